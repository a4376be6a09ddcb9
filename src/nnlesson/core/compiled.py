"""Compiled training: many epochs in one call of a kernel, on the same arrays, which then hold what they would.

The core is what is read, and what is right. The kernel (web/kernel) has the rules of the core's own layers, losses and
optimizers once more, in WebAssembly, and is many times as fast. Where there is none, where it does not know a part, or
where somebody has changed one, `train` makes no epoch, and NumPy makes them all. Which of the two it is depends on
nothing else, so that a run that is made again comes out the same.

    recognised.py   says whether the kernel knows all parts of a training, and whether they are still the same
    plan.py         writes down for the kernel what there is, and where: NumPy's arrays by their addresses

A plan takes a while to write, so those of the newest trainings are kept, as long as nothing in them is replaced.
"""

from collections.abc import Callable
from typing import Protocol

from nnlesson.core.array import Array
from nnlesson.core.layers import ReLU
from nnlesson.core.optimizers import Adam
from nnlesson.core.plan import Plan
from nnlesson.core.recognised import Parts, Trained, recognised, the_same

LONGEST = 1 << 17  # epochs in a call: their losses take a megabyte
MOST_EXAMPLES = 1 << 20  # in a call, if they are shuffled: so long may the list of their numbers be
NEWEST = 32  # trainings whose plans are kept


class Kernel(Protocol):
    """What the browser offers: both take the address of a plan."""

    def room(self, plan: int) -> int: ...  # bytes
    def train(self, plan: int, epochs: int) -> None: ...


class Offer:
    """A kernel that can be had. It is brought when the first training asks for it."""

    bring: Callable[[], Kernel | None] | None = None  # set by the worker, for the core knows nothing of browsers
    kernel: Kernel | None = None


PLANS: dict[int, tuple[Trained, Plan]] = {}  # of the newest trainings, by their identity


def train(training: Trained, epochs: int) -> int:
    """Make so many epochs with the kernel. Returns how many it has made: all or none."""
    if not (Offer.kernel or Offer.bring):
        return 0
    plan = kept(training) or new(training)
    if not plan or not Offer.kernel:
        return 0
    done = 0
    while done < epochs:
        most = min(LONGEST, max(1, MOST_EXAMPLES // len(training.x))) if plan.parts.shuffled else LONGEST
        done += call(Offer.kernel, training, plan, min(most, epochs - done))
    return done


def kept(training: Trained) -> Plan | None:
    _, plan = PLANS.get(id(training), (training, None))
    return plan if plan and the_same(training, plan.parts) else None


def new(training: Trained) -> Plan | None:
    parts = recognised(training)
    kernel = brought() if parts else None
    if not parts or not kernel:
        return None
    plan = Plan(training, parts, kernel.room)
    PLANS[id(training)] = training, plan
    if len(PLANS) > NEWEST:
        del PLANS[next(iter(PLANS))]
    return plan


def brought() -> Kernel | None:
    if Offer.bring:
        Offer.kernel, Offer.bring = Offer.bring(), None
    return Offer.kernel


def call(kernel: Kernel, training: Trained, plan: Plan, epochs: int) -> int:
    """One call: the orders of the epochs are drawn as `next_batch` would draw them."""
    orders = drawn(training, plan.parts, epochs)
    plan.begin(training, orders, epochs)
    kernel.train(plan.address, epochs)
    training.history.extend(plan.history[:epochs])
    training.total = 0.0
    x, target = training.x, training.target
    if orders:
        last = orders[-1][-plan.last_batch(len(orders[-1])) :]
        training.order, x, target = last[:0], x[last], target[last]
    hand_over(plan, x, target)
    return epochs


def drawn(training: Trained, parts: Parts, epochs: int) -> list[Array]:
    """The orders in which the examples of each epoch are seen, the rest of an epoch that was begun first."""
    if not parts.shuffled:
        return []
    begun = [training.order] if len(training.order) else []
    return begun + [training.rng.permutation(len(training.x)) for _ in range(epochs - len(begun))]


def hand_over(plan: Plan, x: Array, target: Array) -> None:
    """Let everyone have what they keep of the last step, with x: copies, for at the next step it is something new."""
    parts = plan.parts
    for (dense, activation), (dW, db), answers in zip(parts.stages, plan.slopes, plan.answers, strict=True):
        dense.dW, dense.db = dW.copy(), db.copy()
        dense.x, x = x, answers[: len(x)].copy()
        if isinstance(activation, ReLU):
            activation.open = x > 0
        elif activation:
            activation.y = x
    parts.loss.forward(x, target)
    if isinstance(parts.optimizer, Adam):
        parts.optimizer.t = plan.steps_made
