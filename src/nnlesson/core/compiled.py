"""Compiled training: many epochs in one call of a kernel, on the same arrays, which then hold what they would.

The core is what is read, and what is right. The kernel (web/kernel) has the rules of the core's own layers, losses and
optimizers once more, in WebAssembly, and is many times as fast. Where there is none, where it does not know a part, or
where somebody has changed one, `train` makes no epoch, and NumPy makes them all.

    recognised.py   says whether the kernel knows all parts of a training
    plan.py         writes down for the kernel what there is, and where: NumPy's arrays by their addresses
"""

from collections.abc import Callable
from typing import Protocol

from nnlesson.core.array import Array
from nnlesson.core.layers import ReLU
from nnlesson.core.optimizers import Adam, Optimizer
from nnlesson.core.plan import Plan
from nnlesson.core.recognised import STATES, Parts, Trained, recognised

LONGEST = 1 << 17  # epochs in a call: their losses take a megabyte
MOST_EXAMPLES = 1 << 20  # in a call, if they are shuffled: so long may the list of their numbers be
LITTLE = 60_000  # products: in the time that it takes to write a plan, NumPy makes as many
STEP = 12_000  # products that NumPy could make in the time that each step takes it besides


class Kernel(Protocol):
    """What the browser offers: both take the address of a plan."""

    def room(self, plan: int) -> int: ...  # bytes
    def train(self, plan: int, epochs: int) -> None: ...


class Offer:
    """A kernel that can be had. It is brought when the first training asks for it."""

    bring: Callable[[], Kernel | None] | None = None  # set by the worker, for the core knows nothing of browsers
    kernel: Kernel | None = None


def train(training: Trained, epochs: int) -> int:
    """Make so many epochs with the kernel. Returns how many it has made: all or none."""
    if not (Offer.kernel or Offer.bring) or work(training, epochs) < LITTLE:
        return 0
    parts = recognised(training)
    kernel = brought() if parts else None
    if not parts or not kernel:
        return 0
    done = 0
    while done < epochs:
        most = min(LONGEST, max(1, MOST_EXAMPLES // len(parts.x))) if parts.shuffled else LONGEST
        done += call(kernel, training, parts, min(most, epochs - done))
    return done


def work(training: Trained, epochs: int) -> int:
    """How long NumPy would take, counted in products."""
    examples = len(training.x)
    steps = epochs * -(-examples // training.batch)
    return steps * STEP + epochs * examples * sum(w.size for w in training.network.parameters())


def brought() -> Kernel | None:
    if Offer.bring:
        Offer.kernel, Offer.bring = Offer.bring(), None
    return Offer.kernel


def call(kernel: Kernel, training: Trained, parts: Parts, epochs: int) -> int:
    """One call: the orders of the epochs are drawn as `next_batch` would draw them."""
    orders = drawn(training, parts, epochs)
    plan = Plan(training, parts, orders, epochs)
    plan.make_room(kernel.room(plan.address))
    kernel.train(plan.address, epochs)
    for (dense, _), (dW, db) in zip(parts.stages, plan.slopes, strict=True):
        dense.dW, dense.db = dW, db
    hand_over(training.optimizer, parts.states, plan.steps)
    last = orders[-1][-plan.last_batch :] if orders else slice(None)
    x = training.x[last] if orders else training.x
    remember(parts, x, training.target[last], plan.answers)
    if orders:
        training.order = orders[-1][:0]
    training.total = 0.0
    training.history += plan.history.tolist()
    return epochs


def drawn(training: Trained, parts: Parts, epochs: int) -> list[Array]:
    """The orders in which the examples of each epoch are seen, the rest of an epoch that was begun first."""
    if not parts.shuffled:
        return []
    begun = [training.order] if len(training.order) else []
    return begun + [training.rng.permutation(len(training.x)) for _ in range(epochs - len(begun))]


def hand_over(optimizer: Optimizer, states: list[list[Array]], steps: int) -> None:
    """Let the optimizer have what it remembers: arrays that may have been made for its first step."""
    for name, state in zip(STATES[type(optimizer)], states, strict=True):
        setattr(optimizer, name, state)
    if isinstance(optimizer, Adam):
        optimizer.t += steps


def remember(parts: Parts, x: Array, target: Array, answers: list[Array]) -> None:
    """Let the layers and the loss have what they keep of the last step for the way back."""
    for (dense, activation), y in zip(parts.stages, answers, strict=True):
        dense.x = x
        if isinstance(activation, ReLU):
            activation.open = y > 0
        elif activation:
            activation.y = y
        x = y
    parts.loss.forward(x, target)
