"""Barriers that Markdown and the theme leave in a page: for whoever uses the keys, and for whoever hears it."""

import re

TABLE = re.compile(r"<table>(?P<head>.*?</thead>)(?P<body>.*?)</table>", re.DOTALL)
HEADING = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
EMPTY = re.compile(r"<th[^>]*></th>")
TAG = re.compile(r"<[^>]+>")
SCROLLER = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">{}</div></div>'
SEARCH = 'data-md-component="search" role="dialog"'


def without_barriers(html: str) -> str:
    """Every table of the text has a name and is a stop, so that the keys can scroll it where it is wider than the page.

    It stands in the theme's scroller from the start: one that the theme's script puts around it later moves the page.
    The theme's search has a name too.
    """
    return TABLE.sub(reachable, html).replace(SEARCH, f'{SEARCH} aria-label="Search"')


def reachable(table: re.Match[str]) -> str:
    columns = [TAG.sub("", heading).strip().replace('"', "&quot;") for heading in HEADING.findall(table["head"])]
    name = ", ".join(filter(None, columns))
    opened = f'<table tabindex="0" aria-label="Table: {name}">{EMPTY.sub("<td></td>", table["head"])}'
    return SCROLLER.format(f"{opened}{table['body']}</table>")
