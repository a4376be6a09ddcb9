"""The history of a training: read as a list is."""

import numpy as np
import pytest

from nnlesson.core.history import History


def filled(*parts: list[float]) -> History:
    history = History()
    for part in parts:
        history.extend(part)
    return history


@pytest.mark.parametrize("count", [1, 2, 7, 100])
def test_it_holds_what_was_added_one_by_one_or_together(count: int) -> None:
    values = [0.5 * place for place in range(count)]
    one_by_one, together = History(), filled(values[: count // 2], values[count // 2 :])
    for value in values:
        one_by_one.append(value)

    assert list(one_by_one) == list(together) == values
    assert one_by_one == together
    assert len(one_by_one) == count
    assert all(type(value) is float for value in (*together, together[0], together[-1]))


def test_a_part_of_it_stays_what_it_was() -> None:
    history = filled([1.0, 2.0, 3.0])
    last = history[-2:]

    history.append(4.0)

    assert list(last) == [2, 3]
    assert list(history[1:3]) == [2, 3]
    assert (history[0], history[-1]) == (1, 4)
    assert history[:2] != history[1:3]


def test_where_nothing_is_there_is_nothing_to_read() -> None:
    history = filled([1.0])

    assert list(history[1:]) == []
    with pytest.raises(IndexError):
        history[1]


def test_room_is_taken_seldom() -> None:
    history, rooms = History(), set()
    for _ in range(1000):
        history.append(0.0)
        rooms.add(len(history.room))

    assert len(rooms) < 12
    assert np.isfinite(history.numbers).all()
