"""What was saved is followed, from the first moment on, and what is wrong with one file keeps nothing else back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from browser.foreign import WAVES, write
from nnlesson.plugin.assets import FOLDER
from nnlesson.plugin.mkdocs.plugin import LessonPlugin
from nnlesson.plugin.mkdocs.preview import Preview
from plugin.test_site import small_kit

pytestmark = pytest.mark.usefixtures("as_before")

SETTINGS = """
site_name: A preview
theme: mkdocs
plugins: [nnlesson: {blocks: blocks, kit: kit}]
markdown_extensions: [pymdownx.superfences, pymdownx.snippets: {check_paths: true}]
"""
PAGES = {"a.md": "# A\n\nOnce.\n", "b.md": "# B\n\nOnce.\n", "index.md": "# Home\n\nOnce.\n"}


type Start = Callable[..., Preview]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a preview, which goes on when it is told to; `during` happens when the first build has read all pages."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Preview, "follow", lambda preview: None)
    small_kit(tmp_path)
    write(tmp_path, {"mkdocs.yml": SETTINGS, **{f"docs/{name}": text for name, text in PAGES.items()}})
    write(tmp_path / "blocks" / "waves", WAVES)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    plugin = config.plugins["nnlesson"]
    assert isinstance(plugin, LessonPlugin)
    config.plugins.on_startup(command="serve", dirty=False)

    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, config.site_dir)

    def begin(during: Callable[[], object] = lambda: None) -> Preview:
        build(config)
        during()
        return Preview(plugin, server, lambda: build(config))

    yield begin
    server.server_close()
    config.plugins.on_startup(command="build", dirty=False)  # MkDocs keeps the plugin for whoever comes next


def shown(folder: Path, page: str) -> str:
    return (folder / "site" / page / "index.html").read_text("utf-8")


def test_what_is_saved_while_the_first_build_runs_is_on_the_screen_too(tmp_path: Path, start: Start) -> None:
    preview = start(during=lambda: write(tmp_path / "docs", {"b.md": "# B\n\nTwice.\n"}))

    preview.go_on()

    assert "Twice." in shown(tmp_path, "b")
    assert preview.watcher.changed() == set()


def test_a_page_that_fails_keeps_no_other_back(tmp_path: Path, start: Start, caplog: pytest.LogCaptureFixture) -> None:
    preview = start()
    write(tmp_path / "docs", {name: text.replace("Once.", "Twice.") for name, text in PAGES.items()})
    (tmp_path / "docs" / "a.md").write_bytes("# A\n\nDéjà vu\n".encode("latin-1"))

    preview.go_on()

    assert ["Once." in shown(tmp_path, page) for page in ("a", "b", ".")] == [True, False, False]
    assert "UnicodeDecodeError: " in caplog.text
    caplog.clear()
    preview.go_on()
    assert caplog.text == ""  # nothing is tried for ever


def test_a_page_that_lacked_something_is_there_with_the_next_change(tmp_path: Path, start: Start) -> None:
    preview = start()
    write(tmp_path / "docs", {"a.md": '# A\n\nTwice.\n\n--8<-- "brought.txt"\n'})
    preview.go_on()
    assert "Once." in shown(tmp_path, "a")
    write(tmp_path, {"brought.txt": "Brought.\n"})  # where nobody watches
    assert preview.watcher.changed() == set()

    write(tmp_path / "docs", {"b.md": "# B\n\nTwice.\n"})
    preview.go_on()

    assert "Brought." in shown(tmp_path, "a")
    assert "Twice." in shown(tmp_path, "b")


def test_a_style_sheet_that_is_not_utf_8_is_told_and_all_others_are_there(
    tmp_path: Path, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    preview = start()
    write(tmp_path / "blocks" / "waves", {"more.css": ".wave-line {}\n"})
    (tmp_path / "blocks" / "waves" / "style.css").write_bytes("/* déjà vu */\n".encode("latin-1"))

    preview.go_on()

    sheet = (tmp_path / "site" / FOLDER / "nnlesson.preview.css").read_text("utf-8")
    assert (".wave-line" in sheet, ".wave-dot" in sheet) == (True, False)
    says = "encoding: byte 0xe9 is not UTF-8; save the file with this encoding"
    assert caplog.messages.count(f"nnlesson: blocks/waves/style.css:1: {says}") == 1


def test_a_theme_that_never_was_utf_8_keeps_nothing_back(tmp_path: Path, start: Start) -> None:
    model = tmp_path / "blocks" / "waves" / "model.py"
    model.write_bytes("# déjà vu\n".encode("latin-1"))
    preview = start()
    model.write_bytes("# déjà vu, once more\n".encode("latin-1"))
    write(tmp_path / "docs", {"b.md": "# B\n\nTwice.\n"})

    preview.go_on()

    assert "Twice." in shown(tmp_path, "b")


SHOWN = """# A

```nn-sine-wave
```

```` markdown
```nn-descent
```
````
"""


def test_a_page_that_also_shows_an_example_is_rendered_anew_with_the_code_of_its_blocks(
    tmp_path: Path, start: Start
) -> None:
    preview = start()
    write(tmp_path / "docs", {"a.md": SHOWN})
    preview.go_on()
    assert 'cy="50"' in shown(tmp_path, "a")

    write(tmp_path / "blocks" / "waves", {"model.py": WAVES["model.py"].replace("sin(", "cos(")})
    preview.go_on()
    preview.go_on()

    assert 'cy="10"' in shown(tmp_path, "a")
