"""A block that holds one of everything that a state may hold, some of it in two places."""

from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple, Self

import numpy as np

from nnlesson.contract import Block, Panel, Picture, Readout, choice, option
from nnlesson.core import Dense, GradientDescent, MeanSquaredError, Network, Sigmoid, Training
from nnlesson.core.trace import Trace
from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure


class Record(NamedTuple):
    """A row of named values."""

    epoch: int
    loss: float


@dataclass
class Memory:
    """An object of the theme's own."""

    best: float = float("inf")
    records: list[Record] = field(default_factory=list)
    owner: "Memory | None" = None


@dataclass(frozen=True)
class Fixed:
    """An object that nobody can change, once it is there."""

    name: str
    numbers: tuple[float, ...]


class Trap:
    """Tells whenever any of its code is run."""

    ran: ClassVar[list[str]] = []

    def __new__(cls, *given: object) -> Self:
        cls.ran.append("new")
        return super().__new__(cls)

    def __init__(self, *given: object) -> None:
        self.ran.append("init")

    def __setattr__(self, name: str, value: object) -> None:
        self.ran.append("setattr")

    def __setstate__(self, state: object) -> None:
        self.ran.append("setstate")

    def __getattr__(self, name: str) -> object:
        self.ran.append("getattr")
        raise AttributeError(name)

    def __eq__(self, other: object) -> bool:
        self.ran.append("eq")
        return True

    def __hash__(self) -> int:
        self.ran.append("hash")
        return 1

    @property
    def doubled(self) -> int:
        self.ran.append("property")
        return 2


class Everything(Block):
    """Holds one of everything."""

    kind = "everything"
    rate: float = option(0.5, low=0.01, high=10.0, label="Learning rate")
    size: int = option(2, low=1, high=9, label="Size")
    word: str = choice("and", {"and": "AND", "or": "OR"}, label="Word")

    def start(self) -> None:
        self.chance = self.rng()
        x, target = self.chance.uniform(-1, 1, (8, self.size)), np.ones((8, 1))
        self.neuron = Dense(self.size, 1, self.chance)
        self.network = Network([self.neuron, Sigmoid()])
        self.optimizer = GradientDescent(self.rate)
        self.training = Training(self.network, MeanSquaredError(), self.optimizer, (x, target), 3, self.chance)
        self.x = x
        self.losses = Trace()
        self.memory = Memory()
        self.memory.owner = self.memory
        self.fixed = Fixed("zero", (0.0, -0.0))
        self.rows = self.same_rows = [[1.0, 2.0], [3.0]]
        self.by_step: dict[Any, Any] = {0: "start", "name": None, (1, 2): True}
        self.words, self.pairs = {"b", "a"}, frozenset({(1, 2), (0, 3)})
        self.whole, self.picked, self.columns = np.arange(4), np.array([True, False]), np.ones((2, 3), order="F")
        self.scalar, self.one = np.float64(0.1), np.int64(7)
        self.endless = [float("inf"), -float("inf")]
        self.nothing: Record | None = None
        self.text = "η ≤ ½ \n\0 😀"
        self.large = 2**70

    def step(self) -> None:
        loss = self.training.step()
        self.losses.add(loss)
        self.nothing = Record(self.losses.count, loss)
        self.memory.best = min(self.memory.best, loss)
        self.memory.records.append(self.nothing)
        self.rows[0].append(loss)

    def readouts(self) -> list[Readout]:
        return [Readout("loss", self.losses.last if self.losses.count else 0.0, "Loss"), Readout("w", self.w, "W")]

    @property
    def w(self) -> float:
        return float(self.neuron.W[0, 0])

    def picture(self) -> Picture:
        return Picture([Panel("", Figure(element("p", f"{len(self.rows)} rows of {self.memory.best}")))], self.text)
