"""A folder is as it was when what was to be made in its place fails, and as it was made when it does not."""

from pathlib import Path

import pytest

from nnlesson.plugin.preview.keeping import kept


def test_a_build_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "deep").mkdir(parents=True)
    (site / "deep" / "page.html").write_text("before")

    def fail() -> None:
        with kept(site):
            (site / "deep" / "page.html").unlink()
            (site / "half.html").write_text("half made")
            raise SystemExit

    with pytest.raises(SystemExit):
        fail()

    assert {path.name: path.read_text() for path in site.rglob("*.html")} == {"page.html": "before"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_does_not_leaves_what_it_made(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.html").write_text("before")

    with kept(tmp_path / "site"):
        (tmp_path / "site" / "page.html").unlink()
        (tmp_path / "site" / "page.html").write_text("after")

    assert (tmp_path / "site" / "page.html").read_text() == "after"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
