"""A block that can be told what goes wrong in it, and where: in a page as well as in the Python of a browser."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nnlesson.contract import Block, Panel, Picture, Pointer, Readout, Reset, Slider, Step, Train, option, text
from nnlesson.contract.option import Value
from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure

SLOW = 8.0  # seconds
DEEP = 10**9


class Unprintable(Exception):
    """It cannot even say what is wrong."""

    def __str__(self) -> str:
        raise self


class Faulty(Block):
    """Counts its steps, until its fault stops it: "hang in step"."""

    kind = "faulty"
    fault: str = text("", label="What goes wrong, and where")
    knob: float = option(0.0, low=0.0, high=10.0, step=1.0, label="Knob", restarts=False)
    controls = (Train(), Step(), Reset(), Slider("knob"))

    @classmethod
    def asks(cls, options: Mapping[str, Value]) -> list[str]:
        fails(str(options["fault"]), "asks")
        return ["count of #first after 1 steps"] if "answered" in str(options["fault"]) else []

    def start(self) -> None:
        self.count, self.odd = 0, 0.0
        fails(self.fault, "start")

    def step(self) -> None:
        fails(self.fault, "step")
        self.count += 1
        if self.fault == "a state that is no data":
            vars(self)["odd"] = be_slow

    def changed(self, option: str) -> None:
        fails(self.fault, "changed")

    def pressed(self, pointer: Pointer) -> None:
        fails(self.fault, "pressed")

    def answered(self, term: str, value: float, changes: Sequence[str]) -> None:
        fails(self.fault, "answered")

    def readouts(self) -> list[Readout]:
        return [Readout("count", self.count, "Steps")]

    def picture(self) -> Picture:
        if self.count:
            fails(self.fault, "picture")
        drawing = element(
            "svg", element("circle", cx=20, cy=20, r=18, data_point="disc"), viewBox="0 0 40 40", width=40
        )
        if self.count and self.fault in WIDTHS:
            drawing[1]["width"] = WIDTHS[self.fault]
        return Picture([Panel("A disc", Figure(drawing))], f"{self.count} steps, knob at {self.knob:g}.")


def fails(fault: str, place: str) -> None:
    how, _, where = fault.partition(" in ")
    if where == place:
        FAULTS[how]()


def hang() -> None:
    while True:
        pass


def be_slow() -> None:
    end = time.perf_counter() + SLOW
    while time.perf_counter() < end:
        pass


def raise_(error: type[BaseException], *given: object) -> None:
    raise error(*given)


def recurse(depth: int = DEEP) -> int:
    return recurse(depth - 1) + 1


def fill_memory() -> None:
    bytearray(2**31 - 1)


WIDTHS: dict[str, Any] = {"a picture that is no text": object(), "a picture with NaN": float("nan")}
FAULTS: dict[str, Callable[[], object]] = {
    "hang": hang,
    "slow": be_slow,
    "error": lambda: raise_(ValueError, "a number is missing"),
    "exit": lambda: raise_(SystemExit, 1),
    "interrupt": lambda: raise_(KeyboardInterrupt),
    "unprintable": lambda: raise_(Unprintable),
    "recursion": recurse,
    "memory": fill_memory,
}
