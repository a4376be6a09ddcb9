"""One training made three times: by the kernel, by NumPy, and by NumPy from a weight that is one unit in the last place
away. It is loaded by Pyodide, and tells how far they are apart.
"""

import json
from itertools import pairwise
from typing import Any

import numpy as np

from nnlesson import core
from nnlesson.core import compiled
from nnlesson.core.plan import table_of_tanh
from nnlesson.core.recognised import STATES

TRIES = 4  # weights of an array that are nudged, one in each try


def answer(line: str) -> str:
    case = json.loads(line)
    return json.dumps({"table": table_of_tanh().tolist()} if case == "table" else apart(case))


def apart(case: dict[str, Any]) -> dict[str, Any]:
    """How far the kernel is from NumPy after each of the numbers of epochs; and NumPy with a nudge, if that is much.

    Once the kernel makes every epoch in a call of its own, and once many in one, which is to change nothing.
    """
    one_by_one, at_once, by_numpy = training(case), training(case), training(case)
    kernel = Counted(compiled.brought())
    found: dict[str, Any] = {"kernel": [], "nudged": [], "calls": []}
    for epochs, limit in zip(case["epochs"], case["limits"], strict=True):
        compiled.Offer.kernel = kernel
        for _ in range(epochs):
            one_by_one.epochs(1)
        at_once.epochs(epochs)
        compiled.Offer.kernel = None
        by_numpy.epochs(epochs)
        found["kernel"].append(differences(at_once, by_numpy))
        worst = max(found["kernel"][-1].values())
        found["nudged"].append(nudged(case, by_numpy, worst / 10) if worst > limit else 0.0)
        found["calls"].append(kernel.calls)
        for run in (one_by_one, at_once, by_numpy):
            meddle(run, case["between"])
    compiled.Offer.kernel = kernel.kernel
    return found | {"parted": max(differences(one_by_one, at_once).values())}


def meddle(run: core.Training, what: str) -> None:
    """What somebody may do between two calls."""
    dense = run.network.layers[0]
    assert isinstance(dense, core.Dense)
    if what == "rate":
        run.optimizer.rate *= 0.5
    elif what == "weights":
        dense.W = 0.5 * dense.W
    elif what == "in place":
        run.x *= 0.5
        dense.W *= 0.5
    elif what == "step":
        run.step()


def nudged(case: dict[str, Any], usual: core.Training, enough: float) -> float:
    """How far NumPy itself comes to be apart, if one weight is moved by one unit in the last place before it begins.

    Weight after weight is tried, until that is `enough`.
    """
    found = 0.0
    for number, array in enumerate(usual.network.parameters()):
        for place in range(0, array.size, max(1, array.size // TRIES)):
            run = training(case)
            weights = run.network.parameters()[number].reshape(-1)
            weights[place] = np.nextafter(weights[place], 2)
            for epochs in case["epochs"]:
                if len(run.history) < len(usual.history):
                    run.epochs(epochs)
                if len(run.history) < len(usual.history):
                    meddle(run, case["between"])
            found = max(found, *differences(run, usual).values())
            if found >= enough:
                return found
    return found


class Counted:
    """A kernel, and how often it was called."""

    def __init__(self, kernel: Any) -> None:
        self.kernel, self.calls, self.room = kernel, 0, kernel.room

    def train(self, plan: int, epochs: int) -> None:
        self.calls += 1
        self.kernel.train(plan, epochs)


def training(case: dict[str, Any]) -> core.Training:
    rng = np.random.default_rng(case["seed"])
    n, sizes = case["examples"], case["sizes"]
    layers: list[core.Layer] = []
    for (inputs, outputs), activation in zip(pairwise(sizes), case["activations"], strict=True):
        layers += [core.Dense(inputs, outputs, rng), *([getattr(core, activation)()] if activation else [])]
    classes = rng.integers(0, sizes[-1], n)
    targets = {
        "MeanSquaredError": rng.normal(size=(n, sizes[-1])),
        "BinaryCrossEntropy": rng.integers(0, 2, (n, sizes[-1])).astype(float),
        "CrossEntropy": classes.astype(float),
    }
    data = rng.normal(size=(n, sizes[0])), targets[case["loss"]]
    optimizer = getattr(core, case["optimizer"])(case["rate"])
    run = core.Training(core.Network(layers), getattr(core, case["loss"])(), optimizer, data, case["batch"], rng)
    for _ in range(case["begun"]):
        run.step()
    return run


def differences(one: core.Training, other: core.Training) -> dict[str, float]:
    """Of all that a training leaves behind, how far it is apart; of arrays, where that is most."""
    found = {
        "weights": most(one.network.parameters(), other.network.parameters()),
        "slopes": most(one.network.gradients(), other.network.gradients()),
        "history": most([np.array(one.history)], [np.array(other.history)]),
        "order": most([one.order], [other.order]) + abs(one.total - other.total),
        "chance": float(one.rng.bit_generator.state != other.rng.bit_generator.state),
    }
    names = STATES[type(one.optimizer)]
    found["state"] = max([most(getattr(one.optimizer, n), getattr(other.optimizer, n)) for n in names], default=0.0)
    found["kept"] = max(kept(mine, its) for mine, its in zip(parts(one), parts(other), strict=True))
    return found


def parts(run: core.Training) -> list[object]:
    return [*run.network.layers, run.loss, run.optimizer]


def kept(mine: object, its: object) -> float:
    """What layers, loss and optimizer keep besides: the same names, and the same numbers."""
    assert vars(mine).keys() == vars(its).keys(), (vars(mine).keys(), vars(its).keys())
    arrays = [name for name, value in vars(its).items() if isinstance(value, np.ndarray)]
    other = [name for name, value in vars(its).items() if isinstance(value, int | float)]
    assert all(getattr(mine, name) == getattr(its, name) for name in other)
    return most([getattr(mine, name) for name in arrays], [getattr(its, name) for name in arrays])


def most(these: Any, those: Any) -> float:
    """The largest difference, of large numbers relative to them. NaN and infinities are alike or infinitely apart."""
    found = [0.0]
    for this, that in zip(these, those, strict=True):
        assert this.shape == that.shape, (this.shape, that.shape)
        assert this.dtype == that.dtype, (this.dtype, that.dtype)
        one, other = np.asarray(this, float), np.asarray(that, float)
        alike = (one == other) | (np.isnan(one) & np.isnan(other))
        with np.errstate(all="ignore"):
            off = np.where(alike, 0.0, np.abs(one - other) / np.maximum(1, np.abs(other)))
        found.append(float(np.nan_to_num(off, nan=np.inf).max(initial=0.0)))
    return max(found)
