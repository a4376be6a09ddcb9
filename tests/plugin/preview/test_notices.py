"""A page is told what is new since it last asked: at once if something is, and else when something comes."""

import json
from threading import Thread
from typing import Any

import pytest

from nnlesson.plugin.preview import notices
from nnlesson.plugin.preview.notices import Notices
from nnlesson.plugin.preview.script import head


def asked(told: Notices, since: int, page: str = "/") -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(told.answer(since, page))
    return answer


def test_a_page_that_has_just_come_is_answered_at_once_and_told_no_modules() -> None:
    told = Notices()
    told.tell_modules("{}", {"dial": "line 3"})

    answer = asked(told, 0)

    assert (answer["version"], answer["modules"], answer["faults"]) == (2, "", {"dial": "line 3"})


def test_a_page_is_told_what_is_new() -> None:
    told = Notices()
    told.tell("pages")
    version = asked(told, 0)["version"]
    told.tell_modules('{"themes": {}}', {})

    answer = asked(told, version)

    assert (answer["modules"], answer["pages"], answer["style"], answer["all"]) == (
        '{"themes": {}}',
        False,
        False,
        False,
    )


def test_a_question_waits_and_its_page_counts_as_open_until_then() -> None:
    told, answers = Notices(), list[dict[str, Any]]()
    version = asked(told, 0)["version"]
    question = Thread(target=lambda: answers.append(asked(told, version, "/lesson/")))
    question.start()
    with told.news:
        told.news.wait_for(lambda: "/lesson/" in told.viewed, 10)
        assert told.viewed == {"/lesson/": 1}

    told.tell("style")
    question.join()

    assert [answer["style"] for answer in answers] == [True]
    assert told.viewed == {}


def test_a_question_is_not_open_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "PATIENCE", 0.01)
    told = Notices()

    assert asked(told, 1)["version"] == 1


def test_the_prose_of_a_page_is_the_same_whatever_its_numbers_are() -> None:
    page = '<p>It is <span class="nn-number" title="x">{}</span>.</p><p>{}</p>'

    assert head(page.format(1, "So.")) == head(page.format(2, "So.")) != head(page.format(1, "No."))
