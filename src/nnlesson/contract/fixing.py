"""Fixing: a link for a class can hold settings fast. How they are chosen, and how a body is drawn where some are fixed.

Of what is fixed there is no control, and no handle in the picture; one line says where it stands, and frees it.
"""

from collections.abc import Collection, Mapping, Sequence

from nnlesson.contract.block import Block
from nnlesson.contract.control import Button, Choose, Control, Slider, Write
from nnlesson.contract.option import Number
from nnlesson.contract.settings import worded
from nnlesson.draw.element import Child, Element, element

NAME, OFFER = "class-link", "A link for a class …"
HINT = "Whoever opens it begins at this moment, and cannot change what you tick here."
COPY = "Copy a link for a class"
FIXED, FREE = "Fixed by this link:", "Free it"
SEED = "seed"
LONGEST = 30  # letters of a text that are shown
OF_HANDLES = ("data-", "aria-", "role", "tabindex")  # attributes by which something can be taken hold of


def option_of(control: Control) -> str:
    """The option that a learner sets with a control; empty if none."""
    if isinstance(control, Button):
        return SEED if control.name == "new-start" else ""
    return control.option if isinstance(control, Slider | Choose | Write) else ""


def fixable(block: Block | type[Block]) -> dict[str, str]:
    """The options that a link can fix, and what the control of each is called."""
    found = {option_of(control): control for control in block.controls}
    return {
        name: f"{control.label} (the seed)" if isinstance(control, Button) else block.options[name].label
        for name, control in found.items()
        if name
    }


# How a learner, or a teacher, chooses


def class_link(block: Block, ticked: Collection[str], tables: Collection[str]) -> list[Element]:
    """In the run menu: what a link for a class is to fix, and the button that copies it.

    Like the table of a chart it is drawn where it is open, so that it costs pages and frames nothing.
    """
    names = fixable(block)
    if not names:
        return []
    offer = choice(block, names, ticked) if NAME in tables else []
    return [element("details", element("summary", OFFER), *offer, class_="nn-class", data_chart=NAME)]


def choice(block: Block, names: Mapping[str, str], ticked: Collection[str]) -> list[Element]:
    ticks = [part for name, label in names.items() for part in tick(block, name, label, name in ticked)]
    copy = element(
        "button",
        COPY,
        type="button",
        name="take",
        value="class",
        aria_label=f"{COPY}: {block.name}",
        aria_disabled=None if ticked else "true",
    )
    chosen = element("div", *ticks, class_="nn-class__ticks", role="group", aria_label="Fixed for a class")
    return [element("p", HINT), chosen, copy]


def tick(block: Block, name: str, label: str, ticked: bool) -> tuple[Element, Element]:
    identity = f"{block.id}-fix-{name}"
    box = element("input", type="checkbox", id=identity, name=identity, checked=ticked, data_fix=name)
    return box, element("label", label, for_=identity)


# Where something is fixed


def fixed_line(block: Block, fixed: Sequence[str]) -> list[Element]:
    """What is fixed, where it stands, and the button that frees it."""
    if not fixed:
        return []
    said = [part for name in fixed for part in (" ", stands(block, name, "." if name == fixed[-1] else ","))]
    free = element("button", FREE, type="button", name="free", aria_label=f"{FREE}: {block.name}")
    return [element("p", FIXED, *said, " ", free, class_="nn-fixed", data_name="fixed")]


def stands(block: Block, name: str, mark: str) -> Element:
    """Training may move what no learner can: its number has room for any other one, so that nothing else moves."""
    option, value = block.options[name], getattr(block, name)
    words = str(value) if name == SEED else worded(option, shortened(value) if isinstance(value, str) else value)
    moves = isinstance(option, Number) and not option.whole and not option.log
    number = element("span", f"{words}{mark}", class_="nn-fixed__number" if moves else None)
    return element("span", f"{option.label} ", number)


def shortened(value: str) -> str:
    return value if len(value) <= LONGEST else f"{value[:LONGEST]} …"


def held_fast(node: Child, fixed: Collection[str]) -> Child:
    """A picture in which no handle is left that sets what is fixed."""
    if not fixed or isinstance(node, str):
        return node
    tag, attributes, *children = node
    if attributes.get("data-hold") in fixed:
        attributes = {name: value for name, value in attributes.items() if not name.startswith(OF_HANDLES)}
    return [tag, attributes, *[held_fast(child, fixed) for child in children]]
