"""What has gone wrong in a training is told when it is so, and never when it is not."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from live.runs.test_rewind import KINDS, bar
from live.visit import BLOCK, Visit
from nnlesson.contract import TrainingBlock
from nnlesson.core import CrossEntropy, Dense, GradientDescent, Network, ReLU, Sigmoid, Tanh, Training
from nnlesson.core.trace import Trace
from nnlesson.live.runs.diagnosis import wrong

SEEDS = range(20)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_told_of_a_figure_as_its_page_has_it(kind: str) -> None:
    for seed in SEEDS[:6]:
        visit = Visit()
        visit.open(kind, seed=seed)
        for _ in range(60):
            for _ in range(5):
                visit.event("step")
            assert "trouble" not in visit.tick(0)


def trained(layers: Callable[[np.random.Generator], list[object]], seed: int, rate: float, steps: int) -> Iterator[str]:
    """What is told, after every ten steps, of a network that learns which of two numbers is the larger."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(40, 2))
    target = (x[:, 0] > x[:, 1]).astype(float)
    network = Network(layers(rng))  # type: ignore[arg-type]
    training = Training(network, CrossEntropy(), GradientDescent(rate), (x, target), None, rng)
    losses = Trace()
    losses.add(training.loss.forward(network.forward(x), target))
    for step in range(steps):
        with np.errstate(over="ignore", invalid="ignore"):
            training.step()
            losses.add(training.loss.forward(network.forward(x), target))
        if step % 10 == 9:
            yield next((found.sentence for found in wrong(training, losses, "epoch")), "")


def small(squash: type = Tanh, scale: float = 1.0) -> Callable[[np.random.Generator], list[object]]:
    def layers(rng: np.random.Generator) -> list[object]:
        first = Dense(2, 4, rng)
        first.W *= scale
        return [first, squash(), Dense(4, 2, rng)]

    return layers


@pytest.mark.parametrize("squash", [Tanh, Sigmoid, ReLU])
@pytest.mark.parametrize("rate", [0.05, 0.5])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_run_that_learns_is_left_in_peace(squash: type, rate: float, seed: int) -> None:
    assert set(trained(small(squash), seed, rate, 400)) == {""}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rate_too_large_makes_a_run_worse(seed: int) -> None:
    told = list(trained(lambda rng: [Dense(2, 4, rng), ReLU(), Dense(4, 2, rng)], seed, 1e6, 60))

    worse = ("The loss has got worse: ", "A weight is no number", "All neurons of")
    assert all(said.startswith(worse) for said in told[1:])
    assert any("A smaller rate helps." in said for said in told) or told[-1].startswith("All neurons of")


@pytest.mark.parametrize("seed", SEEDS)
def test_weights_that_start_too_large_saturate_their_layer(seed: int) -> None:
    told = list(trained(small(Tanh, 1e7), seed, 1e-4, 30))

    assert all("nearly -1 or 1, where its curve is flat" in said for said in told)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_dead_layer_of_relu_is_told(seed: int) -> None:
    def layers(rng: np.random.Generator) -> list[object]:
        first = Dense(2, 4, rng)
        first.b -= 100.0
        return [first, ReLU(), Dense(4, 2, rng)]

    assert {said[:24] for said in trained(layers, seed, 0.1, 30)} == {"All neurons of layer 1 a"}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_symmetric_start_is_told(seed: int) -> None:
    def layers(rng: np.random.Generator) -> list[object]:
        first, second = Dense(2, 4, rng), Dense(4, 2, rng)
        first.W[:] = 0.5
        second.W[:] = 0.25
        return [first, Tanh(), second]

    told = list(trained(layers, seed, 0.1, 30))

    assert set(told) == {"All neurons of layer 1 are the same: they get the same slopes, and stay the same."}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rate_too_small_to_be_seen_is_told_after_a_while(seed: int) -> None:
    *before, last = trained(small(), seed, 1e-8, 230)

    assert set(before[:19]) == {""}
    assert last == (
        "After 230 epochs the loss has hardly moved, though there is a slope: "
        "at a learning rate of 1e−8 the steps are too short to be seen."
    )


def test_it_can_be_undone_to_where_the_loss_was_lowest(visit: Visit) -> None:
    visit.open("embedding")
    for _ in range(30):
        visit.does("step")
    block = visit.dispatcher.sessions[BLOCK].block
    assert isinstance(block, TrainingBlock)
    loss = block.loss
    visit.does("set", {"option": "rate", "to": 10.0})
    for _ in range(60):
        frame = visit.does("step")
    trouble = frame["trouble"]
    assert trouble["sentence"].startswith("The loss has got worse: ")
    assert block.loss > 2 * loss

    frame = visit.does("rewind", trouble["undo"])

    assert "trouble" not in frame
    assert bar(frame)[0] == trouble["undo"]
    assert block.loss <= loss
