import pytest

from nnlesson.blocks.contract.option import Choice, Option, Text, Unfit, choice, option, text

RATE: Option = option(0.5, low=0.001, high=10.0, log=True, label="Learning rate")
COUNT: Option = option(4, low=1, high=8, label="Neurons")
GATE: Option = choice("and", {"and": "AND", "or": "OR", "xor": "XOR"}, label="Gate")
CAPTION: Option = text("", label="Caption", longest=5)


@pytest.mark.parametrize(("given", "read"), [(0.5, 0.5), (1, 1.0), ("0.25", 0.25), ("1e-2", 0.01), (10, 10.0)])
def test_a_number_is_read_however_it_is_written(given: object, read: float) -> None:
    assert RATE.read(given) == read


@pytest.mark.parametrize("given", ["fast", 0, -1, 10.1, True, None, [1], float("nan"), float("inf"), "nan", 10**400])
def test_a_number_out_of_range_or_of_another_type_is_refused(given: object) -> None:
    with pytest.raises(Unfit, match=r"^give a number from 0.001 to 10$"):
        RATE.read(given)


def test_a_whole_number_has_nothing_behind_its_point() -> None:
    assert COUNT.read(3.0) == 3
    with pytest.raises(Unfit, match=r"^give a whole number from 1 to 8$"):
        COUNT.read(2.5)


@pytest.mark.parametrize("given", ["nand", True, 1, None, "AND"])
def test_a_choice_takes_its_own_words_only(given: object) -> None:
    assert GATE.read("xor") == "xor"
    with pytest.raises(Unfit, match=r'^give "and", "or" or "xor"$'):
        GATE.read(given)


def test_a_text_has_a_longest() -> None:
    assert CAPTION.read("hello") == "hello"
    with pytest.raises(Unfit, match=r"^give a text of at most 5 characters$"):
        CAPTION.read("hello!")


def test_choices_start_a_block_anew_unless_they_say_otherwise() -> None:
    assert isinstance(GATE, Choice)
    assert GATE.restarts
    assert isinstance(CAPTION, Text)
    assert not CAPTION.restarts
