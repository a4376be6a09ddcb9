"""Fitting: whether what a state holds could stand in the place of what a freshly started block holds."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from nnlesson.contract.state.classes import what_is


class StateRefused(ValueError):
    """A state that cannot be used; the text is the end of the sentence "This state cannot be used: ..."."""


def all_fit(fresh: Mapping[str, Any], held: Mapping[str, Any]) -> None:
    """Raises StateRefused unless a block has all the attributes that it starts with, and no others, of their kinds."""
    if missing := sorted(fresh.keys() - held.keys()):
        raise StateRefused(f"its {missing[0]} is missing")
    if strange := sorted(held.keys() - fresh.keys()):
        raise StateRefused(f"it has {strange[0][:40]!r}, which this figure does not know")
    for name, value in fresh.items():
        fits(value, held[name], name, set())


def fits(fresh: Any, held: Any, place: str, seen: set[int]) -> None:
    """Nothing fits everywhere, and anything fits where there was nothing: a block fills such places as it runs."""
    if fresh is None or held is None or id(fresh) in seen:
        return
    if sort(fresh) != sort(held):
        raise StateRefused(f"its {place} is {what_is(held)} in the place of {what_is(fresh)}")
    if isinstance(fresh, np.ndarray) and (fresh.ndim, fresh.dtype.kind) != (held.ndim, held.dtype.kind):
        raise StateRefused(f"its {place} is an array of another kind")
    if isinstance(fresh, list | tuple) and not hasattr(fresh, "_fields"):
        parts_fit(fresh, held, place, seen)
    elif isinstance(sort(fresh), type):
        seen.add(id(fresh))
        for name, value in fields_of(fresh).items():
            if name not in fields_of(held):
                raise StateRefused(f"its {place}.{name} is missing")
            fits(value, fields_of(held)[name], f"{place}.{name}", seen)


def parts_fit(fresh: Sequence[Any], held: Sequence[Any], place: str, seen: set[int]) -> None:
    """Rows may grow and shrink; each part is like those that the row began with, where it began with any."""
    known = sorts(fresh)
    if known and not sorts(held) <= known | {type(None)}:
        raise StateRefused(f"its {place} holds something else than it should")
    for i, (one, other) in enumerate(zip(fresh, held, strict=False)):
        if isinstance(sort(one), type):
            fits(one, other, f"{place}[{i}]", seen)


def sorts(values: Iterable[Any]) -> set[object]:
    """Of a long row of numbers, each kind is looked at once."""
    return {sort_of(kind) for kind in set(map(type, values))}


def sort(value: Any) -> object:
    return sort_of(type(value))


def sort_of(kind: type) -> object:
    """Numbers of all kinds are one sort, whether Python's or NumPy's; of objects each class is one."""
    if issubclass(kind, bool | np.bool_):
        return "yes or no"
    if issubclass(kind, int | float | np.number):
        return "number"
    return kind.__name__ if kind.__module__ in ("builtins", "numpy") else kind


def fields_of(value: Any) -> Mapping[str, Any]:
    """What an object holds; nothing that could be compared, if it is one of NumPy's."""
    fields: Mapping[str, Any] = value._asdict() if hasattr(value, "_asdict") else getattr(value, "__dict__", {})
    return fields
