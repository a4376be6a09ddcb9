"""The table of all that travels with a site, put where a page says `<!-- licences -->`."""

from collections.abc import Callable, Iterable

from nnlesson.plugin.assets import FOLDER
from nnlesson.plugin.kit import Licence

MARK = "<!-- licences -->"
HEAD = "| Part | Version | Licence | What for |\n| --- | --- | --- | --- |"


def with_licences(markdown: str, address: Callable[[str], str], licences: Iterable[Licence]) -> str:
    """The Markdown of a page. A line of the table for each part, with a link to its licence in full.

    `address` is that of a file of the site, as seen from the page. The files lie where no Markdown can link to.
    """
    if MARK not in markdown:
        return markdown
    return markdown.replace(MARK, "\n".join([HEAD, *(row(licence, address) for licence in licences)]))


def row(of: Licence, address: Callable[[str], str]) -> str:
    name = f"[{of.name}]({of.home})" if of.home else of.name
    text = f'<a href="{address(f"{FOLDER}/{of.file}")}">{of.licence}</a>'
    return f"| {name.replace('*', '&#42;')} | {of.version} | {text} | {of.use} |"
