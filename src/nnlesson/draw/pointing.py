"""Pointing: which parts of a picture a learner can point at, with the pointer or with the arrow keys.

Whatever has a name can be pointed at. Where a picture has many parts, each is called by the picture's name and its own
("net-node-1-0"), and the picture as a whole is one stop for the keys, which go through its parts one after another.
"""


def stop(name: str, label: str, spoken: str, at: float, step: float | None = None) -> dict[str, str | None]:
    """The attributes of a stop for the keys, which stands at `at`, from 0 to 1.

    `step` is how far a key goes; None leaves that to the browser's part, and the place is then told in whole percents.
    """
    return {
        "data_point": name,
        "data_step": None if step is None else f"{step:.6f}",
        "tabindex": "0",
        "role": "slider",
        "aria_label": label,
        "aria_valuemin": "0",
        "aria_valuemax": "100",
        "aria_valuenow": f"{100 * at:.0f}" if step is None else f"{100 * at:.4g}",
        "aria_valuetext": spoken,
    }


def stop_for_all(name: str, label: str, spoken: str, told: int | None, count: int) -> dict[str, str | None]:
    """The attributes of the one stop for `count` parts, of which the one numbered `told` is told about just now."""
    last = max(1, count - 1)
    return stop(name, label, spoken or "Press an arrow key", (told or 0) / last, 1 / last)


def part_at(x: float, count: int) -> int:
    """The number of the part that lies `x`, from 0 to 1, of the way through all of them."""
    return round(x * (count - 1))


def part_of(name: str, pointed: str) -> str:
    """The own name of a part that is pointed at: "node-1-0" of "net-node-1-0"; "" if it is no part of `name`."""
    return pointed.removeprefix(f"{name}-") if pointed.startswith(f"{name}-") else ""
