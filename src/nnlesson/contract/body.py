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
    picture = block.picture()
    panels = [panel(given, block.id, tables) for given in picture.panels]
    tree = element(
        "div",
        element("div", *panels, class_="nn-panels"),
        readouts(block.readouts()),
        sentence(picture, block),
        buttons(block),
        settings(block),
        class_="nn-body",
    )
    pixels = {name: layer for shown in picture.panels for name, layer in shown.figure.pixels.items()}
    return tree, pixels


def panel(given: Panel, block: str, tables: Collection[str] | None) -> Element:
    title = [element("div", given.title, class_="nn-panel__title")] if given.title else []
    size = " nn-panel--wide" if given.wide else " nn-panel--tall" if given.tall else ""
    chart = given.figure.chart
    foot = [chart_foot(chart, block, tables is None or chart.name in tables)] if chart else []
    return element("div", *title, given.figure.drawing, *foot, class_=f"nn-panel{size}")


def readouts(given: Sequence[Readout]) -> Element:
    return element("dl", *map(readout, given), class_="nn-readouts")


def readout(given: Readout) -> Element:
    shown = output(given.name, given.value, given.text or short(given.value))
    return element("div", element("dt", given.label), element("dd", shown))


def sentence(picture: Picture, block: Block) -> Element:
    """Announced when it changes, but not while the block runs and changes it many times a second."""
    tone = f" nn-sentence--{picture.tone}" if picture.tone else ""
    said = " ".join(filter(None, [picture.sentence, block.finish_note]))
    return element("p", said, class_=f"nn-sentence{tone}", aria_live="off" if block.running else "polite")


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
