"""Taking a run out of its page, as a link, a file, a script or a notebook; and bringing one in.

What is taken goes to the page beside a frame, as `how` it is handed over ("link", "copy", "save" or, of what there is
only something to say about, "say"), its `text`, and the `name` of a file.
"""

import json

from nnlesson.contract.block import Block
from nnlesson.contract.state import StateRefused
from nnlesson.live.runs.history import History
from nnlesson.live.runs.link import read_link, strays, write_link
from nnlesson.live.runs.script import notebook, script
from nnlesson.live.runs.shelf import Shelf

LONGEST_LINK = 6_000  # letters: mail and messages cut longer ones
TOO_MUCH = "Too much was done in this run for it to be taken home. Begin a new one."

type Taken = dict[str, str]


def take(block: Block, history: History, shelf: Shelf, what: str) -> Taken:
    """The moment at which a block stands, as "link", "file", "python" or "notebook"; or its earlier runs, as "csv"."""
    if what == "csv":
        return {"how": "copy", "text": shelf.table()}
    recipe = history.recipe
    if recipe is None:
        return {"how": "say", "text": TOO_MUCH}
    if what == "python":
        return {"how": "copy", "text": script(block, recipe)}
    if what == "notebook":
        return {"how": "save", "name": f"{block.kind}.ipynb", "text": notebook(block, recipe)}
    link = write_link(block, recipe)
    if what == "link" and len(link) <= LONGEST_LINK:
        return {"how": "link", "text": link}
    return {"how": "save", "name": f"{block.kind}.json", "text": json.dumps({"kind": block.kind, "link": link})}


def follow(block: Block, history: History, text: object) -> tuple[bool, Taken]:
    """Bring in the moment of a link or a file; whether that could be, or the block stays as it is."""
    try:
        link = read_link(text if isinstance(text, str) else "", block)
    except StateRefused as error:
        return False, refused(str(error))
    before, running, pointer = history.key(), block.running, block.pointer
    was = (history.options, history.end, history.happenings, history.keys)
    try:
        history.follow(link.recipe)
        block.picture()  # what cannot be drawn is not left to the next frame
        return True, {"how": "say", "text": strays(link, block) or "Here is the moment of the link."}
    except Exception:  # whatever its numbers lead to in the block's own code
        history.restore(before)
        block.running, block.pointer = running, pointer
        history.options, history.end, history.happenings, history.keys = was
        return False, refused("this figure cannot follow it")


def refused(why: str) -> Taken:
    return {"how": "say", "text": f"This link cannot be used: {why}. The figure is as it was."}
