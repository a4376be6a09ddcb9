"""What an earlier visit has kept of a block: it opens as its learner left it, or silently as its page has it."""

import json

from live.visit import BLOCK, Visit, shown


def opened(visit: Visit, state: bytes, kept: str = "run", kind: str = "counter", **options: object) -> None:
    visit.send({"type": "close", "block": BLOCK})
    message = {"type": "open", "block": BLOCK, "id": "figure", "kind": kind, "options": options, "kept": kept}
    visit.send(message, state)


def test_a_kept_run_is_paused_and_says_that_this_is_where_it_was_left(visit: Visit) -> None:
    visit.open()
    visit.does("train")
    state = visit.buffers["state"]

    opened(visit, state)

    assert not visit.newest["running"]
    assert "As you left it" in str(visit.newest["body"])
    assert "As you left it" not in str(visit.does("step")["body"])


def test_what_the_page_has_kept_is_not_sent_to_it_again(visit: Visit) -> None:
    visit.open()
    visit.does("step")

    opened(visit, visit.buffers["state"])

    assert "state" not in visit.buffers
    visit.does("step")
    assert "state" in visit.buffers


def test_a_state_that_does_not_fit_any_more_is_silently_left_out(visit: Visit) -> None:
    visit.open()
    visit.does("step")
    line, _, arrays = visit.buffers["state"].partition(b"\n")
    older = json.loads(line) | {"version": 0}

    opened(visit, json.dumps(older).encode() + b"\n" + arrays)

    assert visit.newest["type"] == "frame"
    assert shown(visit.newest, "count") == 0
    assert "As you left it" not in str(visit.newest["body"])


def test_of_another_code_only_the_answers_are_taken(visit: Visit) -> None:
    visit.open("quiz")
    visit.does("set", {"option": "answer", "to": "b"})
    state = visit.buffers["state"]

    opened(visit, state, "answers", "quiz")
    assert shown(visit.newest, "tries") == 1

    visit.open()
    visit.does("set", {"option": "goal", "to": 77})
    opened(visit, visit.buffers["state"], "answers")
    assert shown(visit.newest, "goal") == 1_000_000


def test_what_is_no_state_at_all_is_left_out_too(visit: Visit) -> None:
    for kept in ("run", "answers"):
        opened(visit, b"[1", kept, "quiz")

        assert visit.newest["type"] == "frame"
        assert shown(visit.newest, "tries") == 0


def test_the_page_s_start_is_what_the_page_says_even_after_a_visit(visit: Visit) -> None:
    visit.open(first=3, seed=7)
    first = visit.newest["body"]
    visit.event("set", {"option": "goal", "to": 77})
    visit.does("new-start")

    opened(visit, visit.buffers["state"], first=3, seed=7)

    assert visit.newest["body"] != first
    assert visit.does("page-start")["body"] == first


def test_an_answer_that_the_page_does_not_ask_for_any_more_is_left_out(visit: Visit) -> None:
    visit.open("guess")
    visit.does("set", {"option": "guess", "to": "0.25"})
    state = visit.buffers["state"]

    opened(visit, state, "answers", "guess", low=0.5, high=1.0)

    assert visit.newest["type"] == "frame"
