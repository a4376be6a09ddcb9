"""The table of all that travels with a site, put where a page says `<!-- licences -->`; and what need not travel."""

from collections.abc import Iterable
from posixpath import dirname, relpath

from nnlesson.plugin.assets import FOLDER, Licence

MARK = "<!-- licences -->"
STEMMERS = "assets/javascripts/lunr/"  # Material loads them for languages other than English
HEAD = "| Part | Version | Licence | What for |\n| --- | --- | --- | --- |"


def with_licences(markdown: str, file: str, licences: Iterable[Licence]) -> str:
    """The Markdown of the page `file`. A line of the table for each part, with a link to its licence in full."""
    if MARK not in markdown:
        return markdown
    return markdown.replace(MARK, "\n".join([HEAD, *(row(licence, dirname(file)) for licence in licences)]))


def row(of: Licence, folder: str) -> str:
    name = f"[{of.name}]({of.home})" if of.home else of.name
    text = relpath(f"{FOLDER}/{of.file}", folder or ".")
    return f"| {name.replace('*', '&#42;')} | {of.version} | [{of.licence}]({text}) | {of.use} |"


def unused(file: str, languages: Iterable[str]) -> bool:
    """Whether a file of the theme is there for nobody: stemmers, each with a licence of its own, in English."""
    return file.startswith(STEMMERS) and set(languages) <= {"en"}
