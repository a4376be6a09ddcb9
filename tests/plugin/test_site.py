"""A whole small course, built by MkDocs itself."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = """
site_name: Small
docs_dir: docs
theme: {{name: material, font: false}}
plugins:
  - search
  - nnlesson: {options}
markdown_extensions: [admonition, tables, pymdownx.superfences]
"""


def build(
    folder: Path, pages: dict[str, str], options: str = "", settings: str = SETTINGS, *, strict: bool = True
) -> subprocess.CompletedProcess[str]:
    """Without options, with a kit that is none: what a build does with the one that it finds is tried elsewhere."""
    if not options:
        options = "{kit: kit}"
        if not (folder / "kit").exists():
            small_kit(folder)
    (folder / "mkdocs.yml").write_text(settings.format(options=options))
    for name, text in pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict" if strict else "--no-strict"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def said(outcome: subprocess.CompletedProcess[str]) -> list[str]:
    """All that was reported, without the notes on how the build goes on."""
    return [line for line in outcome.stderr.splitlines() if line.strip() and not line.startswith("INFO ")]


def small_kit(folder: Path, *missing: str) -> None:
    names = ["nnlesson.0123456789.js", "worker.0123456789.js", "iframe-worker.0123456789.js"]
    about = {"name": "zlib", "use": "zip files", "home": "https://zlib.example", "version": "1.3.1", "licence": "Zlib"}
    licences = [{**about, "file": "licences/zlib.txt"}]
    listed = {"scripts": names[:1], "polyfills": names[2:], "early": names[:1], "files": names}
    kit = {**listed, "licences": licences}
    (folder / "kit" / "licences").mkdir(parents=True)
    (folder / "kit" / "licences" / "zlib.txt").write_text("The zlib License")
    (folder / "kit" / "kit.json").write_text(json.dumps(kit))
    for name in names:
        if name not in missing:
            (folder / "kit" / name).write_text(f"// {name}")


FENCE = "```nn-squared-error\nprediction: 0.5\n```\n"


def test_a_good_course_is_built_with_its_blocks_its_numbers_its_styles_and_its_scripts(tmp_path: Path) -> None:
    small_kit(tmp_path)
    pages = {
        "index.md": f"# Loss `nn: loss of #squared-error`\n\n{FENCE}\n<!-- claim: loss of #squared-error is 0.25 -->\n",
        "deep/plain.md": "# Plain\n",
        "blocks/writing.md": "# Writing\n",
    }

    outcome = build(tmp_path, pages, "{kit: kit, reference: blocks/all.md}")

    assert (outcome.returncode, said(outcome), outcome.stdout) == (0, [], "")
    site = tmp_path / "site"
    home = (site / "index.html").read_text()
    plain = (site / "deep" / "plain" / "index.html").read_text()
    assert '<nn-block kind="squared-error" id="squared-error" state="still"' in home
    assert "claim" not in home
    assert "nnlesson-preview" not in home
    assert "Loss 0.25" in re.sub(r"<[^>]*>", "", home)
    (style,) = re.findall(r'href="(assets/nnlesson/nnlesson\.[0-9a-f]{10}\.css)"', home)
    assert "--nn-positive" in (site / style).read_text()
    script, polyfill = (f"assets/nnlesson/{name}.0123456789.js" for name in ("nnlesson", "iframe-worker"))
    assert home.index(f'<script src="{polyfill}"></script>') < home.index("<script>") < home.index("<body")
    for name in ("nnlesson", "worker", "iframe-worker"):
        path = site / "assets" / "nnlesson" / f"{name}.0123456789.js"
        assert path.read_text() == f"// {path.name}"
    assert [place.count(f'<script defer src="{script}"></script>') for place in home.split("</head>")] == [1, 1]
    assert "nnlesson" not in plain


def test_a_page_that_only_shows_how_the_licences_are_asked_for_lists_none(tmp_path: Path) -> None:
    small_kit(tmp_path)
    shown = "# So\n\nWrite `<!-- licences -->`, or\n\n```html\n<!-- licences -->\n```\n"

    outcome = build(tmp_path, {"index.md": shown}, "{kit: kit}")

    assert (outcome.returncode, said(outcome)) == (0, [])
    assert "Zlib" not in (tmp_path / "site" / "index.html").read_text()
    assert not (tmp_path / "site" / "assets" / "nnlesson").exists()


def test_a_page_lists_what_travels_with_links_to_the_licences_which_lie_beside_it(tmp_path: Path) -> None:
    small_kit(tmp_path)

    outcome = build(tmp_path, {"index.md": "# Home", "about/made-of.md": "# So\n\n<!-- licences -->\n"}, "{kit: kit}")

    assert (outcome.returncode, said(outcome)) == (0, [])
    page = (tmp_path / "site" / "about" / "made-of" / "index.html").read_text()
    (link,) = re.findall(r'<a href="([^"]*)">Zlib</a>', page)
    table = re.sub(r"<[^>]*>", " ", page[page.index("<table") : page.index("</table>")])
    assert " ".join(table.split()) == "Part Version Licence What for zlib 1.3.1 Zlib zip files"
    text = tmp_path / "site" / "about" / "made-of" / link
    assert text.resolve() == tmp_path / "site" / "assets" / "nnlesson" / "licences" / "zlib.txt"
    assert text.read_text() == "The zlib License"


def test_a_page_shows_a_file_as_it_is_and_a_site_with_blocks_has_their_schema(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text("answer = 42\n")

    outcome = build(tmp_path, {"index.md": f"# Code\n\n<!-- source: mine.py -->\n\n{FENCE}"})

    assert (outcome.returncode, said(outcome)) == (0, [])
    page = (tmp_path / "site" / "index.html").read_text()
    assert "answer = 42" in re.sub(r"<[^>]*>", "", page)
    schema = json.loads((tmp_path / "site" / "assets" / "nnlesson" / "blocks.schema.json").read_text("utf-8"))
    assert schema["properties"]["nn-squared-error"]["properties"]["target"]["maximum"] == 1.0


def test_search_finds_the_text_and_its_numbers_but_not_what_blocks_say(tmp_path: Path) -> None:
    build(tmp_path, {"index.md": f"# Home\n\nIt is `nn: loss of #squared-error`.\n\n{FENCE}\n\nAnd then."})

    index = json.loads((tmp_path / "site" / "search" / "search_index.json").read_text())
    assert [entry["text"] for entry in index["docs"]] == ["<p>It is 0.25.</p> <p>And then.</p>"]


def test_a_figure_links_to_pages_as_the_text_does(tmp_path: Path) -> None:
    link = "[this](my%20page.md) and [that](M%C3%A4rz.md)"
    pages = {
        "index.md": f'# Home\n\nSee {link}.\n\n```nn-squared-error\ncaption: "See {link}."\n```\n',
        "my page.md": "# Mine\n",
        "März.md": "# March\n",
    }

    outcome = build(tmp_path, pages)

    assert (outcome.returncode, said(outcome)) == (0, [])
    home = (tmp_path / "site" / "index.html").read_text()
    assert [home.count(f'<a href="{address}/">th') for address in ("my%20page", "M%C3%A4rz")] == [2, 2]


def test_a_course_with_mistakes_is_not_built_and_every_mistake_is_one_line(tmp_path: Path) -> None:
    pages = {
        "index.md": "---\ntitle: Home\n\n---\n\n# Home\n\n```nn-squared-error\ntarget: high\nsize: 3\n```\n",
        "lessons/two.md": "```nn-squared-eror\n```\n\n!!! note\n\n    `nn: los of squared-error`\n\n```nn-descent\n",
        "lessons/fine.md": FENCE,
        "lessons/zero.md": f"---\ntitle: So\n---\n\n{FENCE}\nSo. <!-- claim: loss of #squared-error is above 1 -->\n",
    }

    outcome = build(tmp_path, pages)

    assert outcome.returncode == 1
    assert [line.removeprefix("WARNING -  nnlesson: ") for line in said(outcome)] == [
        "docs/index.md:9: nn-squared-error: target is 'high'; give a number from 0 to 1",
        "docs/index.md:10: nn-squared-error: there is no option 'size'; "
        "there are caption, id, prediction, seed, target and title",
        "docs/lessons/two.md:1: nn-squared-eror: there is no such block; did you mean nn-squared-error?",
        "docs/lessons/two.md:6: nn: los of squared-error: squared-error has no read-out 'los'; did you mean loss?",
        "docs/lessons/two.md:8: nn-descent: the fence is never closed; "
        "end it with ``` on a line of its own, in the same column",
        "docs/lessons/zero.md:9: claim: loss of #squared-error is above 1; found 0.25",
    ]
    assert outcome.stdout.strip() == "Aborted with 6 warnings in strict mode!"


def test_a_kit_with_a_file_missing_stops_a_strict_build_and_is_a_warning_in_any_other(tmp_path: Path) -> None:
    small_kit(tmp_path, "worker.0123456789.js")

    outcome = build(tmp_path, {"index.md": "# Home"}, "{kit: kit}")

    missing = f"the kit in {tmp_path / 'kit'} has no worker.0123456789.js; leave the option kit out, and one is found"
    line = f"WARNING -  nnlesson: {missing} (until then no figure is live)"
    assert (outcome.returncode, said(outcome)) == (1, [line])

    outcome = build(tmp_path, {"index.md": f"# Home\n\n{FENCE}"}, "{kit: kit}", strict=False)

    assert (outcome.returncode, said(outcome)) == (0, [line])
    home = (tmp_path / "site" / "index.html").read_text()
    assert '<nn-block kind="squared-error"' in home
    assert "assets/nnlesson/nnlesson.0123456789.js" not in home


IN_SEVERAL_FORMS = """
site_name: Small
FORM
theme: {{name: material, font: false, features: [navigation.instant, navigation.instant.progress, navigation.top]}}
plugins: [search, nnlesson: {{kit: kit, headers: true}}, offline: {{enabled: OFFLINE}}]
"""
SERVER, DISK = {"sitemap.xml", "_headers"}, set[str]()
AT_AN_ADDRESS, FLAT = "site_url: https://example.org/", "use_directory_urls: false"


@pytest.mark.parametrize(
    ("form", "offline", "left"),
    [
        ("", "false", SERVER),
        (AT_AN_ADDRESS, "true", DISK),
        (FLAT, "false", DISK),
        (f"{FLAT}\n{AT_AN_ADDRESS}", "false", SERVER),
    ],
    ids=["with nothing said", "with Material's plugin", "without directory urls", "the same at an address"],
)
def test_a_site_for_disk_goes_without_what_only_servers_offer(
    tmp_path: Path, form: str, offline: str, left: set[str]
) -> None:
    small_kit(tmp_path)
    settings = IN_SEVERAL_FORMS.replace("FORM", form).replace("OFFLINE", offline)

    outcome = build(tmp_path, {"index.md": "# Home"}, settings=settings)

    assert (outcome.returncode, said(outcome)) == (0, [])
    found = {name for name in SERVER if (tmp_path / "site" / name).exists()}
    home = (tmp_path / "site" / "index.html").read_text()
    assert found == left
    assert "navigation.top" in home
    assert ("navigation.instant" in home) == bool(left)


def test_a_file_that_is_not_utf_8_stops_the_build_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_bytes("# Home\n\nDéjà vu\n".encode("latin-1"))

    outcome = build(tmp_path, {})

    assert outcome.returncode == 1
    says = "nnlesson: docs/index.md:3: byte 0xe9 is not UTF-8; save the file with this encoding"
    assert said(outcome) == [f"ERROR   -  {says}"]


def test_the_file_that_the_command_keeps_is_taken_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_kit(tmp_path)
    monkeypatch.setenv("NNLESSON_BUILD_CACHE", str(tmp_path / "kept" / "all.json"))

    outcome = build(tmp_path, {"index.md": FENCE}, "{kit: kit}")

    assert (outcome.returncode, said(outcome)) == (0, [])
    assert "squared-error" in (tmp_path / "kept" / "all.json").read_text()


def test_a_place_for_the_build_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    small_kit(tmp_path)
    (tmp_path / "taken").write_text("a file")

    outcome = build(tmp_path, {"index.md": FENCE}, "{kit: kit, build_cache: taken/cache.json}")

    assert outcome.returncode == 1
    why = "nnlesson: taken cannot be written (File exists)"
    assert f"{why}. Allow that, or let build_cache in mkdocs.yml name another file, then build again." in outcome.stderr


IN_TWO_LANGUAGES = """
site_name: Small
plugins:
  - PLUGINS
"""
I18N = (
    "i18n: {{docs_structure: suffix, fallback_to_default: false, "
    "languages: [{{locale: en, default: true, name: English}}, {{locale: de, name: Deutsch}}]}}"
)
OURS = "nnlesson: {options}"


@pytest.mark.parametrize("plugins", [(I18N, OURS), (OURS, I18N)], ids=["behind static-i18n", "before it"])
def test_a_figure_in_the_first_of_two_languages_has_its_styles_and_scripts(
    tmp_path: Path, plugins: tuple[str, str]
) -> None:
    settings = IN_TWO_LANGUAGES.replace("PLUGINS", "\n  - ".join(plugins))

    outcome = build(tmp_path, {"index.md": f"# Home\n\n{FENCE}", "index.de.md": "# Zuhause\n"}, settings=settings)

    assert (outcome.returncode, said(outcome)) == (0, [])
    site = tmp_path / "site"
    assert "nnlesson" not in (site / "de" / "index.html").read_text()
    asked = re.findall(r'(?:href|src)="(assets/nnlesson/[^"]+)"', (site / "index.html").read_text())
    assert len(asked) > 2
    assert [name for name in asked if not (site / name).is_file()] == []
