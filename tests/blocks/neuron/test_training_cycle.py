import re

import numpy as np
import pytest

from nnlesson.blocks.neuron.training_cycle import NAMES, TrainingCycle


def value(text: str) -> float:
    return float(text.replace("−", "-").replace("×", "*"))


def test_a_round_has_five_stages_and_then_begins_anew() -> None:
    block = TrainingCycle()
    seen = []
    for _ in range(6):
        seen.append((block.round, NAMES[block.stage]))
        block.step()

    assert seen == [*((1, name) for name in NAMES), (2, "Predict")]


@pytest.mark.parametrize("seed", range(5))
def test_the_weights_move_at_the_fourth_stage_and_the_loss_falls(seed: int) -> None:
    block = TrainingCycle(seed=seed)
    start = block.knobs()
    for _ in range(2):
        block.step()
    assert block.knobs() == start

    block.step()
    assert block.knobs() != start
    assert block.loss_now < block.error


def test_the_slopes_agree_with_a_wiggle_of_each_weight() -> None:
    block, h = TrainingCycle(), 1e-6
    differences = []
    for parameter in block.network.parameters():
        for place in np.ndindex(parameter.shape):
            losses = []
            for shift in (h, -2 * h):
                parameter[place] += shift
                losses.append(block.loss_now)
            parameter[place] += h
            differences.append((losses[0] - losses[1]) / (2 * h))

    assert block.slopes() == pytest.approx(differences, abs=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_every_sum_that_is_shown_comes_out_with_the_numbers_that_are_shown(seed: int) -> None:
    block = TrainingCycle(seed=seed)
    checked = 0
    for _ in range(10):
        for _, line in block.arithmetic():
            terms = re.sub(r"^.* = (?=[−(\d][^=]*=)", "", line).split(" = ")
            if len(terms) == 2 and re.fullmatch(r"[−\d.×()+ ]+", terms[0]):
                shown = eval(terms[0].replace("−", "-").replace("×", "*"))
                assert shown == pytest.approx(value(terms[1]), abs=2e-3)
                checked += 1
        block.step()

    assert checked >= 8
