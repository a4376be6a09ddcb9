"""The block: one Python class from which the still, the live figure, the validation and the documentation come."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any, ClassVar, NamedTuple

import numpy as np
from numpy.random import Generator

from nnlesson.contract.alike import alike
from nnlesson.contract.control import Control, Mark, notch
from nnlesson.contract.declared import check_controls, check_methods, check_names, check_spelling
from nnlesson.contract.option import Number, Option, Speeds, Value, option, text
from nnlesson.contract.picture import Picture, Readout
from nnlesson.draw.course import Line, Look
from nnlesson.draw.handle import Handle
from nnlesson.draw.wording import short


class Pointer(NamedTuple):
    """The learner's pointer: the name of the thing that it is on, and how far across (0 to 1) and down (0 to 1) it.

    `held` says that a button of the mouse, or a finger, is down.
    """

    name: str
    x: float
    y: float
    held: bool = False


class Block:
    """The base class of all blocks. A block's state is data in its attributes: it can be kept, sent and restored."""

    kind: ClassVar[str]  # the word that an author writes behind nn-
    options: ClassVar[dict[str, Option]] = {}
    controls: ClassVar[Sequence[Control]] = ()  # what stands under its picture, in its order
    in_text: ClassVar[bool] = False  # whether it stands among the words of a lesson, and is no figure beside them
    main_settings: ClassVar[int] = 1  # how many of its settings, the first ones, stand right below the picture
    lasting: ClassVar[Sequence[str]] = ()  # options that hold an answer: it is kept even where a run cannot be
    heading: int = 3  # the level of its panels' titles: one below the heading of the page under which it stands
    page_answers: Mapping[str, float] = {}  # to what it asks, as the build of its page has computed them
    earlier_lines: Mapping[str, Sequence[Line]] = {}  # the courses of its earlier runs, by the chart that shows them
    made_per_second: float = 0.0  # steps, as was last measured while it ran as fast as it goes
    resumed: bool = False  # whether it is as its learner left it in an earlier visit

    seed: int = option(0, low=0, high=2**32 - 1, label="Seed", restarts=True)
    caption: str = text("", label="Caption", longest=1000, markdown=True)
    title: str = text("", label="Title", longest=100)

    def __init_subclass__(cls) -> None:
        declared = {name: given for name, given in vars(cls).items() if isinstance(given, Option)}
        check_names(cls.__name__, declared, vars(Block))
        check_spelling(cls)
        cls.options = cls.options | declared
        check_controls(cls.__name__, cls.controls, cls.options)
        check_methods(cls, cls.controls)

    def __init__(self, id: str = "", **options: Value) -> None:
        self.id = id or self.kind
        for name, declared in self.options.items():
            setattr(self, name, declared.read(options.get(name, declared.default)))  # 1 becomes 1.0, as in a fence
        self.running = False
        self.pointer: Pointer | None = None
        self.scales: dict[str, str] = {}  # of the charts whose reader has chosen one
        self.made = 0  # steps since the start
        usual = set(vars(self))
        self.opened()
        outlasting = sorted(vars(self).keys() - usual)
        self.page_outlasting = {name: deepcopy(getattr(self, name)) for name in outlasting}
        self.reset()
        self.page_options = {name: getattr(self, name) for name in self.options}  # at the start that its page gives

    # What a block defines

    def start(self) -> None:
        """Build everything from the options and the seed: called first, at a reset, and when an option restarts it."""

    def step(self) -> None:
        """Make one step: what a press of Step does. Who runs a block calls `advance`, which calls this."""

    def picture(self) -> Picture:
        """The figures and the sentence that are to be seen now: called for every frame, and must change nothing."""
        raise NotImplementedError(f"{type(self).__name__} needs a method picture")

    # What a block may define

    @property
    def called(self) -> str:
        """What it is called where its author gives no title, such as "Loss surface": blocks are told apart by it."""
        return self.kind.replace("-", " ").capitalize()

    def opened(self) -> None:
        """Called once, before the first start: what is set here outlasts a reset, and `start` leaves it as it is."""

    def readouts(self) -> Sequence[Readout]:
        """The numbers that are shown under the picture, and that prose can quote; called for every frame."""
        return ()

    def measures(self) -> Sequence[Readout]:
        """Numbers that are not shown, but that prose can quote and claim; computed only when they are asked for."""
        return ()

    @property
    def steps_per_second(self) -> float:
        """How fast it runs: as its option made with `speeds` says, if it has one."""
        for name, given in self.options.items():
            if isinstance(given, Speeds):
                return given.steps_per_second[getattr(self, name)]
        return 60.0

    @property
    def finished(self) -> bool:
        """Whether the run has come to its end. Then it pauses, and can neither be trained nor stepped any further."""
        return False

    def enables(self, control: str) -> bool:
        """Whether a control is enabled: a button, by its name ("train", "step"), or the slider of an option, by its.

        Where "step" is not, the run is over: nobody trains any further.
        """
        return not (self.finished and control in ("train", "step"))

    @property
    def finish_note(self) -> str:
        """What follows the picture's sentence when the run has finished: that it does not go on, and why."""
        return ""

    def marks(self, option: str) -> list[Mark]:
        """What is marked under an option's slider: values worth trying, or a threshold. Called for every slider."""
        return []

    def pressed(self, pointer: Pointer) -> None:
        """Called when a learner clicks or taps something in the picture that has a name, such as a chart's."""

    def dragged(self, start: Pointer, end: Pointer) -> None:
        """Called while a learner holds something in the picture that has a name, and drags it on."""

    def changed(self, option: str) -> None:
        """Called when a learner has changed an option that does not start the block anew; it has its new value."""

    # What a block may define that asks for the numbers of other blocks

    @classmethod
    def check(cls, options: Mapping[str, Value]) -> Sequence[str]:
        """What is wrong with options that are right one by one. Each begins with the name of one of them."""
        return ()

    @classmethod
    def asks(cls, options: Mapping[str, Value]) -> Sequence[str]:
        """Which numbers of other blocks of its page it wants to know, as terms: "loss of #and after 100 epochs"."""
        return ()

    @classmethod
    def check_answers(cls, options: Mapping[str, Value], answers: Mapping[str, float]) -> Sequence[str]:
        """What is wrong with the options once it is known what it asks. Each begins with the name of one of them."""
        return ()

    def answered(self, term: str, value: float, changes: Sequence[str]) -> None:
        """Called when a run on the page comes to what it asks.

        `changes` says which settings were not those of the page: "Learning rate 2 instead of 0.5".
        """

    # What every block can do

    @property
    def name(self) -> str:
        """The name of the block and of its buttons for whoever hears the page: "Train: Loss surface"."""
        return self.title or self.called

    def rng(self) -> Generator:
        """A fresh generator for this seed: the same numbers for the same seed, wherever it runs."""
        return np.random.default_rng(self.seed)

    def train(self) -> None:
        self.running = True

    def pause(self) -> None:
        self.running = False

    def reset(self) -> None:
        self.running = False
        self.made, self.made_per_second = 0, 0.0
        self.start()

    @property
    def as_in_page(self) -> bool:
        """Whether its options, the seed among them, and what outlasts a reset are as its page says."""
        return all(getattr(self, name) == value for name, value in self.page_options.items()) and alike(
            {name: getattr(self, name) for name in self.page_outlasting}, self.page_outlasting
        )

    def page_start(self) -> None:
        """Start anew with the seed and the settings of its page, and without what was put into its picture."""
        vars(self).update(self.page_options | deepcopy(self.page_outlasting))
        self.reset()

    def advance(self) -> None:
        """Make one step, count it, and do whatever a kind of block does with each of them."""
        self.step()
        self.made += 1

    def leap(self, most: int) -> None:
        """Make up to so many steps of which nobody looks at the single ones: what runs as fast as it goes does that."""
        self.advance()

    def pointed_at(self, name: str) -> float | None:
        """How far across the thing of this name a learner points, from 0 to 1; None if at something else."""
        return self.pointer.x if self.pointer and self.pointer.name == name else None

    def look(self, chart: str) -> Look:
        """How a reader looks at the chart of this name: where they point, and on which scale they want it."""
        return Look(self.pointed_at(chart), self.scales.get(chart, ""), "step", self.earlier_lines.get(chart, ()))

    def handle(self, name: str, label: str, spoken: str = "", value: float | None = None) -> Handle:
        """The number of an option as something in the picture that a learner can take hold of, and drag.

        `label` tells it from the option's slider, `spoken` is said as it moves, and `value` is where it is now if that
        is not where the option is.
        """
        option = self.options[name]
        assert isinstance(option, Number)
        now = float(getattr(self, name)) if value is None else value
        return Handle(name, label, now, option.low, option.high, notch(option), spoken or short(now))

    def set(self, name: str, given: Any) -> None:
        """Change an option; raises InvalidValue if it cannot take the value."""
        declared = self.options[name]
        setattr(self, name, declared.read(given))
        if declared.restarts:
            self.reset()
        else:
            self.changed(name)


# Block itself is not its own subclass, so its own options are gathered here.
Block.options = {name: given for name, given in vars(Block).items() if isinstance(given, Option)}
