"""In a site of several languages, each of which is a build, a change is seen in the pages of all of them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from cli.test_themes import BLOCK
from nnlesson.plugin.preview.script import CHANGES
from plugin.test_site import small_kit
from serving import own_port

SETTINGS = """
site_name: Two languages
plugins:
  - i18n:
      docs_structure: suffix
      fallback_to_default: true
      languages: [{locale: en, default: true, name: English}, {locale: de, name: Deutsch}]
  - nnlesson: {kit: kit, blocks: blocks}
"""
FILES = {
    "mkdocs.yml": SETTINGS,
    "docs/index.md": "# Home\n",
    "docs/live.md": "# Live\n\nOnce upon a time.\n\n```nn-hello\n```\n",
    "blocks/greeting/hello.py": BLOCK,
}


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a preview of a course in two languages is, one of whose pages stands for both."""
    small_kit(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    port = own_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        assert any("Serving on" in line for line in server.stderr)
        try:
            yield f"http://127.0.0.1:{port}"
            assert server.poll() is None, "the preview went down"
        finally:
            server.kill()


def had(address: str) -> str:
    with urlopen(address) as answer:
        text: str = answer.read().decode()
    return text


def news(address: str, since: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(had(f"{address}{CHANGES}?since={since}"))
    return found


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("docs/live.md", "Once upon a time.", "Long ago."),
        ("blocks/greeting/hello.py", "It says hello.", "It says good evening."),
    ],
)
def test_what_is_saved_is_seen_in_every_language(
    address: str, tmp_path: Path, file: str, before: str, after: str
) -> None:
    pages = [f"{address}/live/", f"{address}/de/live/"]
    assert [before in had(page) for page in pages] == [True, True]
    told = news(address, 0)
    text = (tmp_path / file).read_text()

    (tmp_path / file).write_text(text.replace(before, after))

    told, known = news(address, told["version"]), told
    while not told["all"] and told["version"] > known["version"]:
        told, known = news(address, told["version"]), told
    assert [after in had(page) for page in pages] == [True, True]


def test_a_style_that_is_saved_is_swapped_without_another_build(address: str, tmp_path: Path) -> None:
    version = news(address, 0)["version"]

    (tmp_path / "blocks" / "greeting" / "style.css").write_text(".hello { color: red }")

    told = news(address, version)
    assert (told["style"], told["all"]) == (True, False)
    assert ".hello" in had(f"{address}/assets/nnlesson/nnlesson.preview.css")
