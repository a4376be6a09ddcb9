"""Plugins and extensions that other people's documentation uses beside ours: a table, one line each."""

from dataclasses import dataclass, field

FENCE = "```nn-squared-error\nid: error\nprediction: 0.5\n```\n"
PAGE = f"# Live\n\nThe loss is `nn: loss of #error`.\n\n{FENCE}\nAfter.\n"
POST = (
    "---\ndate: 2026-11-20\ncategories: [News]\n---\n\n# {0}\n\nFirst.\n\n" + FENCE + "\n<!-- more -->\n\nThe rest.\n"
)
HOME = "# Home\n\nWords.\n\n[Live](live.md)\n"
PLAIN = {"index.md": HOME, "live.md": PAGE}


@dataclass(frozen=True)
class Neighbour:
    """`plugins` stand before or behind ours, at the star. `figures` says how many there are on which page.

    The HTML of those in `visit` is not what it is without the neighbour, so that a browser has to try it.
    """

    name: str
    plugins: str
    pages: dict[str, str] = field(default_factory=lambda: PLAIN)
    figures: dict[str, int] = field(default_factory=lambda: {"live/": 1})
    visit: tuple[str, ...] = ()
    extensions: str = ""


def with_home(**pages: str) -> dict[str, str]:
    return {"index.md": HOME.replace("[Live](live.md)", ""), **{f"{name}.md": text for name, text in pages.items()}}


BLOG = {"index.md": "# Home\n", "blog/index.md": "# Blog\n"}
BLOG |= {f"blog/posts/{name}.md": POST.format(name.title()) for name in ("one", "two")}
TWO = {"index.md": HOME, "live.md": PAGE, "index.de.md": "# Zuhause\n\n[Live](live.md)\n", "live.de.md": PAGE}
I18N = "i18n: {docs_structure: suffix, languages: [{locale: en, default: true, name: E}, {locale: de, name: D}]}"
INCLUDED = {"part.txt": f"{FENCE}\nIt is `nn: loss of #error`.\n"}
MACRO = '# Live\n\n{% set at = "0.5" %}\n\n```nn-squared-error\nid: error\nprediction: {{ at }}\n```\n'
MINIFY = "minify: {minify_html: true, minify_js: true, minify_css: true}"
IN_TURN = {"live/": 1, "de/live/": 1}
EXCERPTS = {"blog/": 2, "blog/category/news/": 2, "blog/2026/11/20/one/": 1, "blog/archive/2026/": 2}

NEIGHBOURS = [
    Neighbour("blog", "*, blog", BLOG, EXCERPTS, ("blog/",)),
    Neighbour("blog before ours", "blog, *", BLOG, EXCERPTS),
    Neighbour("print-site", "*, print-site", PLAIN, {"live/": 1, "print_page/": 1}, ("print_page/",)),
    Neighbour(
        "snippets",
        "*",
        with_home(live='# Live\n\n--8<-- "docs/part.txt"\n') | INCLUDED,
        visit=("live/",),
        extensions="pymdownx.snippets: {check_paths: true}",
    ),
    Neighbour(
        "include-markdown", "include-markdown, *", with_home(live='# Live\n\n{% include "part.txt" %}\n') | INCLUDED
    ),
    Neighbour(
        "include-markdown behind ours",
        "*, include-markdown",
        with_home(live='# Live\n\n{% include "part.txt" %}\n') | INCLUDED,
    ),
    Neighbour("macros", "macros, *", with_home(live=MACRO)),
    Neighbour("macros behind ours", "*, macros", with_home(live=MACRO)),
    Neighbour("static-i18n", f"{I18N}, *", TWO, IN_TURN, ("de/live/",)),
    Neighbour("static-i18n behind ours", f"*, {I18N}", TWO, IN_TURN),
    Neighbour("awesome-nav", "awesome-nav, *", PLAIN | {".nav.yml": "nav: [index.md, live.md]\n"}),
    Neighbour("minify", f"{MINIFY}, *", visit=("live/",)),
    Neighbour("minify behind ours", f"*, {MINIFY}", visit=("live/",)),
    Neighbour("redirects", "*, redirects: {redirect_maps: {old.md: live.md}}"),
    Neighbour("glightbox", "*, glightbox", visit=("live/",)),
    Neighbour("git-revision-date-localized", "*, git-revision-date-localized: {enable_creation_date: true}"),
    Neighbour(
        "tags",
        "*, tags",
        PLAIN | {"live.md": f"---\ntags: [one]\n---\n\n{PAGE}", "tags.md": "# Tags\n\n<!-- material/tags -->\n"},
    ),
    Neighbour("rss", "*, rss: {use_git: false}"),
]
