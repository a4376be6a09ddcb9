"""Three knobs of a real network: what they do, and that training takes them to the best place there is."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from nnlesson.blocks.knobs.knobs import LEVELS, START, STOP, Knobs, drawn
from nnlesson.blocks.knobs.network import WORDS, ThreeKnobs
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance, readouts
from nnlesson.core import Array
from nnlesson.draw.element import markup


def losses(places: Array, word: str = "mat") -> Array:
    """The loss at each place (n, 3) of the knobs, worked out here once more, with nothing of the block's own."""
    first, second, third = ThreeKnobs().dense
    numbers = ThreeKnobs().embedding.W[[0, 1, 2, 3, 0], 0]
    hidden = np.tanh(numbers @ first.W + first.b)
    sums = np.tile(hidden @ second.W + second.b, (len(places), 1))
    for i, (start, end) in enumerate(((0, 2), (1, 3), (2, 4))):
        sums[:, end] += hidden[start] * (places[:, i] - second.W[start, end])
    scores = np.tanh(sums) @ third.W + third.b
    loss: Array = np.log(np.exp(scores).sum(axis=1)) - scores[:, WORDS.index(word)]
    return loss


def least(word: str = "mat") -> float:
    """The least loss that the knobs allow: a grid, and around its best place ever finer ones."""
    middle, half = np.zeros(3), STOP
    for _ in range(12):
        axes = [np.clip(np.linspace(at - half, at + half, 13), -STOP, STOP) for at in middle]
        places = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 3)
        middle, half = places[losses(places, word).argmin()], half / 3
    return float(losses(middle[None], word)[0])


def run(block: Knobs) -> list[float]:
    """The losses of a whole run."""
    seen = [block.loss]
    while block.enables("step"):
        block.advance()
        seen.append(block.loss)
    return seen


CORNERS = [{"w1": a, "w2": b, "w3": c} for a in (-STOP, STOP) for b in (-STOP, STOP) for c in (-STOP, STOP)]


@pytest.mark.parametrize("options", [{"seed": 5}, {"seed": 1}, {"seed": 2}, *CORNERS])
def test_training_lowers_the_loss_at_every_step_to_the_least_that_the_knobs_allow(options: dict[str, Any]) -> None:
    block = Knobs(**options)
    seen = run(block)

    assert all(after <= before for before, after in pairwise(seen))
    assert seen[-1] <= 1.001 * least()
    assert block.least
    assert max(abs(block.w1), abs(block.w2), abs(block.w3)) < STOP
    assert "no knob can lower the loss any further" in block.picture().sentence


@pytest.mark.parametrize("word", WORDS)
def test_it_can_be_made_to_say_any_of_its_words(word: str) -> None:
    block = Knobs(seed=5, word=word)
    seen = run(block)

    assert block.said == word
    assert block.level == 4
    assert seen[-1] <= least(word) + 0.01  # where knobs stand at their stops, the last bit takes thousands of steps
    assert all(after <= before for before, after in pairwise(seen))


def test_what_is_shown_is_what_the_weights_say() -> None:
    block = Knobs(seed=5, w2=-1.0)

    assert block.loss == pytest.approx(float(losses(np.array([[block.w1, -1.0, block.w3]]))[0]), abs=1e-12)
    assert sum(block.signals[-1]) == pytest.approx(1.0)
    assert -np.log(readouts(block)["probability"].value) == pytest.approx(block.loss)


def test_slopes_are_those_of_central_differences() -> None:
    block, tiny = Knobs(seed=3), 1e-6
    at = np.array([block.w1, block.w2, block.w3])
    for i in range(3):
        move = np.eye(3)[i] * tiny
        slope = (losses((at + move)[None]) - losses((at - move)[None])) / (2 * tiny)
        assert block.slopes[i] == pytest.approx(slope[0], abs=1e-8)


def test_training_goes_on_from_where_the_learner_left_the_knobs() -> None:
    block = Knobs(seed=5)
    advance(block, 20)
    block.set("w1", -2.5)
    assert block.steps == 0  # a new beginning

    slope = float(block.slopes[0])
    block.advance()

    assert block.w1 == pytest.approx(-2.5 - 0.5 * slope)


def test_a_knob_that_is_turned_while_it_trains_is_taken_from_there() -> None:
    block = Knobs(seed=5)
    block.train()
    advance(block, 20)
    block.set("w3", 2.0)

    assert block.steps == 20
    assert block.model.knobs()[2] == 2.0


