"""A page of six blocks, one or two of which are faulty. Its Python learns of that kind of block when it starts."""

import inspect
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from playwright.sync_api import BrowserContext, Route

from browser.faults import faulty
from nnlesson.plugin.assets import FOLDER, style_sheet
from nnlesson.plugin.kit import read_kit
from nnlesson.plugin.still import still
from serving import serving

IDS = ("first", "second", "third", "fourth", "fifth", "sixth")
GUILTY, ANOTHER = "third", "fourth"
COUNT = count()
WORKER = re.compile(r"/python\.[0-9a-f]{10}\.js$")
PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Six blocks</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="{folder}/{style}">
<style>body {{ display: grid; grid-template-columns: repeat(3, 1fr); font: 16px sans-serif }} nn-block {{ margin: 4px }}
</style></head>
<body class="md-typeset"><h1 style="grid-column: 1 / -1">Six blocks</h1>{blocks}
{scripts}</body>
</html>"""
# Pyodide's script, the last in the worker's, says how Python is started: it gets to know the faulty block.
TEACH = """
const load = self.loadPyodide;
self.loadPyodide = async (options) => {
  const pyodide = await load(options);
  pyodide.pyimport("builtins").exec(SOURCE, pyodide.toPy({}));
  return pyodide;
};
"""
LEARN = """
import sys, types
from nnlesson.blocks import catalogue
sys.modules["faulty"] = types.ModuleType("faulty")
exec(source, vars(sys.modules["faulty"]))
catalogue()["faulty"] = sys.modules["faulty"].Faulty
"""


@contextmanager
def six_blocks(folder: Path, kit: Path) -> Iterator[str]:
    """A server of pages, each named by the fault of its third block."""
    assets = folder / FOLDER
    shutil.copytree(kit, assets)
    style = style_sheet()
    (assets / style.name).write_text(style.content)
    with serving(folder) as address:
        yield address


def write_page(folder: Path, fault: str, another: str = "") -> str:
    """The name of the page. There may be another fault in its fourth block."""
    kit = read_kit(folder / FOLDER)
    scripts = "".join(f'<script src="{FOLDER}/{name}"></script>' for name in [*kit.polyfills, *kit.scripts])
    faults = {GUILTY: fault, ANOTHER: another}
    blocks = "\n".join(faulty_still(id, faults.get(id, "")) for id in IDS)
    name = f"{re.sub('[^a-z]+', '-', fault)}-{next(COUNT)}.html"  # what is kept of one is no other one's
    content = PAGE.format(folder=FOLDER, style=style_sheet().name, blocks=blocks, scripts=scripts)
    (folder / name).write_text(content)
    return name


def faulty_still(id: str, fault: str) -> str:
    """Its still is that of a sound block: the fault begins in the browser."""
    return still(faulty.Faulty, id, 2, {}).replace('"options":{}', f'"options":{json.dumps({"fault": fault})}')


def teach(context: BrowserContext) -> None:
    """Let each Python that is started in this context know the faulty block."""
    source = f"source = {inspect.getsource(faulty)!r}\n{LEARN}"

    def taught(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text() + TEACH.replace("SOURCE", json.dumps(source)))

    context.route(WORKER, taught)
