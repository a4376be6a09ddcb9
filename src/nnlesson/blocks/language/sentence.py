"""A sentence as HTML, word by word: with words to press, or with a note under each."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Figure
from nnlesson.draw.wording import cut


@dataclass(frozen=True)
class Reader:
    """Somebody who has come to a place in a sentence: what is read, and the word that has to be guessed."""

    words: Sequence[str]
    place: int  # of the word that comes next
    length: int  # how many words before it are seen
    start: str  # the mark that stands in front of the sentence


def window(reader: Reader, name: str) -> Element:
    """A sentence whose words can be pressed: "name-2" asks what follows word 2. What is read has a ground."""
    first = reader.place - reader.length
    marks = [chip(reader.start, "nn-pick nn-pick--read") for _ in range(-first)]
    words = [pressable(reader, i, name) for i in range(len(reader.words) - 1)]
    last = len(reader.words) - 1
    end = chip(cut(reader.words[last]), "nn-pick nn-pick--next" if reader.place == last else "nn-pick nn-pick--end")
    label = f"Read: {' '.join(reader.words[max(0, first) : reader.place])}. Next word: {reader.words[reader.place]}."
    return element("div", *marks, *words, end, class_="nn-picks", role="group", aria_label=label)


def pressable(reader: Reader, i: int, name: str) -> Element:
    read = reader.place - reader.length <= i < reader.place
    look = " nn-pick--read" if read else " nn-pick--next" if i == reader.place else ""
    return element(
        "button",
        cut(reader.words[i]),
        type="button",
        class_=f"nn-pick{look}",
        data_point=f"{name}-{i}",
        aria_pressed="true" if i == reader.place - 1 else "false",
        title=f"What comes after this {cut(reader.words[i])}?",
    )


def chip(word: str, look: str) -> Element:
    return element("span", word, class_=look)


@dataclass(frozen=True)
class Said:
    """A word of a sentence and what is written under it; `tone` is "", "right", "wrong" or "new"."""

    word: str
    note: str
    tone: str = ""


def annotated(given: Sequence[Said], name: str) -> Figure:
    """A sentence with a note under each word."""
    items = [
        element(
            "li",
            element("span", cut(said.word), class_="nn-said__word"),
            element("span", said.note, class_="nn-said__note"),
            class_=f"nn-said nn-said--{said.tone}" if said.tone else "nn-said",
        )
        for said in given
    ]
    return Figure(element("ol", *items, class_="nn-told-sentence", aria_label=name))
