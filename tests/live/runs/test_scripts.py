"""A run as a program: it gives the numbers of the page in CPython, to the last digit but a few."""

import json
import subprocess
import sys

import pytest

from contract.state.everything import Everything
from live.runs.test_links import taken
from live.runs.test_rewind import every_training_block, run
from live.visit import BLOCK, Visit
from nnlesson.contract.measure import readouts
from nnlesson.live.runs.script import imports, made


def printed(program: str) -> dict[str, float]:
    outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name: float(value) for name, value in map(str.split, outcome.stdout.splitlines())}


@every_training_block
def test_the_program_ends_with_the_numbers_of_the_page(visit: Visit, kind: str) -> None:
    seen = run(visit, kind)
    visit.does("rewind", len(seen) - 2)
    shown = {name: float(found.value) for name, found in readouts(visit.dispatcher.sessions[BLOCK].block).items()}

    assert printed(taken(visit, "python")["text"]) == pytest.approx(shown, rel=1e-12, abs=1e-15, nan_ok=True)


def test_a_notebook_holds_the_same_program_in_cells(visit: Visit) -> None:
    run(visit, "and-gate")
    program = taken(visit, "python")["text"]

    notebook = taken(visit, "notebook")

    assert (notebook["how"], notebook["name"]) == ("save", "and-gate.ipynb")
    cells = json.loads(notebook["text"])["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert code[0] == "%pip install nnlesson"
    assert program.endswith("\n\n".join(code[1:]) + "\n")
    assert len({cell["id"] for cell in cells}) == len(cells)


def test_the_program_is_what_a_person_would_write(visit: Visit) -> None:
    visit.open("and-gate", seed=7)
    visit.does("step")
    visit.does("set", {"option": "rate", "to": 2.0})
    for _ in range(20):
        visit.does("step")
    visit.does("rewind", 11)

    assert taken(visit, "python")["text"] == PROGRAM


def test_the_program_of_a_block_of_somebody_else_says_where_it_runs() -> None:
    block = Everything(seed=3, size=4)

    assert imports(block, "").splitlines() == [
        "# The block comes from the folder contract: keep this file beside it, or install the package that it is in.",
        "from contract.state.everything import Everything",
    ]
    assert made(block, {"seed": 3, "size": 4}) == "block = Everything(seed=3, size=4)"


PROGRAM = '''"""AND gate: the run as it stands in the page, after 11 epochs.

It needs nnlesson: pip install nnlesson
"""

from nnlesson.blocks import catalogue

block = catalogue()["and-gate"](seed=7)

block.advance()
block.set('rate', 2.0)
for _ in range(10):
    block.advance()

for readout in block.readouts():
    print(readout.name, readout.value)
'''
