"""Named numbers: an output element with its value in full, and the mark of what is right, wrong or undecided."""

from nnlesson.draw.element import Element, element


def output(name: str, value: float, text: str) -> Element:
    """The number in full for tests and scripts, and as a learner reads it. It is not announced when it changes."""
    return element("output", text, name=name, data_value=repr(value), aria_live="off")


def verdict(right: bool | None, said: str = "") -> Element:
    """A mark and a colour, and beside them what is `said`. None is undecided: one choice is as likely as the other."""
    mark, look = ("≈", "nn-undecided") if right is None else ("✓", "nn-right") if right else ("✗", "nn-wrong")
    return element("span", f"{mark}{said}", class_=f"nn-verdict {look}" if said.strip() else look)
