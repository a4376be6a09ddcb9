"""The prerendered block, or still: its first moment as plain HTML, whole before any script has run."""

import json
from collections.abc import Mapping, Sequence

from nnlesson.blocks.overlay import OVERLAY
from nnlesson.contract.block import Block
from nnlesson.contract.body import body, name_id
from nnlesson.contract.option import Value
from nnlesson.contract.state import write_state
from nnlesson.contract.terms import parse_term
from nnlesson.draw.element import Child, Element, element, markup
from nnlesson.draw.figure import Pixels
from nnlesson.draw.inline import inline
from nnlesson.plugin.patience import watched
from nnlesson.plugin.png import data_uri
from nnlesson.plugin.problem import Problem

VERSION = 1  # of the JSON that a live block is opened from
NO_SCRIPT = (
    "The figures on this page are stills: they show the first moment of a run, and come to life with JavaScript."
)


def still(
    block: type[Block], id: str, heading: int, options: Mapping[str, Value], answers: Mapping[str, float] | None = None
) -> str:
    """A block as it stands in the page; its own code runs here for the first time and may raise anything.

    `heading` is the level of its panels' titles there, and `answers` are to what it asks of other blocks.
    """
    with watched(lambda: None):
        figure = block(id, **options)
        figure.heading, figure.page_answers = heading, answers or {}
        tree, pixels = body(figure)
    write_state(figure)  # what holds more than data could not be kept: its maker is told now, and no learner later
    caption = [element("p", *inline(figure.caption), class_="nn-caption")] if figure.caption else []
    whole = element("nn-block", painted(tree, pixels), *caption, opening(figure, options))
    whole[1] |= {"kind": block.kind, "id": id, "state": "still", "data-search-exclude": ""}
    whole[1] |= {"role": "group", "aria-labelledby": name_id(id)}
    if asked := sorted({parse_term(term).block.removeprefix("#") for term in figure.page_answers}):
        whole[1]["asks"] = " ".join(asked)  # when one of these opens, this block does, too
    return markup(whole)


def painted(node: Child, pixels: Mapping[str, Pixels]) -> Child:
    """The tree with a picture in place of every canvas."""
    if isinstance(node, str):
        return node
    tag, attributes, *children = node
    if tag == "canvas":
        return ["img", attributes | {"alt": "", "src": data_uri(pixels[attributes["data-layer"]])}]
    return [tag, attributes, *(painted(child, pixels) for child in children)]


def opening(figure: Block, options: Mapping[str, Value]) -> Element:
    """What the live block is opened with. The caption is in the page already.

    It stands in a template and not in a script: instant navigation runs every script of a page, whatever its type.
    """
    given = {name: value for name, value in options.items() if name != "caption"}
    answers = {"answers": dict(figure.page_answers)} if figure.page_answers else {}
    content = {"version": VERSION, "kind": figure.kind, "heading": figure.heading, "options": given, **answers}
    compact = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return element("template", escaped_json(compact))


def escaped_json(content: str) -> str:
    """JSON in which nothing can end the element that holds it, and which HTML has no reason to escape."""
    return content.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


def no_script() -> str:
    note = element("p", NO_SCRIPT, class_="nn-no-script", data_search_exclude=True)
    return markup(element("noscript", note))


def box(problems: Sequence[Problem], failed: str = "", lacking: str = "") -> str:
    """What stands in a preview where the block would be.

    `failed` is its id, if nothing but its own code is wrong, and `lacking` is its kind, if that cannot be had.
    """
    title = f"{problems[0].word} · {problems[0].file}:{problems[0].line}"
    lines = [element("p", f"Line {problem.line}: {problem.text}") for problem in problems]
    head = element("p", title, class_="admonition-title")
    why = {"data_failed": failed or None, "data_lacking": lacking or None}
    return markup(element("div", head, *lines, class_="admonition failure nn-problem", **why))


def failure(block: type[Block], error: Exception) -> str:
    """An error in a block's own code, as one line that names the block's file and the line in it."""
    file, line = OVERLAY.file(block.__module__) or block.__module__.replace(".", "/") + ".py", 0
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_globals.get("__name__") == block.__module__:
            line = trace.tb_lineno
        trace = trace.tb_next
    said = " ".join(str(error).split())
    return f"the block's own code failed in {file}{f':{line}' if line else ''} ({type(error).__name__}: {said})"
