"""Every Python package that a build uses has one version, and the environment holds no other one."""

import re
from importlib.metadata import distributions
from pathlib import Path

import pytest

from nnlesson.runtime.pins import NUMPY
from pins import EVERYTHING, FOR_THE_WHEEL, PROJECT, locked, needed_by, pinned, with_list

ANEW = "write the list anew: uv run tests/pins.py"
UV = re.compile(r"pip install --upgrade --target \.uv (uv[=\d.]*)")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_all_that_is_installed_is_pinned_in_the_version_that_is_installed() -> None:
    installed = {canonical(found.name): found.version for found in distributions()}
    del installed["nnlesson"]

    pins = pinned(EVERYTHING)

    assert installed == {name: pins.get(name) for name in installed}, ANEW


def test_the_list_has_what_uv_resolves_and_nothing_else() -> None:
    assert pinned(EVERYTHING) == locked(), ANEW
    assert pinned(EVERYTHING)["numpy"] == NUMPY.file.split("-")[1]


def test_what_builds_the_wheel_is_pinned_in_the_same_versions() -> None:
    assert pinned(FOR_THE_WHEEL) == needed_by("hatchling"), ANEW
    assert {"hatchling", "packaging", "pathspec", "pluggy", "trove-classifiers"} <= set(pinned(FOR_THE_WHEEL))


def test_a_list_is_written_in_the_place_of_the_old_one() -> None:
    text = 'a = 1\nthings = [\n  "old==1",\n  "older==2",\n]\nb = 2\n'

    assert with_list(text, "things", {"b": "2", "a": "1"}) == 'a = 1\nthings = [\n  "a==1",\n  "b==2",\n]\nb = 2\n'


@pytest.mark.parametrize("file", ["README.md", ".ci/run", ".github/workflows/pages.yml", "docs/authors/writing.md"])
def test_uv_is_pinned_wherever_it_is_installed(file: str) -> None:
    found = UV.findall(Path(PROJECT, file).read_text("utf-8"))

    assert found
    assert all(re.fullmatch(r"uv==[\d.]+", name) for name in found)
