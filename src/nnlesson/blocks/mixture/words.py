"""Words in a row, each with a note below it, that a learner can go through and choose from."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Figure
from nnlesson.draw.pointing import part_at, part_of, stop_for_all
from nnlesson.draw.wording import cut


@dataclass(frozen=True)
class Word:
    """A word, what is noted below it, and whether it is one that the network knows."""

    text: str
    note: str
    known: bool = True

    @property
    def shown(self) -> str:
        return cut(self.text)


def words(name: str, label: str, given: Sequence[Word], chosen: int | None) -> Figure:
    """Every word can be pointed at as "name-0", "name-1" and so on, and all of them with the keys as "name"."""
    if not given:
        return Figure(element("p", "No words yet.", class_="nn-wordrow nn-wordrow--none"))
    spoken = f"{given[chosen].shown}: {given[chosen].note}" if chosen is not None else ""
    return Figure(
        element(
            "div",
            *[word(f"{name}-{i}", item, i == chosen) for i, item in enumerate(given)],
            class_="nn-wordrow",
            **stop_for_all(name, label, spoken, chosen, len(given)),
        )
    )


def word(name: str, given: Word, chosen: bool) -> Element:
    base = "nn-wordrow__word"
    look = base + ("" if given.known else f" {base}--unknown") + (f" {base}--chosen" if chosen else "")
    return element(
        "span",
        element("span", given.shown, class_="nn-wordrow__text"),
        element("span", given.note, class_="nn-wordrow__note"),
        class_=look,
        data_point=name,
    )


def word_at(name: str, pointed: str, x: float, count: int) -> int | None:
    """Which word a learner points at, with the pointer or, `x` of the way through all of them, with the keys."""
    if pointed == name:
        return part_at(x, count) if count else None
    place = part_of(name, pointed)
    return int(place) if place.isdigit() and int(place) < count else None
