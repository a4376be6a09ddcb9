"""The drawings of the experts' lesson: what they show, how they can be pointed at, and what they say in words."""

import numpy as np
import pytest

from nnlesson.blocks.mixture.cross_table import Table, cell_at, cross_table
from nnlesson.blocks.mixture.lamps import Lamp, switchboard
from nnlesson.blocks.mixture.shares import Course, Event, shares
from nnlesson.blocks.mixture.words import Word, word_at, words
from nnlesson.draw.element import markup

TABLE = Table("t", np.array([[2, 0, 1], [0, 0, 0]]), ["verbs", "marks"], ["1", "2", "3"], "expert", "Words by expert")


def test_lamps_with_a_gate_are_lit_and_the_others_rest() -> None:
    html = markup(switchboard("cat", [Lamp(0.5, 0.6), Lamp(0.3, 0.4), Lamp(0.2, 0.0)]).drawing)

    assert html.count("nn-lamp--lit") == html.count("nn-wire--lit") == 2
    assert html.count(">rests<") == 1
    assert [f">{size}<" in html for size in (0.6, 0.4)] == [True, True]
    assert html.count(">gate<") == 2
    assert "highest scores for cat: expert 1 50 %, expert 2 30 %, expert 3 20 %." in html
    assert "Lit: expert 1, times 0.6, expert 2, times 0.4. The other 1 rest." in html


def test_a_panel_of_many_lamps_has_wires_to_the_lit_ones_only() -> None:
    html = markup(switchboard("cat", [Lamp(0.5, 1.0)] + [Lamp(0.5 / 127, 0.0)] * 127).drawing)

    assert html.count("data-expert") == 128
    assert html.count("nn-wire") == 2  # of one wire: its class, and that it is lit


def test_without_a_word_all_lamps_rest() -> None:
    html = markup(switchboard("", [Lamp(0.0, 0.0)] * 4).drawing)

    assert "nn-lamp--lit" not in html
    assert "There is no word, so all of them rest." in html


def test_words_are_named_one_by_one_and_the_chosen_one_is_spoken() -> None:
    html = markup(words("w", "Words", [Word("cat", "1 + 2"), Word("x" * 20, "unknown", known=False)], 0).drawing)

    assert 'aria-valuetext="cat: 1 + 2"' in html
    assert "xxxxxxxxxxxxx…" in html
    assert 'class="nn-wordrow__word nn-wordrow__word--unknown" data-point="w-1"' in html
    assert "No words yet." in markup(words("w", "Words", [], None).drawing)


@pytest.mark.parametrize(
    ("pointed", "x", "found"), [("w", 0.0, 0), ("w", 1.0, 2), ("w-1", 0.3, 1), ("w-9", 0.0, None), ("loss", 0.5, None)]
)
def test_a_word_is_pointed_at_by_its_name_or_by_the_way_along_the_row(pointed: str, x: float, found: int) -> None:
    assert word_at("w", pointed, x, 3) == found


def test_a_cross_table_marks_the_cell_that_is_told_about() -> None:
    html = markup(cross_table(TABLE, (0, 2), "one verb").drawing)

    assert html.count("nn-ring") == 1
    assert "Words by expert. verbs: expert 1 2, expert 3 1; marks: none." in html
    assert 'aria-valuetext="one verb"' in html


@pytest.mark.parametrize(
    ("pointed", "x", "found"), [("t", 0.0, (0, 0)), ("t", 1.0, (1, 2)), ("t-1-0", 0.9, (1, 0)), ("loss", 0.5, None)]
)
def test_a_cell_is_pointed_at_by_its_name_or_by_the_way_through_all(
    pointed: str, x: float, found: tuple[int, int] | None
) -> None:
    assert cell_at(TABLE, pointed, x) == found


def test_the_bands_of_a_course_fill_the_height_and_events_are_named() -> None:
    course = Course(np.array([[0.5, 0.9], [0.5, 0.1]]), np.array([0.95, 0.05]), 1, 2, "expert", "Share")
    html = markup(shares(course, [Event(1, "balancing 0")]).drawing)

    assert html.count('class="nn-band nn-expert nn-expert--1"') == html.count("nn-band nn-expert nn-expert--2") == 1
    assert "1: 95 %" in html
    assert "2: 5 %<" not in html  # too thin for a number beside it
    assert "balancing 0" in html
    assert "Share, over 2 steps. Now: expert 1 95 %, expert 2 5 %." in html


def test_of_events_that_lie_close_the_newest_is_named_and_the_others_briefly_or_not_at_all() -> None:
    course = Course(np.full((1, 100), 1.0), np.array([1.0]), 1, 99, "expert", "Share")
    events = [Event(step, f"set to {given}", given) for step, given in ((40, "1"), (88, "2"), (89, "3"))]
    html = markup(shares(course, events).drawing)

    assert html.count("nn-event") == 3
    assert [f">{words}<" in html for words in ("1", "2", "set to 3")] == [True, False, True]
    assert "set to 1" not in html


def test_numbers_stand_beside_the_bands_until_their_names_are_on_them() -> None:
    def html(steps: int) -> str:
        return markup(shares(Course(np.full((1, steps), 1.0), np.array([1.0]), 1, steps, "expert", "Share")).drawing)

    assert ">1: 100 %<" in html(2)
    assert ">100 %<" in html(90)
    assert ">expert 1<" in html(90)


def test_a_band_bears_the_colour_of_its_lamp_and_its_name_and_is_grey_without_words() -> None:
    lit = markup(switchboard("cat", [Lamp(0.1, 0.0)] * 2 + [Lamp(0.8, 1.0)]).drawing)
    rows = np.array([[0.2] * 80, [0.0] * 80, [0.8] * 80])
    html = markup(shares(Course(rows, rows[:, 0], 1, 79, "expert", "Share", frozenset({1}))).drawing)

    assert "nn-lamp--lit nn-expert nn-expert--3" in lit
    assert 'class="nn-band nn-expert nn-expert--3"' in html
    assert html.count("nn-band--idle") == 1
    assert [f">expert {e}<" in html for e in (1, 2, 3)] == [True, False, True]
