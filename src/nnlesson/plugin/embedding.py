"""One figure as a page of its own, for a frame: with what it asks, if it does, and its height told to the frame."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from nnlesson.contract.body import name_id
from nnlesson.plugin.asking import asked_by
from nnlesson.plugin.beside import Beside
from nnlesson.plugin.equipment import Equipment
from nnlesson.plugin.page import Page
from nnlesson.plugin.problem import listed, suggestion
from nnlesson.plugin.still import no_script
from nnlesson.plugin.validation import Use

SCHEMES = {"light": "default", "dark": "slate"}  # in Material's words, which our colours know
STYLE, SCRIPT = "frame.css", "frame.js"
PAGE = f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{name}}</title>
<link rel="stylesheet" href="{STYLE}">
</head>
<body data-md-color-scheme="{{scheme}}">
<main>
{{blocks}}
</main>
<script defer src="{SCRIPT}"></script>
</body>
</html>
"""


class NoFigure(Exception):
    """A page has no such figure; the text says which it has."""


def chosen(page: Page, id: str) -> Use:
    """The block with this id, or without one the only block of the page; raises NoFigure."""
    ids = [f"#{use.id}" for use in page.uses if use.id]
    if not ids:
        raise NoFigure(f"{page.file} has no figures.")
    if not id and len(ids) > 1:
        raise NoFigure(f"{page.file} has {len(ids)} figures; name one of them: {listed(ids)}.")
    for use in page.uses:
        if use.id == (id or ids[0][1:]):
            return use
    raise NoFigure(f"{page.file} has no figure #{id}; {suggestion(f'#{id}', ids)}")


def with_asked(page: Page, use: Use) -> list[Use]:
    """The block, and the others of its page that answer it."""
    asked = {term.block.removeprefix("#") for term in asked_by(use)}
    return [use, *(other for other in page.uses if other is not use and other.id in asked)]


@dataclass(frozen=True)
class Drawn:
    """Blocks as HTML, and as HTML too what the first of them is called."""

    html: str
    name: str


def drawn(page: Page, uses: Sequence[Use]) -> Drawn:
    """These blocks of the page; what is wrong with them is in the page's problems afterwards."""
    page.evaluator.prepare((term, page.uses) for use in uses for term in asked_by(use))
    for use in uses:
        page.fill(use)
    html = "".join(page.block(use, 1, set()) for use in uses)
    name = re.search(rf'id="{name_id(uses[0].id)}"[^>]*>(?P<name>[^<]*)', html)
    return Drawn(html, name["name"] if name else "")


def framed(figures: Drawn, beside: Beside, scheme: str) -> str:
    """The page with them and nothing else."""
    page = PAGE.format(name=figures.name, scheme=SCHEMES[scheme], blocks=no_script() + figures.html)
    return Equipment(beside, "").given_to(page, str)


def own_files() -> Iterator[tuple[str, str]]:
    """What such a page has beside it, apart from what every figure needs."""
    web = files("nnlesson") / "web"
    yield STYLE, (web / "styles" / STYLE).read_text("utf-8")
    yield SCRIPT, (web / SCRIPT).read_text("utf-8")


def write_page(folder: Path, page: str, beside: Beside) -> None:
    beside.write(folder)
    (folder / "index.html").write_text(page, "utf-8")
    for name, content in own_files():
        (folder / name).write_text(content, "utf-8")
