"""Handles: what a learner can take hold of in a picture and drag, by which an option of the block is set.

A handle is a slider that stands in a drawing: mouse, finger and keys move it, and it says where it is. Who draws one
gives it what is seen of it; around that lies the room in which it can be taken hold of.
"""

from dataclasses import dataclass
from math import degrees

from nnlesson.draw.element import Child, Element, element, number
from nnlesson.draw.scales import Scale

REACH = 13.0  # the radius of that room, for a mouse; the style sheet gives a finger more

type Place = tuple[float, float]


@dataclass(frozen=True)
class Handle:
    """The option that is set, its number now, from where to where it goes in which steps, and what is said of it."""

    option: str
    label: str
    value: float
    low: float
    high: float
    step: float
    spoken: str


def across(handle: Handle, scale: Scale, at: Place, *drawn: Child) -> Element:
    """`drawn` as a handle at a place, which is dragged along the scale of a horizontal axis."""
    ends = f"{number(scale.place(handle.low))} {number(scale.place(handle.high))}"
    return holdable(handle, at, *drawn, data_across=ends)


def along(handle: Handle, scale: Scale, at: Place, *drawn: Child) -> Element:
    """`drawn` as a handle at a place, which is dragged along the scale of a vertical axis."""
    ends = f"{number(scale.place(handle.low))} {number(scale.place(handle.high))}"
    return holdable(handle, at, *drawn, data_along=ends)


def around(handle: Handle, centre: Place, turn: float, *drawn: Child) -> Element:
    """`drawn` as a handle that is turned: its middle is up, and its ends are so many radians to both sides."""
    return holdable(handle, centre, *drawn, data_around=f"{number(centre[0])} {number(centre[1])} {degrees(turn):g}")


def holdable(handle: Handle, at: Place, *drawn: Child, **way: str) -> Element:
    return element(
        "g",
        element("circle", cx=at[0], cy=at[1], r=REACH, class_="nn-grip"),
        *drawn,
        data_hold=handle.option,
        data_step=f"{handle.step:g}",
        tabindex="0",
        role="slider",
        aria_label=handle.label,
        aria_valuemin=f"{handle.low:g}",
        aria_valuemax=f"{handle.high:g}",
        aria_valuenow=f"{min(max(handle.value, handle.low), handle.high):.6g}",
        aria_valuetext=handle.spoken,
        **way,
    )
