"""What outlasts a reset, as JSON beside the settings of a run: what `opened` has set, and was changed since."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from nnlesson.contract.block import Block
from nnlesson.contract.state.classes import Json, classes_of
from nnlesson.contract.state.fitting import StateRefused, all_fit
from nnlesson.contract.state.reading import DAMAGED, Reader
from nnlesson.contract.state.writing import Writer


def write_outlasting(block: Block) -> Json:
    """None if it is as its page began with it; raises NotData for what could not be read again."""
    now = written(block, {name: getattr(block, name) for name in block.page_outlasting})
    return None if now == written(block, block.page_outlasting) else now


def written(block: Block, held: Mapping[str, Any]) -> Json:
    writer = Writer(classes_of(type(block)))
    attributes = writer.attributes(held)
    return {"attributes": attributes, "things": writer.things, "arrays": b64encode(b"".join(writer.arrays)).decode()}


def read_outlasting(given: Json, block: Block) -> dict[str, Any]:
    """The attributes, each time made anew; raises StateRefused for what could not be this block's."""
    try:
        reader = Reader(given["things"], b64decode(given["arrays"], validate=True), {})
        held = reader.attributes(given["attributes"], type(block))
        all_fit(block.page_outlasting, held)
    except DAMAGED as error:
        raise error if isinstance(error, StateRefused) else StateRefused("what was put into it is damaged") from error
    return held
