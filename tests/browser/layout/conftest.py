"""The course as it is looked at: built once, for the disk, so that a page is a file."""

from pathlib import Path
from urllib.parse import quote

import pytest

from browser.pages import Course
from browser.whole_course import whole_course
from once import Once


@pytest.fixture(scope="session")
def built(once: Once, offline_kit: Path) -> Course:
    folder = whole_course(once, offline=True)
    return Course(f"file://{quote(str(folder / 'my course'))}/", offline=True)
