import pytest

from nnlesson.contract.block import Block
from nnlesson.contract.option import Choice, InvalidValue, Option, Speeds, Text, choice, option, speeds, text

RATE: Option = option(0.5, low=0.001, high=10.0, log=True, label="Learning rate")
COUNT: Option = option(4, low=1, high=8, label="Neurons")
GATE: Option = choice("and", {"and": "AND", "or": "OR", "xor": "XOR"}, label="Gate")
CAPTION: Option = text("", label="Caption", longest=5)


@pytest.mark.parametrize(("given", "read"), [(0.5, 0.5), (1, 1.0), ("0.25", 0.25), ("1e-2", 0.01), (10, 10.0)])
def test_a_number_is_read_however_it_is_written(given: object, read: float) -> None:
    assert RATE.read(given) == read


@pytest.mark.parametrize("given", ["fast", 0, -1, 10.1, True, None, [1], float("nan"), float("inf"), "nan", 10**400])
def test_a_number_out_of_range_or_of_another_type_is_refused(given: object) -> None:
    with pytest.raises(InvalidValue, match=r"^give a number from 0.001 to 10$"):
        RATE.read(given)


def test_a_whole_number_has_nothing_behind_its_point() -> None:
    assert COUNT.read(3.0) == 3
    with pytest.raises(InvalidValue, match=r"^give a whole number from 1 to 8$"):
        COUNT.read(2.5)


@pytest.mark.parametrize("given", ["nand", True, 1, None, "AND"])
def test_a_choice_takes_its_own_words_only(given: object) -> None:
    assert GATE.read("xor") == "xor"
    with pytest.raises(InvalidValue, match=r'^give "and", "or" or "xor"$'):
        GATE.read(given)


def test_a_text_has_a_longest() -> None:
    assert CAPTION.read("hello") == "hello"
    with pytest.raises(InvalidValue, match=r"^give a text of at most 5 characters$"):
        CAPTION.read("hello!")


def test_a_text_has_whole_letters() -> None:
    assert CAPTION.read("\U0001f642") == "\U0001f642"
    with pytest.raises(InvalidValue):
        CAPTION.read("\ud83d")  # the first half of the same


def test_choices_start_a_block_anew_unless_they_say_otherwise() -> None:
    assert isinstance(GATE, Choice)
    assert GATE.restarts
    assert isinstance(CAPTION, Text)
    assert not CAPTION.restarts


class Runner(Block):
    kind = "runner"
    speed: str = speeds("slow", {"slow": 2, "fast": 300})


class Plain(Block):
    kind = "plain"


def test_a_block_runs_at_the_pace_that_is_chosen() -> None:
    block = Runner()

    assert block.steps_per_second == 2
    block.set("speed", "fast")
    assert block.steps_per_second == 300
    assert Runner(speed="fast").steps_per_second == 300


def test_a_block_without_a_choice_of_paces_makes_60_steps_a_second() -> None:
    assert Plain().steps_per_second == 60


def test_paces_are_labelled_by_their_numbers_unless_they_have_labels_and_start_nothing_anew() -> None:
    plain: Option = speeds("slow", {"slow": 0.5, "fast": 60.0})
    named: Option = speeds("slow", {"slow": 0.5, "fast": 60.0}, label="Speed", choices={"slow": "Slow", "fast": "Fast"})

    assert isinstance(plain, Speeds)
    assert isinstance(named, Speeds)
    assert (plain.label, plain.choices) == ("Steps per second", {"slow": "0.5", "fast": "60"})
    assert (named.label, named.choices) == ("Speed", {"slow": "Slow", "fast": "Fast"})
    assert not plain.restarts
