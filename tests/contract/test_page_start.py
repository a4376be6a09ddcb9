"""The line at the foot of a block: its seed, and the way back to what its page began with."""

from collections.abc import Sequence
from typing import ClassVar

from nnlesson.contract import Block, NewStart, Picture, Reset, Slider, Train, option
from nnlesson.contract.control import Control
from nnlesson.contract.page_start import LABEL, LEFT, page_start


class Drawn(Block):
    kind = "drawn"
    rate: float = option(0.5, low=0.0, high=1.0, label="Rate")
    controls: ClassVar[Sequence[Control]] = (Train(), NewStart(), Slider("rate"))

    def picture(self) -> Picture:
        return Picture([], "Nothing to see.")


class Set(Drawn):
    controls = (Slider("rate"),)


class Fixed(Drawn):
    controls = (Train(), Reset())


def words(block: Block) -> list[str]:
    (line,) = page_start(block)
    return [said[2] for said in line[2:-1]]


def can_go_back(block: Block) -> bool:
    (line,) = page_start(block)
    assert line[-1][2] == LABEL
    return "aria-disabled" not in line[-1][1]


def test_it_names_the_seed_where_there_is_chance() -> None:
    assert words(Drawn(seed=7)) == ["Seed 7"]
    assert words(Set()) == []


def test_there_is_none_where_nothing_can_be_changed() -> None:
    assert page_start(Fixed()) == []


def test_it_leads_back_once_something_has_been_changed() -> None:
    block = Drawn(seed=7, rate=0.25)
    assert not can_go_back(block)

    block.set("seed", 8)
    block.set("rate", 0.75)
    assert can_go_back(block)

    block.page_start()
    assert (block.seed, block.rate) == (7, 0.25)
    assert not can_go_back(block)


def test_it_says_that_a_block_is_as_it_was_left() -> None:
    block = Drawn(seed=7)
    block.resumed = True

    assert words(block) == [LEFT, "Seed 7"]
