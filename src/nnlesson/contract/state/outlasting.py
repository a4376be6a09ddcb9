"""What outlasts a reset, as JSON beside the settings of a run: what `opened` has set, as it is now."""

from base64 import b64decode, b64encode
from typing import Any

from nnlesson.contract.block import Block
from nnlesson.contract.state.classes import Json, classes_of
from nnlesson.contract.state.fitting import StateRefused, all_fit
from nnlesson.contract.state.reading import DAMAGED, Reader
from nnlesson.contract.state.writing import Writer


def write_outlasting(block: Block) -> Json:
    """None if there is nothing of the kind; raises NotData for what could not be read again."""
    if not block.page_outlasting:
        return None
    writer = Writer(classes_of(type(block)))
    attributes = writer.attributes({name: getattr(block, name) for name in block.page_outlasting})
    return {"attributes": attributes, "things": writer.things, "arrays": b64encode(b"".join(writer.arrays)).decode()}


def read_outlasting(given: Json, block: Block) -> dict[str, Any]:
    """The attributes, each time made anew; raises StateRefused for what could not be this block's."""
    try:
        if given["attributes"].keys() != block.page_outlasting.keys():
            raise StateRefused("something else was put into it")
        reader = Reader(given["things"], b64decode(given["arrays"], validate=True), {})
        held = reader.attributes(given["attributes"], type(block))
        all_fit(block.page_outlasting, held)
    except DAMAGED as error:
        raise error if isinstance(error, StateRefused) else StateRefused("what was put into it is damaged") from error
    return held
