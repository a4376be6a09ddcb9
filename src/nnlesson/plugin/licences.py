"""The table of all that travels with a site, put where a page says `<!-- licences -->` on a line of its own."""

from collections.abc import Callable, Iterable

from nnlesson.plugin.assets import FOLDER
from nnlesson.plugin.fences import outline
from nnlesson.plugin.kit import Licence

MARK = "<!-- licences -->"
HEAD = "| Part | Version | Licence | What for |\n| --- | --- | --- | --- |"


def with_licences(markdown: str, address: Callable[[str], str], licences: Iterable[Licence]) -> str:
    """The Markdown of a page. A line of the table for each part, with a link to its licence in full.

    `address` is that of a file of the site, as seen from the page. The files lie where no Markdown can link to.
    """
    lines = markdown.split("\n")
    for line in marked(markdown):
        lines[line] = "\n".join([HEAD, *(row(licence, address) for licence in licences)])
    return "\n".join(lines)


def marked(markdown: str) -> list[int]:
    """The lines that ask for the table, and do not only show how it is asked for."""
    if MARK not in markdown:
        return []
    lines = markdown.split("\n")
    return [first for first, _ in outline(lines).comments if lines[first].strip() == MARK]


def row(of: Licence, address: Callable[[str], str]) -> str:
    name = f"[{of.name}]({of.home})" if of.home else of.name
    text = f'<a href="{address(f"{FOLDER}/{of.file}")}">{of.licence}</a>'
    return f"| {name.replace('*', '&#42;')} | {of.version} | {text} | {of.use} |"
