"""The scale of a guessed number: from where to where it goes, in which steps, and how its numbers are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log10

from nnlesson.contract.option import Value
from nnlesson.draw.handle import Handle
from nnlesson.draw.scales import Linear, Log, Scale
from nnlesson.draw.wording import percent, short

PER_DECADE = 20  # positions on a logarithmic scale
PARTS = 100  # positions on another one, where the author does not say


@dataclass(frozen=True)
class GuessScale:
    """Positions are values, or, on a logarithmic scale, their exponents of ten."""

    low: float
    high: float
    step: float
    log: bool
    unit: str

    @classmethod
    def of(cls, options: Mapping[str, Value]) -> "GuessScale":
        low, high, step = (float(options[name]) for name in ("low", "high", "by"))
        return cls(low, high, step, options["scale"] == "log", str(options["unit"]))

    def problems(self) -> Iterator[str]:
        if self.low >= self.high:
            yield f"high is {short(self.high)}; the scale is to end above its low of {short(self.low)}"
        elif self.log and self.low <= 0:
            yield f"low is {short(self.low)}; a logarithmic scale begins above 0"
        elif self.step > self.high - self.low:
            yield f"by is {short(self.step)}; that is more than the whole scale"

    @property
    def notch(self) -> float:
        return 1 / PER_DECADE if self.log else self.step or (self.high - self.low) / PARTS

    def within(self, value: float) -> float:
        """The value, or the end of the scale that it lies beyond."""
        return min(max(value, self.low), self.high)

    def position(self, value: float) -> float:
        within = self.within(value)
        return log10(within) if self.log else within

    def value(self, position: float) -> float:
        """What is guessed at a position, in as few digits as it takes."""
        if self.log:
            return self.within(float(f"{10**position:.2g}"))
        return float(f"{self.low + round((position - self.low) / self.notch) * self.notch:.10g}")

    @property
    def middle(self) -> float:
        return self.value((self.position(self.low) + self.position(self.high)) / 2)

    def axis(self, start: float, end: float, ticks: int = 4) -> Scale:
        return Log(self.low, self.high, start, end) if self.log else Linear(self.low, self.high, start, end, ticks)

    def way(self, start: float, end: float) -> Linear:
        """Along which a handle goes, in positions."""
        return Linear(self.position(self.low), self.position(self.high), start, end)

    def handle(self, option: str, label: str, value: float) -> Handle:
        ends = self.position(self.low), self.position(self.high)
        return Handle(option, label, self.position(value), *ends, self.notch, self.words(value))

    def words(self, value: float) -> str:
        return percent(value) if self.unit == "%" else f"{short(value)} {self.unit}".strip()
