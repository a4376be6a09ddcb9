"""The kernel's functions are as exact as they say, and NaN and infinities come out as NumPy has them."""

from collections.abc import Callable
from functools import partial
from math import inf, nan, ulp
from pathlib import Path

import numpy as np
import pytest
from mpmath import mp, mpf  # type: ignore[import-untyped]
from numpy.typing import NDArray

from nnlesson.core import Sigmoid
from nnlesson.core.plan import table_of_tanh
from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.kernel import ROOM, compile_kernel
from nnlesson.runtime.npm import node, tools

APPLY = """
import { exp, log, logOfOneMinus, sigmoid } from "./functions";
import { prepare, tanh } from "./tanh";

/** The table of tanh lies at 0. */
export function apply(which: i32, from: usize, to: usize, count: usize): void {
  const numbers = to + (count << 3);
  prepare(numbers, 0);
  for (let at: usize = 0; at < count * 8; at += 16) {
    const x = v128.load(from + at);
    if (which == 0) v128.store(to + at, exp(x));
    else if (which == 1) v128.store(to + at, log(x));
    else if (which == 2) v128.store(to + at, x);
    else if (which == 3) v128.store(to + at, sigmoid(x));
    else v128.store(to + at, logOfOneMinus(x));
  }
  if (which == 2) tanh(to, count * 8, numbers);
}
"""
RUN = """
import { readFileSync, writeFileSync } from "node:fs";
const [module, which, table, input, output] = process.argv.slice(2);
const memory = new WebAssembly.Memory({ initial: 32 });
const { instance } = await WebAssembly.instantiate(readFileSync(module), { env: { memory } });
const from = readFileSync(table).length;
const x = readFileSync(input);
new Uint8Array(memory.buffer).set(readFileSync(table));
new Uint8Array(memory.buffer).set(x, from);
instance.exports.apply(Number(which), from, from + x.length, x.length / 8);
writeFileSync(output, new Uint8Array(memory.buffer, from + x.length, x.length));
"""
NAMES = ("exp", "log", "tanh", "sigmoid", "log(1 - p)")
NANS = np.array([0x7FF8_0000_FFFF_FFFF, -1]).view(float)  # of other bits than Python's
STRANGE = [nan, inf, -inf, 0.0, -0.0, 1.0, -1.0, 800.0, -800.0, 1e300, -1e300, 5e-324, *NANS.tolist()]

type Numbers = NDArray[np.float64]
type Apply = Callable[[str, Numbers], Numbers]


@pytest.fixture(scope="session")
def apply(room: Path, tmp_path_factory: pytest.TempPathFactory) -> Apply:
    """One of the kernel's functions, for all numbers of an array."""
    folder = tmp_path_factory.mktemp("functions")
    for name in ("functions.ts", "tanh.ts", "vector.ts"):
        (folder / name).write_bytes((room / ROOM / name).read_bytes())
    (folder / "index.ts").write_text(APPLY)
    (folder / "run.mjs").write_text(RUN)
    (folder / "table").write_bytes(table_of_tanh().tobytes())
    compile_kernel(folder / "index.ts", tools(room, cache_folder()), folder / "functions.wasm")

    def apply(name: str, x: Numbers) -> Numbers:
        (folder / "x").write_bytes(np.resize(x, len(x) + len(x) % 2).tobytes())
        files = [str(folder / name) for name in ("run.mjs", "functions.wasm", "table", "x", "y")]
        outcome = node([*files[:2], str(NAMES.index(name)), *files[2:]])
        assert outcome.returncode == 0, outcome.stderr.decode()
        return np.fromfile(folder / "y")[: len(x)]

    return apply


def exactly(name: str, x: float) -> mpf:
    z = mpf(x)
    if name == "sigmoid":
        return 1 / (1 + mp.exp(-z))
    return mp.log1p(-z) if name == "log(1 - p)" else getattr(mp, name)(z)


def points(low: float, high: float) -> Numbers:
    """Evenly from low to high, and close to 0."""
    rng = np.random.default_rng(7)
    small = np.exp(rng.uniform(-80, 0, 500))
    near = small if low >= 0 else np.concatenate([small, -small])
    return np.concatenate([rng.uniform(low, high, 3000), np.clip(near, low, high)])


@pytest.mark.parametrize(
    ("name", "low", "high", "most"),
    [
        ("exp", -745, 709.7, 2),
        ("exp", -2, 2, 2),
        ("log", 1e-300, 1e3, 2),
        ("log", 0.5, 2, 2),
        ("tanh", -22, 22, 2),
        ("tanh", -1, 1, 2),
        ("sigmoid", -700, 40, 4),
        ("sigmoid", -40, 5, 4),
        ("log(1 - p)", 0, 1 - 1e-12, 2),
    ],
)
def test_a_function_is_as_exact_as_it_says(apply: Apply, name: str, low: float, high: float, most: float) -> None:
    """In units of the last place of the exact result, which mpmath knows to 40 digits."""
    x = points(low, high)
    x = x[x > 0] if name == "log" else x

    with mp.workdps(40):
        pairs = zip(apply(name, x).tolist(), map(partial(exactly, name), x.tolist()), strict=True)
        off = [float(abs(mpf(found) - exact) / ulp(float(exact))) for found, exact in pairs]

    assert len(off) == len(x) > 3000
    assert max(off) <= most, f"{max(off)} at {x[np.argmax(off)]}"


@pytest.mark.parametrize("name", ["exp", "log", "tanh", "sigmoid"])
def test_what_is_no_ordinary_number_comes_out_as_numpy_has_it(apply: Apply, name: str) -> None:
    x = np.array(STRANGE)
    with np.errstate(all="ignore"):
        wanted = Sigmoid().forward(x) if name == "sigmoid" else getattr(np, name)(x)

    np.testing.assert_allclose(apply(name, x), wanted, rtol=1e-15, atol=0)
