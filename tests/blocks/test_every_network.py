"""Every network diagram of the course: each neuron and each weight can be reached by keys, and says its sum."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from nnlesson.blocks import catalogue
from nnlesson.contract import Block, Pointer
from nnlesson.contract.measure import advance

NETWORKS = {  # the block, the name of its network, and how many neurons and weights it has
    "and-gate": ("neuron", 3 + 2),
    "training-cycle": ("neuron", 3 + 2),
    "knobs": ("net", 5 + 6 + 5 + 5 + 30 + 30 + 25),
    "forward-pass": ("net", 7 + 4 + 4 + 28 + 16),
    "six-sentences": ("net", 7 + 4 + 4 + 28 + 16),
    "training-loop": ("net", 7 + 4 + 4 + 28 + 16),
    "word-network": ("net", 5 + 2 + 8 + 5 + 10 + 16 + 40),
    "students": ("network", 3 + 4 + 2 + 12 + 8),
}
SUM = re.compile(r"\d.* = .*\d")
every_network = pytest.mark.parametrize("kind", NETWORKS)


def elements(node: Any) -> Iterator[list[Any]]:
    if not isinstance(node, str):
        yield node
        for child in node[2:]:
            yield from elements(child)


def drawn(block: Block) -> list[list[Any]]:
    return [found for panel in block.picture().panels for found in elements(panel.figure.drawing)]


def stop(block: Block, name: str) -> dict[str, str]:
    """What the network's stop for the keys says."""
    found: dict[str, str] = next(e[1] for e in drawn(block) if e[1].get("data-point") == name)
    return found


def test_no_network_is_forgotten() -> None:
    found = set()
    for kind, block in catalogue().items():
        if kind != "glimpse" and any("nn-edge" in e[1].get("class", "") for e in drawn(block())):
            found.add(kind)

    assert found == set(NETWORKS)


@every_network
def test_each_neuron_and_weight_can_be_pointed_at_once(kind: str) -> None:
    name, count = NETWORKS[kind]
    points = [e[1]["data-point"] for e in drawn(catalogue()[kind]()) if "data-point" in e[1]]
    things = [point for point in points if point.startswith((f"{name}-node-", f"{name}-weight-"))]

    assert len(things) == len(set(things)) == count
    assert points.count(name) == 1


@every_network
@pytest.mark.parametrize("steps", [0, 4])
def test_the_keys_reach_each_of_them_and_each_says_its_sum(kind: str, steps: int) -> None:
    name, count = NETWORKS[kind]
    block = catalogue()[kind]()
    advance(block, steps)
    told = {}
    for i in range(count):
        block.pointer = Pointer(name, i / (count - 1), 0.5)
        says = stop(block, name)
        assert float(says["aria-valuenow"]) == pytest.approx(100 * i / (count - 1), abs=0.01)
        told[i] = says["aria-valuetext"]

    assert all(re.search(r"\d", words) for words in told.values()), told
    inputs = [words for words in told.values() if not SUM.search(words)]
    assert len(inputs) <= 7, inputs  # only what comes in has no sum
    assert len(set(told.values())) == count


@pytest.mark.parametrize("kind", ["and-gate", "training-cycle", "knobs", "word-network", "students"])
def test_a_neuron_with_a_bias_says_it_in_its_sum(kind: str) -> None:
    block = catalogue()[kind]()
    advance(block, 4)
    last = 1 if kind in ("and-gate", "training-cycle") else 2
    block.pointer = Pointer(f"{NETWORKS[kind][0]}-node-{last}-0", 0.5, 0.5)

    assert "bias" in stop(block, NETWORKS[kind][0])["aria-valuetext"]


def test_the_sum_is_the_one_that_the_network_makes() -> None:
    block = catalogue()["and-gate"](seed=3)
    advance(block, 50)
    block.pointer = Pointer("neuron-node-1-0", 0.5, 0.5)

    words = stop(block, "neuron")["aria-valuetext"]

    answer = f"{block.answers[3, 0]:.3f}"  # type: ignore[attr-defined]
    assert f"= 0.{answer[2:]}" in words
    assert "sigmoid(" in words
