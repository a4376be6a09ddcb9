"""A multiple-choice question, as native buttons of which one can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlesson.draw.element import Element, element
from nnlesson.draw.values import verdict


@dataclass(frozen=True)
class Answer:
    """One answer: the word that stands for it, what it says, why it is right or wrong, and whether it was tried."""

    word: str
    said: str
    because: str
    right: bool
    tried: bool = False
    chosen: bool = False


def question(asked: str, answers: Sequence[Answer], option: str, identity: str) -> Element:
    """Choosing an answer sets the block's `option` to its word; `identity` makes the names unique on the page."""
    given = [choice(answer, option, identity) for answer in answers]
    return element("fieldset", element("legend", asked), *given, class_="nn-question")


def choice(answer: Answer, option: str, identity: str) -> Element:
    mark = ("✓" if answer.right else "✗") if answer.tried else ""
    tone = ("right" if answer.right else "wrong") if answer.tried else "open"
    radio = element(
        "input",
        type="radio",
        id=f"{identity}-{answer.word}",
        name=identity,
        value=answer.word,
        checked=answer.chosen,
        data_option=option,
    )
    return element(
        "label",
        radio,
        element("span", answer.said, class_="nn-answer__said"),
        element("span", mark, class_=f"nn-answer__mark nn-{tone}"),
        class_=f"nn-answer nn-answer--{tone}",
    )


def explained(answers: Sequence[Answer]) -> Element:
    """All answers with their reasons, folded away: for those who have chosen, and for pages without scripts."""
    rows: list[Element] = []
    for answer in answers:
        rows += [element("dt", verdict(answer.right, " "), answer.said), element("dd", answer.because)]
    return element(
        "details", element("summary", "Every answer, explained"), element("dl", *rows), class_="nn-explained"
    )
