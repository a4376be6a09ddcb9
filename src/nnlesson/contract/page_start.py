"""The page's start: a quiet line that says which seed a block has, and leads back to what its page began with."""

from nnlesson.contract.block import Block
from nnlesson.contract.control import Button, Choose, Slider, Write
from nnlesson.draw.element import Element, element

NAME, LABEL = "page-start", "The page’s start"
LEFT = "As you left it"


def page_start(block: Block, *, leads_back: bool = True) -> list[Element]:
    """The line, for a block of which a learner can change an option; where none has been changed, it is only words.

    Where a link gives the start, and not the page, it leads nowhere.
    """
    draws_lots = any(isinstance(control, Button) and control.name == "new-start" for control in block.controls)
    if not draws_lots and not any(isinstance(control, Slider | Choose | Write) for control in block.controls):
        return []
    said = [element("span", LEFT)] if block.resumed else []
    said += [element("span", f"Seed {block.seed}")] if draws_lots else []
    if not leads_back:
        return [element("p", *said, class_="nn-page-start")]
    back = element(
        "button",
        LABEL,
        type="button",
        name=NAME,
        aria_label=f"{LABEL}: {block.name}",
        aria_disabled="true" if block.as_in_page else None,
    )
    return [element("p", *said, back, class_="nn-page-start")]
