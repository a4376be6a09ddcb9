"""Below every chart: its numbers as a table, whose rows are there when they are seen, and the switch of its scale."""

import json

import pytest

from nnlesson.blocks import catalogue
from nnlesson.contract.body import body
from nnlesson.contract.chart_foot import chart_foot
from nnlesson.contract.measure import advance
from nnlesson.draw.element import markup
from nnlesson.draw.figure import Chart, Numbers
from nnlesson.draw.wording import percent

NUMBERS = Numbers("Shares, all", ["step", "share"], [[0.0, 0.5], [10.0, 0.123456789], [11.0, None]], percent)


def foot(scale: str = "", open: bool = True) -> str:
    return markup(chart_foot(Chart("chart", lambda: NUMBERS, scale), "block", open))


def test_the_table_has_a_caption_and_heads_and_numbers_in_words_and_in_full() -> None:
    html = foot()

    assert "<caption>Shares, all</caption>" in html
    assert '<th scope="col">share</th>' in html
    assert '<th scope="row" data-value="10">10</th><td data-value="0.123457">12.3 %</td>' in html
    assert "<td></td>" in html
    assert '<details class="nn-numbers" data-chart="chart"><summary>Show as table</summary>' in html


def test_a_closed_table_has_no_rows_and_its_numbers_are_not_even_looked_for() -> None:
    def numbers() -> Numbers:
        raise AssertionError

    html = markup(chart_foot(Chart("chart", numbers), "block", open=False))

    assert "<div data-kept></div>" in html
    assert "<table" not in html


@pytest.mark.parametrize(("scale", "switch"), [("", None), ("linear", False), ("log", True)])
def test_a_chart_with_two_scales_has_a_switch_between_them(scale: str, switch: bool | None) -> None:
    html = foot(scale)

    assert ("checkbox" in html) == (switch is not None)
    assert (" checked" in html) == bool(switch)


@pytest.mark.parametrize("kind", ["and-gate", "next-word", "own-sentence", "student-training", "generalization"])
def test_a_closed_table_adds_little_to_a_frame_and_an_open_one_stays_small(kind: str) -> None:
    block = catalogue()[kind]()
    advance(block, 300)
    closed, still = (len(json.dumps(body(block, tables)[0])) for tables in ((), None))
    charts = sum(panel.figure.chart is not None for panel in block.picture().panels)

    assert charts
    assert still - closed < charts * 8000
    assert closed < 60_000


def test_the_scale_that_a_reader_has_chosen_outlasts_a_new_start() -> None:
    block = catalogue()["and-gate"]()
    block.scales["loss"] = "log"
    block.reset()

    assert "(log scale)" in markup(body(block)[0])
