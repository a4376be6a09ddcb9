"""The build and the page mean the same moment of a run, however a learner comes to it."""

import pytest

from live.asker import ASKER, FIGURE, Pair
from live.visit import Visit
from nnlesson.blocks import catalogue
from nnlesson.contract.terms import parse_term
from nnlesson.plugin.evaluation import Evaluator


@pytest.mark.parametrize(
    ("kind", "term", "paces"),
    [
        ("training-loop", "loss of #figure after 3 steps", [{}, {"speed": "steps"}, {"speed": "fast"}]),
        ("students", "loss of #figure after 12 steps", [{}, {"pace": "fast"}]),
        ("descent", "weight of #figure after 500 steps", [{}]),
    ],
)
def test_build_and_page_mean_the_same_step_by_hand_and_in_a_run(
    visit: Visit, kind: str, term: str, paces: list[dict[str, str]]
) -> None:
    built = Evaluator(catalogue()).number(parse_term(term.replace("#figure", kind)), [])

    for options in paces:
        pair = Pair(visit, term, kind=kind, **options)
        pair.does("train")
        for _ in range(2000):
            pair.runs(1)
        byhand = Pair(visit, term, kind=kind, **options)
        for _ in range(520):
            byhand.does("step")

        assert [value for value, _ in pair.heard] == [built.value]
        assert [value for value, _ in byhand.heard] == [built.value]


def test_a_guess_is_answered_by_a_neuron_with_the_number_that_the_build_computed(visit: Visit) -> None:
    term = "loss of #figure after 30 steps"
    visit.open("and-gate", block=FIGURE, seed=7)
    message = {"type": "open", "block": ASKER, "id": "guess", "kind": "guess"}
    visit.send(message | {"options": {"answer": term, "guess": "0.3"}})
    for _ in range(30):
        visit.event("step", block=FIGURE)

    visit.send({"type": "tick", "block": ASKER, "elapsed": 0})

    built = Evaluator(catalogue()).number(parse_term("loss of and-gate (seed: 7) after 30 steps"), [])
    assert visit.dispatcher.sessions[ASKER].block.said == {term: built.value}  # type: ignore[attr-defined]
