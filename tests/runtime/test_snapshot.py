"""The snapshot fits the files beside it, and is the same whoever takes it, and when."""

from pathlib import Path

import pytest

from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.snapshot import LIBRARIES, MEMORY, PLAN, plan, take
from nnlesson.runtime.stock import Parts


def test_a_snapshot_that_is_taken_again_is_the_same_to_the_byte(parts: Parts, tmp_path: Path) -> None:
    take(parts.distribution, parts.wheel, tmp_path)

    for name in (PLAN, LIBRARIES, MEMORY):
        assert (tmp_path / name).read_bytes() == (parts.snapshot / name).read_bytes(), name


def test_the_plan_tells_how_long_everything_is(parts: Parts) -> None:
    found = plan(parts.snapshot)
    libraries, memory = (parts.snapshot / LIBRARIES).stat().st_size, (parts.snapshot / MEMORY).read_bytes()
    runs = [int.from_bytes(memory[at : at + 4], "little") for at in range(0, 4 * found["runs"], 4)]

    assert sum(library["bytes"] for library in found["libraries"]) == libraries
    assert sum(runs) * found["block"] == found["memory"]
    assert sum(runs[1::2]) * found["block"] + 4 * (len(runs) + found["steps"]) == len(memory)
    assert all(library["handles"] for library in found["libraries"])


def test_most_of_the_memory_is_left_out(parts: Parts) -> None:
    assert (parts.snapshot / MEMORY).stat().st_size < plan(parts.snapshot)["memory"] / 2


PAGE = 4096


def test_memory_that_python_does_not_use_is_left_out(parts: Parts) -> None:
    kept = (parts.snapshot / MEMORY).read_bytes()

    assert all(any(kept[i : i + PAGE]) for i in range(0, len(kept), PAGE))


@pytest.mark.parametrize("name", [b"CounterClockwiseContourIntegral", b"fileinput.pyc"])
def test_what_no_start_needs_is_left_out(parts: Parts, name: bytes) -> None:
    """The names of characters, which `html` imports, and the list of all files of the standard library."""
    assert b"frozenset" in (parts.snapshot / MEMORY).read_bytes()
    assert name not in (parts.snapshot / MEMORY).read_bytes()


def test_an_engine_from_which_no_snapshot_can_be_taken_stops_the_build(parts: Parts, tmp_path: Path) -> None:
    distribution, output = tmp_path / "distribution", tmp_path / "output"
    distribution.mkdir()
    output.mkdir()
    for name in ("pyodide.js", "pyodide-lock.json"):
        (distribution / name).write_bytes((parts.distribution / name).read_bytes())

    with pytest.raises(BuildError, match=r"(?s)The snapshot of Python could not be taken:.*pyodide\.asm\.js"):
        take(distribution, parts.wheel, output)
