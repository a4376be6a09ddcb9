"""A run as a short script, or a notebook: it gives the numbers of the page, in Python with NumPy and nnlesson."""

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any

from nnlesson.contract.alike import alike
from nnlesson.contract.block import Block
from nnlesson.contract.state import read_outlasting
from nnlesson.live.code.editing import Edits
from nnlesson.live.runs.recipe import Happening, Recipe

NEEDED = "pip install nnlesson"
OUR_OWN = "nnlesson.blocks."
NEIGHBOUR = "# The block comes from the folder {0}: keep this file beside it, or install the package that it is in."

type Json = Any


def script(block: Block, recipe: Recipe) -> str:
    """A program that goes through the run up to where the block stands, and prints the numbers that it shows there."""
    about, *cells = parts(block, recipe)
    return "\n\n".join([f'"""{about}\n\nIt needs nnlesson: {NEEDED}\n"""', *cells]) + "\n"


def notebook(block: Block, recipe: Recipe) -> str:
    """The same for Jupyter, in nbformat 4.5."""
    about, *cells = parts(block, recipe)
    written = [cell("markdown", "about", about), cell("code", "needed", f"%{NEEDED}")]
    written += [cell("code", f"part-{i}", text) for i, text in enumerate(cells, 1)]
    python = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return json.dumps({"cells": written, "metadata": python, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def cell(kind: str, identity: str, text: str) -> dict[str, Json]:
    shown = {"cell_type": kind, "id": identity, "metadata": {}, "source": text.splitlines(keepends=True)}
    return shown | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def parts(block: Block, recipe: Recipe) -> list[str]:
    """What it is about, and the program: its imports, the start, the way, and the numbers at its end."""
    recipe = recipe.until_now()
    name = block.name.replace("\\", " ").replace('"', "'")
    step = block.look("").step
    about = f"{name}: the run as it stands in the page, after {block.made:,} {step}{'' if block.made == 1 else 's'}."
    way = "\n".join(passage(recipe))
    edits = written_edits(recipe.edits) if recipe.edits else ""
    numbers = "for readout in block.readouts():\n    print(readout.name, readout.value)"
    start = "\n".join([made(block, recipe.options), *what_was_put_in(block, recipe)])
    imported = imports(block, f"{edits}{start}{way}")
    return [part for part in (about, imported, edits, start, way, numbers) if part]


def imports(block: Block, way: str) -> str:
    lines = ["from nnlesson.blocks import catalogue"]
    if not is_our_own(block):
        theme, kind = type(block).__module__, type(block)
        lines = [NEIGHBOUR.format(theme.partition(".")[0]), f"from {theme} import {kind.__qualname__}"]
    if "carry_out" in way:
        lines.append("from nnlesson.live.events import carry_out")
    if "read_outlasting(" in way:
        lines.append("from nnlesson.contract.state import read_outlasting")
    if "edit({" in way:
        lines.append("from nnlesson.live.code.editing import edit")
    return "\n".join(lines)


def made(block: Block, options: Mapping[str, Any]) -> str:
    declared = block.options
    given = {name: value for name, value in options.items() if value != declared[name].default or name == "seed"}
    for words in ("title", "caption"):
        given.pop(words, None)
    written = ", ".join(f"{name}={value!r}" for name, value in given.items())
    makes = f'catalogue()["{block.kind}"]' if is_our_own(block) else type(block).__qualname__
    return f"block = {makes}({written})"


def what_was_put_in(block: Block, recipe: Recipe) -> list[str]:
    """What had been put into the block before its run began, where a fresh one does not have the same."""
    if recipe.outlasting is None:
        return []
    usual = type(block)("", **recipe.options).page_outlasting
    held = read_outlasting(recipe.outlasting, block)
    changed = {name: value for name, value in held.items() if not alike(value, usual[name])}
    if not changed:
        return []
    if is_plain(changed, set()):
        return [*[f"block.{name} = {value!r}" for name, value in changed.items()], "block.reset()"]
    return [f"vars(block).update(read_outlasting({recipe.outlasting!r}, block))", "block.reset()"]


def is_plain(value: Any, seen: set[int]) -> bool:
    """Whether Python's own words for it make the same once more: nothing in it is held in two places."""
    if type(value) in (list, tuple, set, frozenset, dict):
        if value and id(value) in seen:
            return False
        seen.add(id(value))
        parts = [*value, *value.values()] if isinstance(value, dict) else value
        return all(is_plain(part, seen) for part in parts)
    return type(value) in (int, str, bool, type(None)) or (type(value) is float and isfinite(value))


def is_our_own(block: Block) -> bool:
    return type(block).__module__.startswith(OUR_OWN)


def passage(recipe: Recipe) -> list[str]:
    """What was done, and the steps in between."""
    lines, at = [], 0
    for happening in recipe.happenings:
        lines += steps(happening.moment - at)
        lines.append(line(happening))
        at = happening.moment
    return lines + steps(recipe.moment - at)


def steps(count: int) -> list[str]:
    if count == 1:
        return ["block.advance()"]
    return [f"for _ in range({count}):", "    block.advance()"] if count else []


def line(happening: Happening) -> str:
    _, name, value = happening
    if name == "set":
        return f"block.set({value['option']!r}, {value['to']!r})"
    if name == "edit":
        return written_edits(value)
    if name in ("train", "pause", "reset"):
        return f"block.{name}()"
    return f"carry_out(block, {name!r}, {value!r})"


def written_edits(edits: Edits) -> str:
    """The functions that a learner has edited, as they stand in the editor."""
    written = [f"    {name!r}: {quoted(text)},\n" for name, text in edits.items()]
    return f"edit({{\n{''.join(written)}}})"


def quoted(text: str) -> str:
    plain = "\\" not in text and "'''" not in text and not text.endswith("'")
    return f"'''\\\n{text}'''" if plain else repr(text)
