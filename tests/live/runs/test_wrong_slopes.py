"""A wrong slope is found by the check, in every figure that trains; and of a right one it is never said."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest

from live.runs.test_gradient_check import FEW
from live.runs.test_rewind import KINDS
from nnlesson.blocks import catalogue
from nnlesson.blocks.descent import descent
from nnlesson.contract import Block, Picture, TrainingBlock
from nnlesson.core import Array, Dense, GradientDescent, MeanSquaredError, Network, Tanh, optimizers
from nnlesson.core import layers as core_layers
from nnlesson.core import losses as core_losses
from nnlesson.live.runs import gradient_check
from nnlesson.live.runs.gradient_check import CLOSE, FLOWN, NOTHING, check_gradient
from nnlesson.live.runs.holding import parts

SETTINGS = FEW | {"knobs": {"free": "all"}}  # in which every rule has a part in the slopes
OFF = 1.01  # so much a wrong slope is too steep


def at_work(kind: str) -> Block:
    block = catalogue()[kind](seed=2, **SETTINGS.get(kind, {}))
    for _ in range(3):
        block.advance()
    return block


def rules(kind: str) -> list[type]:
    """The classes whose backward rule is asked when such a block is checked."""
    asked = set[type]()
    with ExitStack() as stack:
        for rule in with_rules(at_work(kind)):
            stack.enter_context(patch.object(rule, "backward", asking(rule, asked)))
        check_gradient(at_work(kind))
    return sorted(asked, key=lambda kind: kind.__name__)


def with_rules(block: Block) -> set[type]:
    core = {kind for module in (core_layers, core_losses) for kind in vars(module).values() if isinstance(kind, type)}
    held = {type(thing) for thing in things(block, set())}
    return {kind for kind in core | held if "backward" in vars(kind) and kind is not Network}


def things(held: object, seen: set[int]) -> Iterator[object]:
    if id(held) not in seen and not isinstance(held, np.ndarray):
        seen.add(id(held))
        yield held
        for part in parts(held):
            yield from things(part, seen)


def asking(kind: type, asked: set[type]) -> Any:
    right = vars(kind)["backward"]

    def backward(self: object, *given: Array) -> Array:
        asked.add(kind)
        found: Array = right(self, *given)
        return found

    return backward


@contextmanager
def wrong(kind: type) -> Iterator[None]:
    """All that a rule finds is off."""
    right = vars(kind)["backward"]

    def backward(self: Any, *given: Array) -> Array:
        dx: Array = OFF * right(self, *given)
        for name in vars(self):
            if name.startswith("d") and isinstance(getattr(self, name), np.ndarray):
                setattr(self, name, OFF * getattr(self, name))
        return dx

    with patch.object(kind, "backward", backward):
        yield


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "descent"])
def test_each_wrong_rule_is_found_in_each_figure(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gradient_check, "MOST", 200)
    found = rules(kind)
    assert len(found) >= 2, "a layer and a loss"
    for rule in found:
        with wrong(rule):
            checked = check_gradient(at_work(kind))

        assert checked.sentence.startswith("The slopes do not agree: that of "), rule
        assert max(slope.gap for slope in checked.slopes) > 0.005


def test_a_wrong_slope_of_the_ground_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = descent.Ground(descent.bowl, lambda u, k: OFF * k * u, 18.0)
    monkeypatch.setitem(descent.GROUNDS, "bowl", wrong)

    assert "weight[0] is off by 9.9e-03" in check_gradient(catalogue()["descent"]()).sentence


# Blocks of anybody's


class Own(TrainingBlock):
    """A network, its data, and a step that goes down the mean squared error: how, says who inherits it."""

    kind = "own"

    def start(self) -> None:
        rng = self.rng()
        self.network = Network([Dense(2, 3, rng), Tanh(), Dense(3, 1, rng)])
        self.x, self.target = rng.normal(size=(5, 2)), rng.normal(size=(5, 1))

    def evaluate(self) -> None:
        self.loss = MeanSquaredError().forward(self.network.forward(self.x), self.target)

    def backward(self) -> None:
        loss = MeanSquaredError()
        loss.forward(self.network.forward(self.x), self.target)
        self.network.backward(loss.backward())

    def picture(self) -> Picture:
        return Picture([], "")


class ByHand(Own):
    """Moves its weights itself."""

    def step(self) -> None:
        self.backward()
        for w, g in zip(self.network.parameters(), self.network.gradients(), strict=True):
            w -= 0.1 * g


class Heir(GradientDescent):
    """An optimizer of somebody's own."""

    def step(self, parameters: Any, gradients: Any) -> None:
        for w, g in zip(parameters, gradients, strict=True):
            w -= self.rate * np.sign(g)