def test_reset_brings_the_page_s_start_back_and_a_new_start_turns_the_knobs_at_random() -> None:
    block = Knobs(seed=5, w2=1.0)
    begin = (block.w1, block.w2, block.w3)
    advance(block, 30)
    block.reset()
    assert (block.w1, block.w2, block.w3) == begin
    assert block.w2 == 1.0

    block.set("seed", 77)
    assert [block.w1, block.w2, block.w3] == drawn(77)
    block.set("w1", 0.0)
    block.reset()
    assert [block.w1, block.w2, block.w3] == drawn(77)


def test_where_a_page_says_nothing_of_a_knob_the_seed_does() -> None:
    assert [Knobs().w1, Knobs().w2, Knobs().w3] == START == drawn(0)
    assert [Knobs(seed=9).w1, Knobs(seed=9).w3] == [drawn(9)[0], drawn(9)[2]]


def test_all_105_numbers_get_far_lower_than_three_and_have_to_move_less() -> None:
    three, whole = Knobs(seed=5), Knobs(seed=5, free="all")
    before = three.model.knobs()
    for block in (three, whole):
        advance(block, 200)

    assert whole.model.size == 105
    assert whole.loss < three.loss / 50
    assert np.abs(whole.model.knobs() - before).max() < np.abs(three.model.knobs() - before).max() / 2


def test_the_knobs_alone_move_while_three_are_free() -> None:
    block = Knobs(seed=5)
    before = [parameter.copy() for parameter in block.model.network.parameters()]
    advance(block, 50)
    changed = sum(int((old != new).sum()) for old, new in zip(before, block.model.network.parameters(), strict=True))

    assert changed == 3


@pytest.mark.parametrize(
    ("knobs", "level"),
    [
        ((1.85, 1.85, 0.1), "Way off"),
        ((-1.45, -1.2, 1.9), "Way off"),
        ((0.25, -0.95, -0.8), "Right"),
        ((-0.9, 1.85, 0.1), "On the right track"),
    ],
)
def test_the_verdict_follows_from_the_probabilities(knobs: tuple[float, float, float], level: str) -> None:
    block = Knobs(w1=knobs[0], w2=knobs[1], w3=knobs[2])

    assert LEVELS[block.level] == level
    assert level.lower() in block.picture().sentence


def test_every_level_of_the_verdict_can_be_reached_by_hand() -> None:
    rng = np.random.default_rng(0)
    block, found = Knobs(), set()
    for _ in range(3000):
        block.w1, block.w2, block.w3 = rng.uniform(-STOP, STOP, 3).tolist()
        block.evaluate()
        found.add(block.level)

    assert found == set(range(len(LEVELS)))


def test_the_winner_is_marked_in_the_diagram_in_the_list_and_in_the_sentence() -> None:
    block = Knobs(seed=5)
    html = markup(body(block)[0])

    assert "banana?" in html
    assert html.count("nn-word--wins") == 1
    assert html.count('class="nn-top"') == 1
    assert block.picture().sentence.startswith("It says banana: way off.")


def test_the_next_step_is_written_out_as_it_will_be_made() -> None:
    block = Knobs(seed=5, beside="step")
    (_, written), *_ = block.next_step()
    block.advance()

    assert written == f"1.85 − 0.5 × 0.33 = {block.w1:.4g}"
    assert {"slope-1", "slope-2", "slope-3"} <= set(readouts(block))


def test_another_choice_of_what_is_free_gives_back_the_other_numbers_too() -> None:
    block = Knobs(seed=5, free="all")
    advance(block, 200)

    block.set("free", "knobs")

    assert block.steps == 0
    assert block.loss == Knobs(seed=5).loss
    block.set("w1", -0.75)
    assert not block.least


def test_by_hand_each_round_of_best_places_comes_closer_as_the_lesson_says() -> None:
    block, notches = Knobs(seed=5), [round(-3 + 0.05 * i, 2) for i in range(121)]

    def loss_at(name: str, place: float) -> float:
        block.set(name, place)
        return block.loss

    for after in ([-0.9, -2.6, -0.35], [-0.85, -2.05, -0.6]):
        for name in ("w1", "w2", "w3"):
            block.set(name, min(notches, key=lambda place: loss_at(name, place)))
        assert [block.w1, block.w2, block.w3] == after
        assert not block.least
