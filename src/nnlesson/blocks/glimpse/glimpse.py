"""The block glimpse: one figure of another block, small, as it is after some steps of its run."""

from dataclasses import dataclass, replace

from nnlesson.blocks import catalogue
from nnlesson.contract import Block, Panel, Picture, Readout, Reset, Train, option, text
from nnlesson.contract.measure import advance
from nnlesson.contract.option import InvalidValue, Text, Value
from nnlesson.draw.element import Child, Element
from nnlesson.draw.figure import Figure


@dataclass(kw_only=True)
class Kind(Text):
    """The kind of another block."""

    def expects(self) -> str:
        return "the kind of another block, such as and-gate"

    def read(self, given: object) -> str:
        if not isinstance(given, str) or given not in catalogue() or given == Glimpse.kind:
            raise InvalidValue(f"give {self.expects()}")
        return given


class Glimpse(Block):
    """One figure of another block, small, as it is after some steps of its run; and the run can go on from there."""

    kind = "glimpse"
    of: str = Kind(default="and-gate", label="Which block")  # type: ignore[assignment]
    panel: int = option(1, low=1, high=9, label="Which of its figures")
    steps: int = option(0, low=0, high=2000, label="Steps that it has made")
    settings: str = text("", label='Its options, such as "rate: 2, gate: xor"')
    controls = (Train(), Reset())

    def opened(self) -> None:
        self.first_seed = self.seed  # that of the whole figure: a glimpse has no button for a new start

    def start(self) -> None:
        block = catalogue()[self.of]
        self.inner = block(f"{self.id}-whole", **({"seed": self.first_seed} | read(self.settings, block)))
        advance(self.inner, self.steps)

    def step(self) -> None:
        self.inner.advance()
        self.running = self.inner.running

    def train(self) -> None:
        self.inner.running = self.running = True

    def pause(self) -> None:
        self.inner.running = self.running = False

    @property
    def steps_per_second(self) -> float:
        return self.inner.steps_per_second

    @property
    def called(self) -> str:
        return self.inner.name

    @property
    def finished(self) -> bool:
        return self.inner.finished

    def enables(self, control: str) -> bool:
        return any(isinstance(given, Train) for given in self.inner.controls) and self.inner.enables(control)

    def readouts(self) -> list[Readout]:
        return [replace(given, trace=None) for given in list(self.inner.readouts())[:2]]

    def picture(self) -> Picture:
        whole = self.inner.picture()
        shown = whole.panels[min(self.panel, len(whole.panels)) - 1].figure
        figure = Figure(untouchable(shown.drawing), shown.pixels)
        return Picture([Panel("", figure)], whole.sentence, whole.tone)


def read(settings: str, block: type[Block]) -> dict[str, Value]:
    """Options of a block, written as "rate: 2, gate: xor"; raises InvalidValue."""
    values: dict[str, Value] = {}
    for entry in filter(None, (part.strip() for part in settings.split(","))):
        name, _, given = (part.strip() for part in entry.partition(":"))
        if name not in block.options:
            raise InvalidValue(f"{block.kind} has no option {name!r}")
        values[name] = block.options[name].read(given)
    return values


HANDLE = {"role", "aria-label", "aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext"}
TOUCHABLE = {"tabindex", "data-point", "data-hold", "data-step", "data-along", "data-across", "data-around"}


def untouchable(drawing: Element) -> Element:
    """The drawing without what a learner could point at or take hold of: it is too small for that."""
    tag, attributes, *children = drawing
    left = TOUCHABLE | HANDLE if attributes.get("role") == "slider" else TOUCHABLE
    kept = {name: value for name, value in attributes.items() if name not in left}
    return [
        tag,
        kept,
        *[child if isinstance(child, str) else untouchable(child) for child in children if passive(child)],
    ]


def passive(child: Child) -> bool:
    """What is drawn of a handle stays; an unseen area for pointer or keys does not."""
    return isinstance(child, str) or child[1].get("role") != "slider" or "data-hold" in child[1]
