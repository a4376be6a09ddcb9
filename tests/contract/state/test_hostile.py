"""Each hostile state is refused with its sentence, and none of them runs anything."""

from typing import Any

import pytest

from contract.state.everything import Everything, Trap
from contract.state.hostile import DAMAGED, RAW, REFUSED, Change, state, written
from nnlesson.contract.state import StateRefused, read_state


@pytest.fixture(autouse=True)
def traps() -> None:
    Trap.ran.clear()


def refusal(content: bytes) -> str:
    with pytest.raises(StateRefused) as refused:
        read_state(content, Everything, "figure", {"everything": Everything})
    return str(refused.value)


@pytest.mark.parametrize(("change", "said"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_state_that_was_tampered_with_is_refused_and_runs_nothing(change: Change, said: str) -> None:
    head, arrays = written()
    change(head)

    assert refusal(state(head, arrays)) == said
    assert Trap.ran == []


@pytest.mark.parametrize(("content", "said"), RAW.values(), ids=RAW)
def test_what_is_no_state_at_all_is_refused(content: bytes, said: str) -> None:
    assert refusal(content) == said


@pytest.mark.parametrize("extra", [b"x", b"\0" * 8, b"\n{}"])
def test_bytes_too_many_or_too_few_are_refused(extra: bytes) -> None:
    head, arrays = written()

    assert refusal(state(head, arrays + extra)) == "its arrays have not as many bytes as they should"
    assert refusal(state(head, arrays[: -len(extra)])) == "its arrays have not as many bytes as they should"


def test_a_chain_of_things_without_an_end_is_refused() -> None:
    head, arrays = written()
    first = len(head["things"])
    head["things"] += [{"list": [{"thing": first + i + 1}]} for i in range(50_000)]
    head["attributes"]["rows"] = {"thing": first}

    assert refusal(state(head, arrays)) == DAMAGED


def test_a_state_cut_off_anywhere_is_refused() -> None:
    head, arrays = written()
    whole = state(head, arrays)

    for end in range(0, len(whole), 97):
        refusal(whole[:end])


def test_a_list_that_holds_itself_comes_back_as_such() -> None:
    head, arrays = written()
    head["things"].append({"list": [{"thing": len(head["things"])}]})
    head["attributes"]["nothing"] = {"thing": len(head["things"]) - 1}

    found = read_state(state(head, arrays), Everything, "", {})

    assert isinstance(found, Everything)
    held: Any = found.nothing
    assert held[0] is held


def test_the_cases_are_at_least_a_hundred() -> None:
    assert len(REFUSED) + len(RAW) >= 100
