"""Training examples: each word of a sentence with the words before it, from which it is to be told."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnlesson.core import Array

START = "·"  # stands where a sentence has not begun yet
LENGTHS = {"one": 1, "two": 2, "three": 3}  # of a context, as an author writes them
LENGTH_LABELS = {word: str(length) for word, length in LENGTHS.items()}


@dataclass(frozen=True)
class Examples:
    """For each question: the place of the wanted word, the numbers of the words before it, and its own number."""

    places: list[int]
    x: Array  # (n, length)
    target: Array  # (n,)


def vocabulary(words: Sequence[str]) -> list[str]:
    """Every word once, in the order in which they come."""
    return list(dict.fromkeys(words))


def context(words: Sequence[str], end: int, length: int) -> list[str]:
    """The last `length` words before place `end`, with start marks where there are too few."""
    return [START] * (length - end) + list(words[max(0, end - length) : end])


def examples(words: Sequence[str], known: Sequence[str], length: int) -> Examples:
    """What `words` ask of a reader who knows only the `known` words: with an unknown one there is no question."""
    number = {word: i for i, word in enumerate([*known, START])}
    asked = []
    for place in range(1, len(words)):
        window = [*context(words, place, length), words[place]]
        if all(word in number for word in window):
            asked.append((place, [number[word] for word in window]))
    rows = np.array([row for _, row in asked], dtype=float).reshape(len(asked), length + 1)
    return Examples([place for place, _ in asked], rows[:, :-1], rows[:, -1])
