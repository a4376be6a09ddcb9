"""One seed gives the same numbers in CPython and in the browser's Python."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from nnlesson.runtime.npm import node

from . import seeded_run

HERE = Path(__file__).parent
EXACT = 1e-12  # the two call different mathematical libraries: the last digits may differ


@pytest.fixture(scope="session")
def in_pyodide(kit: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The seeded run in Pyodide, from the very files that the site serves, under the names that Pyodide asks for."""
    folder = tmp_path_factory.mktemp("pyodide")
    for name, file in json.loads((kit / "kit.json").read_text())["manifest"]["files"].items():
        shutil.copy(kit / file["path"], folder / name)

    outcome = node([str(HERE / "run.cjs"), str(folder), str(HERE / "seeded_run.py")])

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


def flat(numbers: Any) -> list[float]:
    return [one for part in numbers for one in flat(part)] if isinstance(numbers, list) else [numbers]
