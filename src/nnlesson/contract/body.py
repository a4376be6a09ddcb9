"""A block's body: picture, read-outs, sentence and controls as one tree, for the still and for every live frame."""

from collections.abc import Collection, Sequence

from nnlesson.contract.block import Block
from nnlesson.contract.chart_foot import chart_foot
from nnlesson.contract.control import Button, Control, Train
from nnlesson.contract.picture import Panel, Picture, Readout
from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Pixels
from nnlesson.draw.values import output
from nnlesson.draw.wording import short


def body(block: Block, tables: Collection[str] | None = None) -> tuple[Element, dict[str, Pixels]]:
    """What stands inside the block now, and the pixels of its canvases by name.

    `tables` names the charts whose table is open; None gives every chart its table, as a still has it.
    """
    return body_with(block, block.picture(), tables)


def body_with(
    block: Block, picture: Picture, tables: Collection[str] | None = None
) -> tuple[Element, dict[str, Pixels]]:
    """The same around a picture that has been drawn already."""
    panels = [panel(given, block, tables) for given in picture.panels]
    tree = element(
        "div",
        element("span", block.name, id=name_id(block.id), hidden=True),
        element("div", *panels, class_="nn-panels"),
        readouts(block.readouts()),
        sentence(picture, block),
        buttons(block),
        settings(block),
        class_="nn-body",
    )
    pixels = {name: layer for shown in picture.panels for name, layer in shown.figure.pixels.items()}
    return tree, pixels


def name_id(id: str) -> str:
    """The id of the element that holds a block's name; the block in the page is labelled by it."""
    return f"{id}-name"


def panel(given: Panel, block: Block, tables: Collection[str] | None) -> Element:
    """Its title is a heading for whoever hears the page, and is not one of the page's contents."""
    heading = {"class_": "nn-panel__title", "role": "heading", "aria_level": block.heading}
    title = [element("div", given.title, **heading)] if given.title else []
    size = " nn-panel--wide" if given.wide else " nn-panel--tall" if given.tall else ""
    chart = given.figure.chart
    foot = [chart_foot(chart, block.id, tables is None or chart.name in tables)] if chart else []
    return element("div", *title, given.figure.drawing, *foot, class_=f"nn-panel{size}")


def readouts(given: Sequence[Readout]) -> Element:
    return element("dl", *map(readout, given), class_="nn-readouts")


def readout(given: Readout) -> Element:
    shown = output(given.name, given.value, given.text or short(given.value))
    return element("div", element("dt", given.label), element("dd", shown))


def sentence(picture: Picture, block: Block) -> Element:
    """It is read, and not announced: what is heard without being looked for is an event."""
    tone = f" nn-sentence--{picture.tone}" if picture.tone else ""
    return element("p", said(picture, block), class_=f"nn-sentence{tone}")


def said(picture: Picture, block: Block) -> str:
    return " ".join(filter(None, [picture.sentence, block.finish_note]))


def buttons(block: Block) -> Element:
    """The row of buttons: apart from the settings, so that on a narrow page it can stand right below the figure."""
    return element(
        "div", *[control.draw(block) for control in block.controls if is_button(control)], class_="nn-buttons"
    )


def settings(block: Block) -> Element:
    drawn = [control.draw(block) for control in block.controls if not is_button(control)]
    return element("div", *drawn, class_="nn-settings")


def is_button(control: Control) -> bool:
    return isinstance(control, Button | Train)
