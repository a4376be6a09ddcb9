"""A progress row of named stages, one of them running, and the arithmetic that it does."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure


@dataclass(frozen=True)
class Stage:
    """One stage of a round: its name, and what came out of it ("" before it has run)."""

    name: str
    result: str


def stages(label: str, given: Sequence[Stage], running: int) -> Figure:
    """The stages in their order, the last leading back to the first; `running` is the one at work."""
    cards = [
        element(
            "li",
            element("span", stage.name, class_="nn-stage__name"),
            element("span", stage.result or "…", class_="nn-stage__result"),
            class_="nn-stage nn-stage--running" if i == running else "nn-stage",
            aria_current="step" if i == running else None,
        )
        for i, stage in enumerate(given)
    ]
    done = f"--nn-done: {100 * (running + 1) / len(given):.0f}%"
    return Figure(element("ol", *cards, class_="nn-stages", aria_label=label, style=done))


def working(lines: Sequence[tuple[str, str]], name: str = "") -> Figure:
    """Arithmetic written out: on the left what is computed, on the right how, with its numbers.

    Of another `name` it is another one, drawn anew, and no line of the one before moves to a place in it.
    """
    rows = [child for name, sum_ in lines for child in (element("dt", name), element("dd", sum_))]
    return Figure(element("dl", *rows, class_="nn-working", data_name=name or None))
