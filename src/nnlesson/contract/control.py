"""Controls: the native buttons, sliders, choices and lines of text under a figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10
from typing import Protocol

from nnlesson.contract.option import Choice, Number, Option, Text
from nnlesson.draw.element import Element, element
from nnlesson.draw.wording import short

PAUSE = "Pause"
POSITIONS = 100  # that a slider has where its option does not say
POSITIONS_PER_DECADE = 20  # of a logarithmic slider


@dataclass(frozen=True)
class Mark:
    """A value worth trying, or a threshold, marked under a slider."""

    value: float
    label: str


class Controlled(Protocol):
    """What a control asks of the block that it stands under."""

    id: str
    running: bool

    @property
    def name(self) -> str: ...
    @property
    def options(self) -> Mapping[str, Option]: ...
    def enables(self, control: str) -> bool: ...
    def marks(self, option: str) -> list[Mark]: ...


class Control:
    """A native control under a figure: something that a learner can press, drag, choose or type into."""

    def draw(self, block: Controlled) -> Element:
        raise NotImplementedError


@dataclass(frozen=True)
class Button(Control):
    """A button that calls the block's method of the same name; "new-start" calls `new_start`."""

    name: str
    label: str

    def draw(self, block: Controlled) -> Element:
        return button(self.name, self.label, block, enabled=block.enables(self.name))


@dataclass(frozen=True)
class Train(Control):
    """The button that runs the block, step after step; while it runs, the button that pauses it."""

    label: str = "Train"

    def draw(self, block: Controlled) -> Element:
        if block.running:
            return button("pause", PAUSE, block, primary=self.label)
        return button("train", self.label, block, primary=PAUSE, enabled=block.enables("train"))


def Step(label: str = "Step") -> Button:
    """The button that makes one step."""
    return Button("step", label)


def Reset(label: str = "Reset") -> Button:
    """The button that goes back to the same start, with the same seed."""
    return Button("reset", label)


def NewStart(label: str = "New start") -> Button:
    """The button that makes another random start, with a seed that was never used before."""
    return Button("new-start", label)


@dataclass(frozen=True)
class Slider(Control):
    """A slider for a number among the block's options."""

    option: str

    def draw(self, block: Controlled) -> Element:
        option = block.options[self.option]
        assert isinstance(option, Number)
        given = getattr(block, self.option)
        place, low, high, step = positions(option, given)
        identity = f"{block.id}-{option.name}"
        return element(
            "div",
            element("label", option.label, for_=identity, class_="nn-slider__label"),
            element("output", short(given), name=option.name, data_value=repr(given), for_=identity, aria_live="off"),
            element(
                "input",
                type="range",
                id=identity,
                name=option.name,
                min=f"{low:g}",
                max=f"{high:g}",
                step=f"{step:g}",
                value=f"{place:g}",
                data_scale="log" if option.log else None,
                aria_valuetext=short(given),
                disabled=not block.enables(option.name),
            ),
            marks(block.marks(option.name), option),
            class_="nn-slider",
        )


@dataclass(frozen=True)
class Choose(Control):
    """Radio buttons, drawn as segments, for a choice among the block's options; a list if it has more than four."""

    option: str

    def draw(self, block: Controlled) -> Element:
        option = block.options[self.option]
        assert isinstance(option, Choice)
        draw = segments if len(option.choices) <= 4 else selection
        return draw(option, f"{block.id}-{option.name}", getattr(block, self.option))


@dataclass(frozen=True)
class Write(Control):
    """A text field for a text among the block's options, which follows what is typed letter by letter."""

    option: str

    def draw(self, block: Controlled) -> Element:
        option = block.options[self.option]
        assert isinstance(option, Text)
        identity = f"{block.id}-{option.name}"
        return element(
            "div",
            element("label", option.label, for_=identity),
            element(
                "input",
                type="text",
                id=identity,
                name=option.name,
                value=getattr(block, self.option),
                maxlength=option.longest,
                autocomplete="off",
                spellcheck="false",
            ),
            class_="nn-write",
        )


def button(name: str, label: str, block: Controlled, *, primary: str = "", enabled: bool = True) -> Element:
    """A button whose full name says whose it is, and which keeps the focus when it can be pressed no further.

    A `primary` one has room for its other label, too, so that nothing moves when that takes its place.
    """
    return element(
        "button",
        label,
        type="button",
        name=name,
        class_="nn-button nn-button--primary" if primary else "nn-button",
        data_other_label=primary or None,
        aria_label=f"{label}: {block.name}",
        aria_disabled=None if enabled else "true",
    )


def positions(option: Number, given: float) -> tuple[float, float, float, float]:
    """Where a slider stands, its lowest and highest position, and its step: as exponents of ten if logarithmic."""
    if not option.log:
        return given, option.low, option.high, notch(option)
    return (
        position(option, given),
        position(option, option.low),
        position(option, option.high),
        1 / POSITIONS_PER_DECADE,
    )


def notch(option: Number) -> float:
    """From one position of a slider that is not logarithmic to the next."""
    return option.step or (1 if option.whole else (option.high - option.low) / POSITIONS)


def position(option: Number, given: float) -> float:
    return log10(given) if option.log else given


def marks(given: list[Mark], option: Number) -> Element:
    low, high = position(option, option.low), position(option, option.high)
    places = [(100 * (position(option, mark.value) - low) / (high - low), mark.label) for mark in given]
    spans = [element("span", label, style=f"--nn-place: {place:.2f}%") for place, label in places]
    return element("div", *spans, class_="nn-slider__marks", aria_hidden="true")


def segments(option: Choice, identity: str, given: str) -> Element:
    radios = []
    for word, label in option.choices.items():
        radio = element(
            "input",
            type="radio",
            id=f"{identity}-{word}",
            name=identity,
            value=word,
            checked=word == given,
            data_option=option.name,
        )
        radios += [radio, element("label", label, for_=f"{identity}-{word}")]
    return element("fieldset", element("legend", option.label), *radios, class_="nn-segments")


def selection(option: Choice, identity: str, given: str) -> Element:
    entries = [element("option", label, value=word, selected=word == given) for word, label in option.choices.items()]
    label = element("label", option.label, for_=identity)
    return element("div", label, element("select", *entries, id=identity, name=option.name), class_="nn-choice")
