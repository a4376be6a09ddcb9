"""Who points at a neuron or a weight while it trains sees its sum with the numbers of now, and goes on seeing it."""

import re
from typing import Any

import pytest

from blocks.test_every_network import NETWORKS
from live.runs.test_rewind import KINDS
from live.visit import BLOCK, Visit
from nnlesson.contract import Block
from nnlesson.draw.wording import exact
from nnlesson.live.runs.weight_names import WeightNames

DRAWN = [kind for kind in KINDS if kind in NETWORKS]
WITH_BIAS = [kind for kind in DRAWN if kind not in ("six-sentences", "training-loop")]  # these have none
SETTINGS: dict[str, Any] = {"training-loop": {"speed": "fast"}, "students": {"pace": "fast"}, "knobs": {"free": "all"}}
LOOKS = ("nn-sums", "nn-working")  # over the network, or in a panel of their own
NUMBER = r"\(?−?[\d,.]+(?:e[+−-]?\d+)?\)?"
TERMS = re.compile(rf"(?P<sum>{NUMBER} × {NUMBER}(?: \+ {NUMBER}(?: × {NUMBER})?)*) = (?P<is>{NUMBER})")


ENOUGH = 12  # changes of what is seen


def lines(frame: dict[str, Any]) -> list[str]:
    """The sums that are to be seen."""
    return [words(item) for box in boxes(frame["body"]) for item in box[2:] if item[0] == "dd"]


def boxes(node: Any) -> list[Any]:
    if isinstance(node, str):
        return []
    here = [node] if node[0] == "dl" and node[1].get("class", "").startswith(LOOKS) else []
    return here + [found for child in node[2:] for found in boxes(child)]


def words(node: Any) -> str:
    return node if isinstance(node, str) else "".join(map(words, node[2:]))


def number(text: str) -> float:
    return float(text.strip("()").replace("−", "-").replace(",", ""))


def value(term: str) -> float:
    found = 1.0
    for factor in term.split(" × "):
        found *= number(factor)
    return found


def in_training(kind: str, thing: str) -> tuple[Visit, list[list[str]]]:
    """What is seen of a thing that is pointed at, each time that it has changed in a run."""
    visit = Visit()
    visit.open(kind, seed=1, **SETTINGS.get(kind, {}))
    seen = [lines(visit.does("point", {"at": f"{NETWORKS[kind][0]}-{thing}", "x": 0.5, "y": 0.5}))]
    visit.does("train")
    for _ in range(400):
        if len(seen) == ENOUGH:
            break
        frame = visit.tick(300)
        if frame["type"] == "frame" and lines(frame) != seen[-1]:
            seen.append(lines(frame))
    return visit, seen


def weights_of(block: Block) -> set[str]:
    arrays = [array for _, array in WeightNames(block).held if array.dtype == float]
    return {
        exact(shown) for array in arrays for number in array.ravel().tolist() for shown in (number, round(number, 4))
    }


@pytest.mark.parametrize("kind", DRAWN)
def test_the_sum_of_a_neuron_goes_on_with_its_numbers(kind: str) -> None:
    visit, seen = in_training(kind, "node-1-0")

    assert len(seen) > 3
    found = [match for told in seen for line in told if (match := TERMS.match(line))]
    assert len(found) > 3
    for match in found:
        terms = match["sum"].split(" + ")
        assert sum(map(value, terms)) == pytest.approx(number(match["is"]), abs=2e-3 * len(terms)), match[0]
    now = weights_of(visit.dispatcher.sessions[BLOCK].block)
    told = next(match for line in seen[-1] if (match := TERMS.match(line)))
    for term in told["sum"].split(" + "):
        assert term.split(" × ")[-1].strip("()") in now, f"{term} in {told[0]}"


@pytest.mark.parametrize("kind", WITH_BIAS)
def test_its_bias_is_in_it(kind: str) -> None:
    visit, seen = in_training(kind, "node-2-0" if kind == "word-network" else "node-1-0")

    told = next(match for line in seen[-1] if (match := TERMS.match(line)))
    last = told["sum"].split(" + ")[-1]

    assert " × " not in last
    assert last.strip("()") in weights_of(visit.dispatcher.sessions[BLOCK].block)


@pytest.mark.parametrize("kind", DRAWN)
def test_the_sum_of_a_weight_goes_on_with_its_numbers(kind: str) -> None:
    visit, seen = in_training(kind, "weight-1-1-1" if kind not in ("and-gate", "training-cycle") else "weight-0-1-0")

    assert len(seen) > 3
    weight = next(match for line in seen[-1] if (match := TERMS.match(line)))["sum"].split(" × ")[-1]
    assert weight.strip("()") in weights_of(visit.dispatcher.sessions[BLOCK].block)


@pytest.mark.parametrize("kind", DRAWN)
def test_it_is_there_for_whoever_rests_with_the_keys_as_well(kind: str) -> None:
    visit = Visit()
    visit.open(kind, **SETTINGS.get(kind, {}))
    before = lines(visit.newest)

    seen = lines(visit.does("point", {"at": NETWORKS[kind][0], "x": 0.99, "y": 0.5}))

    assert seen != before
    assert any("=" in line for line in seen)
