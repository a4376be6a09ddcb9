from typing import ClassVar

import pytest

from nnlesson.contract import (
    Block,
    Button,
    Choose,
    Mark,
    NewStart,
    Picture,
    Reset,
    Slider,
    Step,
    Train,
    Write,
    choice,
    option,
    text,
)
from nnlesson.contract.body import body
from nnlesson.contract.page_start import LABEL
from nnlesson.contract.run_menu import CHECK, OPENS, TAKES
from nnlesson.draw.element import Element, markup


class Sample(Block):
    """A block with one of every control."""

    kind = "sample"
    rate: float = option(0.5, low=0.01, high=10.0, log=True, label="Learning rate")
    size: int = option(3, low=1, high=9, label="Size")
    gate: str = choice("and", {"and": "AND", "or": "OR"}, label="Gate")
    word: str = choice("b", {letter: letter.upper() for letter in "abcdef"}, label="Word")
    sentence: str = text("the cat", label="Sentence", longest=40)
    controls = (
        *(Train(), Step(), Reset(), NewStart()),
        *(Slider("rate"), Slider("size"), Choose("gate"), Choose("word"), Write("sentence")),
    )
    refused: ClassVar[tuple[str, ...]] = ()

    def picture(self) -> Picture:
        return Picture([], "Nothing to see.")

    def enables(self, control: str) -> bool:
        return control not in self.refused

    def marks(self, option: str) -> list[Mark]:
        return [Mark(1.0, "one")] if option == "rate" else []


def found(tree: Element, tag: str, **attributes: str) -> list[Element]:
    """Every element of the tree with this tag and these attributes."""
    here = [tree] if tree[0] == tag and attributes.items() <= tree[1].items() else []
    return here + [hit for child in tree[2:] if isinstance(child, list) for hit in found(child, tag, **attributes)]


def test_buttons_stand_in_their_order_whatever_else_there_is() -> None:
    tree, _ = body(Sample())

    own = ["Train", "Step", "Reset", "New start"]
    assert [button[2] for button in found(tree, "button")] == [*own, LABEL, CHECK, *TAKES.values(), OPENS]


def test_train_turns_into_pause_while_the_block_runs() -> None:
    block = Sample()
    block.train()
    tree, _ = body(block)

    assert found(tree, "button")[0][1]["name"] == "pause"
    assert found(tree, "button")[0][2] == "Pause"


def test_every_input_has_a_label_of_its_own() -> None:
    tree, _ = body(Sample("mine"))
    inputs = found(tree, "input") + found(tree, "select")
    labels = {label[1]["for"]: label[2] for label in found(tree, "label")}

    assert {given[1]["id"] for given in inputs} == set(labels)
    assert labels["mine-rate"] == "Learning rate"
    assert labels["mine-gate-or"] == "OR"


def test_a_logarithmic_slider_stands_at_the_exponent() -> None:
    tree, _ = body(Sample(rate=0.1))
    slider = found(tree, "input", name="rate")[0][1]

    assert (slider["value"], slider["min"], slider["max"], slider["step"]) == ("-1", "-2", "1", "0.05")
    assert slider["data-scale"] == "log"
    assert slider["aria-valuetext"] == "0.1"


def test_a_slider_of_whole_numbers_goes_in_ones() -> None:
    tree, _ = body(Sample())

    assert found(tree, "input", name="size")[0][1]["step"] == "1"


def test_a_line_of_text_holds_what_was_written_and_no_more_than_the_option_takes() -> None:
    tree, _ = body(Sample(sentence='<b>"cat" 🐈'))
    line = found(tree, "input", type="text")[0]

    assert (line[1]["value"], line[1]["maxlength"], line[1]["name"]) == ('<b>"cat" 🐈', "40", "sentence")
    assert "&lt;b&gt;&quot;cat&quot; 🐈" in markup(line)


def test_a_mark_stands_where_its_value_is() -> None:
    tree, _ = body(Sample())
    marks = [span for span in found(tree, "span") if "style" in span[1]]

    assert [(span[1]["style"], span[2]) for span in marks] == [("--nn-place: 66.67%", "one")]


def test_up_to_four_choices_are_segments_and_more_a_list() -> None:
    tree, _ = body(Sample())

    assert [radio[1]["value"] for radio in found(tree, "input", type="radio")] == ["and", "or"]
    assert [entry[1]["value"] for entry in found(tree, "option")] == list("abcdef")
    assert found(tree, "option", value="b")[0][1]["selected"] == ""


@pytest.mark.parametrize("name", ["train", "step", "rate"])
def test_what_a_block_does_not_allow_is_disabled(name: str) -> None:
    class Strict(Sample):
        refused = (name,)

    tree, _ = body(Strict())

    assert {given[1]["name"] for given in refused(tree)} == {name, "page-start"}


def refused(tree: Element) -> list[Element]:
    """A button that is refused can still have the focus."""
    return found(tree, "button", **{"aria-disabled": "true"}) + found(tree, "input", disabled="")


def test_nothing_in_a_block_speaks_by_itself() -> None:
    block = Sample()
    assert 'aria-live="polite"' not in markup(body(block)[0])

    block.train()
    assert 'aria-live="polite"' not in markup(body(block)[0])


def test_buttons_say_whose_they_are_and_begin_with_what_is_written_on_them() -> None:
    tree, _ = body(Sample())
    assert [button[1]["aria-label"] for button in found(tree, "button")][:2] == ["Train: Sample", "Step: Sample"]

    block = Sample("mine", title="My own")
    block.train()
    tree, _ = body(block)
    assert found(tree, "button")[0][1]["aria-label"] == "Pause: My own"
    assert found(tree, "span", id="mine-name")[0][2] == "My own"


def test_a_button_of_a_block_s_own_has_its_own_name() -> None:
    assert Button("shake", "Shake").draw(Sample())[1]["name"] == "shake"
