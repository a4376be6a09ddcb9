"""Taking a run out of its page, as a link, a file, a script or a notebook; and bringing one in.

What is taken goes to the page beside a frame, as `how` it is handed over ("link", "copy", "save" or, of what there is
only something to say about, "say"), its `text`, and the `name` of a file.
"""

import json
from dataclasses import replace

from nnlesson.contract.block import Block
from nnlesson.contract.state import StateRefused
from nnlesson.live.runs.fixing import what_it_fixes
from nnlesson.live.runs.history import History
from nnlesson.live.runs.link import Link, read_link, strays, write_link
from nnlesson.live.runs.recipe import Recipe
from nnlesson.live.runs.script import notebook, script
from nnlesson.live.runs.shelf import Shelf

LONGEST_LINK = 6_000  # letters: mail and messages cut longer ones
TOO_MUCH = "Too much was done in this run for it to be taken home. Begin a new one."

UNKNOWN = "How this run began is not known here, so it cannot be taken home. Begin a new one."
HIDES = "its code was changed in the midst of its run, so that not all of it can be shown before it runs"
OF_A_RUN = ("options", "edits", "fixed", "first", "end", "happenings", "keys", "known", "outlasting")
ASKS = "This was made with code that somebody has edited. It has not run: look at it first."

type Taken = dict[str, str]


def take(block: Block, history: History, shelf: Shelf, what: str, fixed: tuple[str, ...] = ()) -> Taken:
    """The moment at which a block stands, as "link", "file", "python" or "notebook"; or its earlier runs, as "csv".

    A link for a "class" says which settings are to be `fixed`.
    """
    if what == "csv":
        return {"how": "copy", "text": shelf.table()}
    recipe = history.recipe
    if recipe is None:
        return {"how": "say", "text": TOO_MUCH if history.known else UNKNOWN}
    if what == "python":
        return {"how": "copy", "text": script(block, recipe)}
    if what == "notebook":
        return {"how": "save", "name": f"{block.kind}.ipynb", "text": notebook(block, recipe)}
    link = write_link(block, replace(recipe, fixed=fixed) if what == "class" else recipe)
    if what in ("link", "class") and len(link) <= LONGEST_LINK:
        return {"how": "link", "text": link}
    return {"how": "save", "name": f"{block.kind}.json", "text": json.dumps({"kind": block.kind, "link": link})}


def read(block: Block, text: object) -> Link | Taken:
    """What a link or a file says; or why it cannot be used."""
    try:
        return read_link(text if isinstance(text, str) else "", block)
    except StateRefused as error:
        return refused(str(error))


def follow(block: Block, history: History, recipe: Recipe, link: Link | None = None) -> tuple[bool, Taken]:
    """Bring in a run that was made elsewhere; whether that could be, or the block stays as it is."""
    before, running, pointer = history.key(), block.running, block.pointer
    was = {name: getattr(history, name) for name in OF_A_RUN}
    try:
        history.follow(recipe)
        block.picture()  # what cannot be drawn is not left to the next frame
        found = (strays(link, block) if link else "") or "Here is the moment of the link."
        return True, {"how": "say", "text": found + what_it_fixes(block, history.fixed)}
    except BaseException:  # whatever its numbers lead to in the block's own code, or in a learner's
        vars(history).update(was)
        history.restore(before)
        block.running, block.pointer = running, pointer
        return False, refused("this figure cannot follow it")


def refused(why: str) -> Taken:
    return {"how": "say", "text": f"This link cannot be used: {why}. The figure is as it was."}
