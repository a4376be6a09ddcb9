"""A block's body: picture, read-outs, sentence and controls as one tree, for the still and for every live frame."""

from collections.abc import Collection, Sequence

from nnlesson.contract.block import Block
from nnlesson.contract.control import Button, Control, Train
from nnlesson.contract.core_code import core_code
from nnlesson.contract.fixing import fixed_line, held_fast, option_of
from nnlesson.contract.page_start import page_start
from nnlesson.contract.panels import panels
from nnlesson.contract.picture import Picture, Readout
from nnlesson.contract.run_bar import NOTHING, Run, run_bar
from nnlesson.contract.run_menu import run_menu
from nnlesson.draw.element import Element, element
from nnlesson.draw.figure import Pixels
from nnlesson.draw.small_curve import small_curve
from nnlesson.draw.values import output
from nnlesson.draw.wording import short


def body(block: Block, tables: Collection[str] | None = None) -> tuple[Element, dict[str, Pixels]]:
    """What stands inside the block now, and the pixels of its canvases by name.

    `tables` names the charts whose table is open; None gives every chart its table, as a still has it.
    """
    return body_with(block, block.picture(), tables)


def body_with(
    block: Block, picture: Picture, tables: Collection[str] | None = None, run: Run = NOTHING
) -> tuple[Element, dict[str, Pixels]]:
    """The same around a picture that has been drawn already."""
    grid, *behind = [held_fast(part, run.fixed) for part in panels(picture.panels, block, tables)]
    tree = element(
        "div",
        element("span", block.name, id=name_id(block.id), hidden=True),
        grid,
        *run_bar(block, run),
        controls(block, run.fixed),
        *fixed_line(block, run.fixed),
        readouts(block.readouts()),
        sentence(picture, block),
        settings(block, run.fixed),
        *behind,
        *foot(block, run, tables or ()),
        class_="nn-body",
    )
    pixels = {name: layer for shown in picture.panels for name, layer in shown.figure.pixels.items()}
    return tree, pixels


def name_id(id: str) -> str:
    """The id of the element that holds a block's name; the block in the page is labelled by it."""
    return f"{id}-name"


def readouts(given: Sequence[Readout]) -> Element:
    return element("dl", *map(readout, given), class_="nn-readouts")


def readout(given: Readout) -> Element:
    shown = output(given.name, given.value, given.text or short(given.value))
    way = [small_curve(given.trace)] if given.trace else []
    return element("div", element("dt", given.label), element("dd", shown, *way), class_="nn-way" if way else None)


def sentence(picture: Picture, block: Block) -> Element:
    """It is read, and not announced: what is heard without being looked for is an event."""
    tone = f" nn-sentence--{picture.tone}" if picture.tone else ""
    return element("p", said(picture, block), class_=f"nn-sentence{tone}")


def said(picture: Picture, block: Block) -> str:
    return " ".join(filter(None, [picture.sentence, block.finish_note]))


def controls(block: Block, fixed: Collection[str] = ()) -> Element:
    """The buttons and the main settings, which stand right below the panels."""
    buttons = [control for control in block.controls if is_button(control)]
    main = settings_of(block)[: block.main_settings]
    groups = {"nn-buttons": drawn(buttons, block, fixed), "nn-main-settings": drawn(main, block, fixed)}
    return element(
        "div", *[element("div", *group, class_=look) for look, group in groups.items() if group], class_="nn-controls"
    )


def foot(block: Block, run: Run, tables: Collection[str]) -> list[Element]:
    """The last line: the way back to the page's start, and what can be taken out of the figure."""
    begins, menu = page_start(block, leads_back=not run.fixed), run_menu(block, run, tables)
    code = core_code(block, "nn-core-code") if begins and not menu else []
    look = "nn-foot nn-foot--code" if code else "nn-foot"
    return [element("div", *begins, *menu, *code, class_=look)] if begins or menu else []


def settings(block: Block, fixed: Collection[str] = ()) -> Element:
    """All but the main ones."""
    return element("div", *drawn(settings_of(block)[block.main_settings :], block, fixed), class_="nn-settings")


def settings_of(block: Block) -> list[Control]:
    return [control for control in block.controls if not is_button(control)]


def drawn(given: Sequence[Control], block: Block, fixed: Collection[str]) -> list[Element]:
    return [control.draw(block) for control in given if option_of(control) not in fixed]


def is_button(control: Control) -> bool:
    return isinstance(control, Button | Train)
