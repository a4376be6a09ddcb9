"""A multiple-choice question, as native buttons of which one can be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nnlesson.contract.option import Value
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.inline import inline

LETTERS = {"a": "a", "b": "b", "c": "c", "d": "d"}


@dataclass(frozen=True)
class Answer:
    """One answer: its letter, what it says, whether it is chosen, what stands behind it, and how it looks.

    `tone` is "open", "right" or "wrong", or "told" where a run has told it.
    """

    letter: str
    said: str
    chosen: bool
    mark: str = ""
    tone: str = "open"


def given(options: Mapping[str, Value], usual: Mapping[str, Value]) -> set[str]:
    """What an author has said: another object than the usual one, even where the words are the same."""
    return {name for name, value in options.items() if value is not usual[name]}


def question(asked: str, *inside: Child) -> Element:
    """What is asked, and below it what it can be answered with."""
    return element("fieldset", element("legend", *inline(asked)), *inside, class_="nn-question")


def choices(answers: Sequence[Answer], option: str, identity: str, locked: bool = False) -> list[Element]:
    """Choosing an answer sets the block's `option` to its letter; `identity` makes the names unique on the page."""
    return [choice(answer, option, identity, locked) for answer in answers]


def choice(answer: Answer, option: str, identity: str, locked: bool) -> Element:
    radio = element(
        "input",
        type="radio",
        id=f"{identity}-{answer.letter}",
        name=identity,
        value=answer.letter,
        checked=answer.chosen,
        disabled=locked,
        data_option=option,
    )
    return element(
        "label",
        radio,
        element("span", *inline(answer.said), class_="nn-answer__said"),
        element("span", answer.mark, class_=f"nn-answer__mark nn-{answer.tone}"),
        class_=f"nn-answer nn-answer--{answer.tone}",
    )


def explained(summary: str, *inside: Child) -> Element:
    """What is folded away: for those who want to know, and for pages without scripts."""
    return element("details", element("summary", summary), *inside, class_="nn-explained")
