"""What a block's maker declares wrongly is said where it is written, word for word."""

from collections.abc import Callable

import pytest

from nnlesson.contract import Block, Button, Choose, Mark, NewStart, Slider, TrainingBlock, Write, choice, option, text
from nnlesson.contract.option import WrongDeclaration


def log_from_zero() -> None:
    option(0.5, low=0.0, high=1.0, log=True, label="Rate")


def turned_round() -> None:
    option(0.5, low=1.0, high=0.0, label="Rate")


def beyond() -> None:
    option(3, low=0, high=2, label="Layers")


def no_choice() -> None:
    choice("and", {"and": "AND"}, label="Gate")


def another_choice() -> None:
    choice("nand", {"and": "AND", "or": "OR"}, label="Gate")


def long_text() -> None:
    text("three", label="Word", longest=4)


def unknown_option() -> None:
    class Wrong(Block):
        controls = (Slider("rat"),)


def wrong_kinds() -> None:
    class Wrong(Block):
        gate: str = choice("and", {"and": "AND", "or": "OR"}, label="Gate")
        rate: float = option(0.5, low=0.0, high=1.0, label="Rate")
        controls = (Slider("gate"), Choose("rate"), Write("rate"))


def taken_name() -> None:
    class Wrong(Block):
        reset: float = option(0.5, low=0.0, high=1.0, label="Reset")  # type: ignore[assignment]


def no_property() -> None:
    class Wrong(Block):
        def finished(self) -> bool:  # type: ignore[override]
            return True


class Mixed:
    """What stands before the block among the classes that another one is made of."""


def another_method() -> None:
    class Wrong(Mixed, Block):
        def marks(self) -> list[Mark]:  # type: ignore[override]
            return []

        def pressed(self) -> None:  # type: ignore[override]
            pass


def misspelt() -> None:
    class Wrong(TrainingBlock):
        max_step = 500


def misspelt_controls() -> None:
    class Wrong(Block):
        control = (NewStart(),)


def mistyped() -> None:
    class Wrong(TrainingBlock):
        uint = "step"


def no_method() -> None:
    class Wrong(Block):
        controls = (Button("make-noise", "Make noise"), NewStart())


WRONG: dict[Callable[[], None], str] = {
    log_from_zero: "Rate: low is 0.0; with log=True it is to be above 0",
    turned_round: "Rate: low is 1.0, and high is 0.0; high is to be above low",
    beyond: "Layers: the default is 3; give a whole number from 0 to 2",
    no_choice: "Gate: choices has 1; give two or more",
    another_choice: 'Gate: the default is \'nand\'; give "and" or "or"',
    long_text: "Word: the default is 'three'; give a text of at most 4 characters",
    unknown_option: (
        "Wrong: Slider('rat') is for a number, and there is no option 'rat'; there are seed, caption, title"
    ),
    wrong_kinds: (
        'Wrong: Slider(\'gate\') is for a number, and gate takes "and" or "or"; '
        "Choose('rate') is for one of a few words, and rate takes a number from 0 to 1; "
        "Write('rate') is for a text, and rate takes a number from 0 to 1"
    ),
    no_property: "Wrong: finished is a property: write @property above it",
    another_method: (
        "Wrong: marks is called with self, option: write def marks(self, option); "
        "pressed is called with self, pointer: write def pressed(self, pointer)"
    ),
    misspelt: "Wrong: no block has 'max_step'; did you mean 'max_steps'?",
    misspelt_controls: "Wrong: no block has 'control'; did you mean 'controls'?",
    mistyped: "Wrong: no block has 'uint'; did you mean 'unit'?",
    no_method: "Wrong: Button('make-noise') calls the method make_noise, and there is none",
    taken_name: "Wrong: every block has 'reset' already; give the option another name",
}


@pytest.mark.parametrize(("declare", "said"), WRONG.items(), ids=[declare.__name__ for declare in WRONG])
def test_a_wrong_declaration_is_told(declare: Callable[[], None], said: str) -> None:
    with pytest.raises(WrongDeclaration) as told:
        declare()

    assert str(told.value) == said


def test_names_of_its_own_are_free() -> None:
    class Free(TrainingBlock):
        kind = "free"
        units: float = option(0.5, low=0.0, high=1.0, label="Units")
        goal = 0.1
        seeds = (1, 2, 3)
        titles = {"one": "One"}
        headings = ("one", "two")
        salting = 1

        def measure(self) -> float:
            return self.goal

    assert Free.goal == 0.1


def test_a_block_may_say_an_option_of_all_blocks_in_another_way() -> None:
    class Titled(Block):
        kind = "titled"
        title: str = text("A name", label="Name")

    assert Titled().title == "A name"
