"""The watcher sees what is new, what is gone and what was written, and nothing that nobody has written."""

import os
from pathlib import Path

from nnlesson.plugin.preview.watching import Watcher


def test_what_has_changed_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "old.md").write_text("old")
    (tmp_path / "gone.md").write_text("gone")
    watcher = Watcher(lambda: [tmp_path])
    assert watcher.changed() == set()

    (tmp_path / "deep" / "old.md").write_text("older")
    (tmp_path / "new.md").write_text("new")
    (tmp_path / "gone.md").unlink()

    assert watcher.changed() == {tmp_path / "deep" / "old.md", tmp_path / "new.md", tmp_path / "gone.md"}
    assert watcher.changed() == set()


def test_what_was_written_before_the_first_look_is_told_if_it_is_asked_for_since_a_moment(tmp_path: Path) -> None:
    for name, written in (("old.md", 5), ("new.md", 15)):
        (tmp_path / name).write_text(name)
        os.utime(tmp_path / name, ns=(written, written))
    watcher = Watcher(lambda: [tmp_path], since=10)

    assert watcher.changed() == {tmp_path / "new.md"}
    assert watcher.changed() == set()


def test_what_python_and_editors_leave_is_nothing(tmp_path: Path) -> None:
    watcher = Watcher(lambda: [tmp_path])

    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "block.pyc").write_text("")
    (tmp_path / ".page.md.swp").write_text("")
    (tmp_path / "page.md~").write_text("")
    (tmp_path / "#page.md#").write_text("")

    assert watcher.changed() == set()


def test_a_folder_that_is_not_there_may_come(tmp_path: Path) -> None:
    watcher = Watcher(lambda: [tmp_path / "blocks", tmp_path / "mkdocs.yml"])
    assert watcher.changed() == set()

    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "block.py").write_text("")

    assert watcher.changed() == {tmp_path / "blocks" / "block.py"}


def test_a_link_to_what_is_not_there_hides_nothing_else(tmp_path: Path) -> None:
    for number in range(5):  # whichever of them a folder names first
        (tmp_path / f"page{number}.md").write_text("")
        (tmp_path / f"link{number}.md").symlink_to("nowhere.md")
    watcher = Watcher(lambda: [tmp_path])

    for number in range(5):
        (tmp_path / f"page{number}.md").write_text("more")

    assert watcher.changed() == {tmp_path / f"page{number}.md" for number in range(5)}