class WithHeir(Own):
    def step(self) -> None:
        self.backward()
        Heir(0.1).step(self.network.parameters(), self.network.gradients())


class Decaying(Own):
    """Goes down something that is added to the loss, and says so."""

    def step(self) -> None:
        self.backward()
        slopes = [g + 0.2 * w for w, g in zip(self.network.parameters(), self.network.gradients(), strict=True)]
        GradientDescent(0.1).step(self.network.parameters(), slopes)

    def objective(self) -> float:
        return super().objective() + 0.1 * float(sum((w**2).sum() for w in self.network.parameters()))


class Silent(Decaying):
    """The same, and does not say so."""

    def objective(self) -> float:
        return Own.objective(self)


class Two(Own):
    """Has a second network, with a loss of its own that it shows nothing of."""

    def start(self) -> None:
        super().start()
        self.second = Network([Dense(2, 1, self.rng())])

    def step(self) -> None:
        self.backward()
        GradientDescent(0.1).step(self.network.parameters(), self.network.gradients())
        loss = MeanSquaredError()
        loss.forward(self.second.forward(self.x), self.target)
        self.second.backward(loss.backward())
        GradientDescent(0.1).step(self.second.parameters(), self.second.gradients())


class InParts(Own):
    """Makes a step with each example: no one of them goes down the loss of all."""

    def step(self) -> None:
        for one in range(5):
            loss = MeanSquaredError()
            loss.forward(self.network.forward(self.x[[one]]), self.target[[one]])
            self.network.backward(loss.backward())
            GradientDescent(0.1).step(self.network.parameters(), self.network.gradients())


class Broken(Own):
    def step(self) -> None:
        raise ValueError("no step")


class NoSlopes(Own):
    def step(self) -> None:
        self.network.parameters()[0][0, 0] += 0.1


@pytest.mark.parametrize("kind", [ByHand, WithHeir, Decaying, Two])
def test_the_slopes_of_anybodys_block_are_checked(kind: type[Own]) -> None:
    block = kind(seed=4)
    for _ in range(3):
        checked = check_gradient(block)

        assert len(checked.slopes) == 13  # of the network whose loss it shows
        assert max(slope.gap for slope in checked.slopes) < CLOSE
        block.advance()


@pytest.mark.parametrize("kind", [ByHand, WithHeir, Decaying, Two])
def test_a_wrong_rule_is_found_in_anybodys_block(kind: type[Own]) -> None:
    with wrong(Tanh):
        assert check_gradient(kind()).sentence.startswith("The slopes do not agree: ")


def test_who_goes_down_something_else_than_it_says_is_told() -> None:
    assert check_gradient(Silent()).sentence.startswith("The slopes do not agree: ")


@pytest.mark.parametrize("kind", [InParts, Broken, NoSlopes])
def test_where_there_is_nothing_to_check_that_is_said(kind: type[Own]) -> None:
    assert check_gradient(kind()).sentence == NOTHING


@pytest.mark.filterwarnings("ignore:overflow encountered", "ignore:invalid value encountered")
@pytest.mark.parametrize("weight", [1e200, np.inf, np.nan])
def test_where_training_has_flown_off_no_rule_is_blamed(weight: float) -> None:
    for block in (ByHand(), WithHeir(), catalogue()["make-3"]()):
        vars(block)["network"].parameters()[0][0, 0] = weight
        if not isinstance(block, Own) or not np.isfinite(weight):  # tanh holds what is large
            assert check_gradient(block).sentence == FLOWN


def test_the_optimizers_are_what_they_were() -> None:
    shipped = {name: dict(vars(kind)) for name, kind in vars(optimizers).items() if isinstance(kind, type)}

    for kind in (WithHeir, Broken):
        check_gradient(kind())

    assert {name: dict(vars(kind)) for name, kind in vars(optimizers).items() if isinstance(kind, type)} == shipped
