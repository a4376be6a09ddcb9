"""A rating scale of a few words, from the worst to the best, of which one holds now."""

from collections.abc import Sequence

from nnlesson.draw.element import Element, element


def levels(label: str, names: Sequence[str], holds: int) -> Element:
    """`holds` is the index of the name that holds; as many steps of the scale are filled, and the name is written."""
    steps = [element("li", class_="nn-level nn-level--filled" if i <= holds else "nn-level") for i in range(len(names))]
    return element(
        "div",
        element("ol", *steps, class_="nn-levels__scale", aria_hidden="true"),
        element("span", names[holds], class_="nn-levels__name"),
        element("span", f" ({holds + 1} of {len(names)})", class_="nn-hidden"),
        class_=f"nn-levels nn-levels--{'best' if holds == len(names) - 1 else 'below'}",
        role="group",
        aria_label=label,
    )
