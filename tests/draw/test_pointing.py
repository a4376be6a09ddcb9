"""Pointing: which part lies where, what it is called, and what a stop for the keys says about itself."""

import pytest

from nnlesson.draw.pointing import part_at, part_of, stop, stop_for_all


@pytest.mark.parametrize(("x", "part"), [(0.0, 0), (0.12, 0), (0.13, 1), (0.5, 2), (0.99, 4), (1.0, 4)])
def test_the_way_from_0_to_1_leads_through_all_parts(x: float, part: int) -> None:
    assert part_at(x, 5) == part


def test_one_part_is_met_everywhere() -> None:
    assert [part_at(x, 1) for x in (0.0, 0.5, 1.0)] == [0, 0, 0]


@pytest.mark.parametrize("count", [1, 2, 3, 7, 50, 333])
def test_as_many_steps_as_there_are_parts_lead_to_each_of_them(count: int) -> None:
    step = float(stop_for_all("net", "Parts", "", None, count)["data_step"] or "")

    assert [part_at(min(1.0, i * step), count) for i in range(count)] == list(range(count))


@pytest.mark.parametrize("count", [1, 2, 3, 7, 50, 333])
def test_where_the_keys_stand_is_the_part_that_is_told_about(count: int) -> None:
    for told in range(count):
        stands = float(stop_for_all("net", "Parts", "", told, count)["aria_valuenow"] or "")

        assert part_at(stands / 100, count) == told


@pytest.mark.parametrize(
    ("pointed", "part"), [("net-node-1-0", "node-1-0"), ("net", ""), ("network-node-1-0", ""), ("", "")]
)
def test_a_part_is_called_by_the_name_of_the_whole_and_its_own(pointed: str, part: str) -> None:
    assert part_of("net", pointed) == part


def test_a_stop_tells_its_place_and_what_is_told_there() -> None:
    told = stop_for_all("net", "Parts", "the second", 1, 3)

    assert (told["aria_valuenow"], told["aria_valuetext"], told["data_step"]) == ("50", "the second", "0.500000")
    assert stop_for_all("net", "Parts", "", None, 3)["aria_valuetext"] == "Press an arrow key"


def test_a_chart_tells_its_place_in_whole_percents_and_leaves_the_step_to_the_page() -> None:
    told = stop("loss", "Read the loss", "0.25", 0.12345)

    assert (told["aria_valuenow"], told["data_step"]) == ("12", None)
