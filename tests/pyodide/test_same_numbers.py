"""One seed gives the same numbers in CPython and in the browser's Python."""

import json
from pathlib import Path
from typing import Any

import pytest

from nnlesson.runtime.npm import node

from . import seeded_run

HERE = Path(__file__).parent
EXACT = 1e-12  # the two call different mathematical libraries: the last digits may differ


@pytest.fixture(scope="session", params=["plainly", "from the snapshot"])
def in_pyodide(request: pytest.FixtureRequest, files: Path) -> dict[str, Any]:
    """The seeded run in Pyodide, which is started in either way."""
    script = "run.cjs" if request.param == "plainly" else "restore.mjs"
    outcome = node([str(HERE / script), str(files), str(HERE / "seeded_run.py")])

    assert outcome.returncode == 0, outcome.stderr.decode()[-2000:]
    run: dict[str, Any] = json.loads(outcome.stdout.splitlines()[-1])
    return run


@pytest.fixture(scope="session")
def in_cpython() -> dict[str, Any]:
    run: dict[str, Any] = json.loads(seeded_run.run())
    return run


def test_the_neuron_has_learned_in_both(in_pyodide: dict[str, Any], in_cpython: dict[str, Any]) -> None:
    for run in (in_pyodide, in_cpython):
        assert len(run["losses"]) == seeded_run.EPOCHS
        assert run["losses"][-1] < run["losses"][0]


@pytest.mark.parametrize("numbers", ["weights", "bias", "losses"])
def test_a_seeded_run_gives_the_same_numbers(
    in_pyodide: dict[str, Any], in_cpython: dict[str, Any], numbers: str
) -> None:
    assert flat(in_pyodide[numbers]) == pytest.approx(flat(in_cpython[numbers]), rel=0, abs=EXACT)


def test_a_snapshot_fits_where_time_passes_between_two_readings_of_the_clock(files: Path) -> None:
    """While it starts, mimalloc writes down how many milliseconds a reading takes: nearly always none."""
    slowly = ["--import", str(HERE / "slow_machine.mjs"), str(HERE / "restore.mjs")]
    outcome = node([*slowly, str(files), str(HERE / "seeded_run.py")])

    assert outcome.returncode == 0, outcome.stderr.decode()[-2000:]


def test_what_is_not_seeded_differs_from_one_visit_to_the_next(files: Path) -> None:
    visits = [node([str(HERE / "restore.mjs"), str(files), str(HERE / "unseeded_run.py")]) for _ in range(2)]

    first, second = (json.loads(visit.stdout.splitlines()[-1]) for visit in visits)
    assert len(first) == len(second) == 4
    assert [a for a, b in zip(first, second, strict=True) if a == b] == []


def flat(numbers: Any) -> list[float]:
    return [one for part in numbers for one in flat(part)] if isinstance(numbers, list) else [numbers]
