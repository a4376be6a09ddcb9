"""The data: six students to learn from, and others whom the network never sees in training. All are invented.

The held-out students are drawn by a rule that the network is not told: hours of study count most, sleep and the score
before count a little, and luck has its say. Nobody chose them by how well they are guessed.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnlesson.core import Array
from nnlesson.core.scaling import standardise

COLUMNS = ("study", "sleep", "score")
NAMED = {"study": "Study", "sleep": "Sleep", "score": "Previous score"}
UNITS = {"study": " h", "sleep": " h", "score": " %"}
ENDS = {"study": (0.0, 12.0), "sleep": (0.0, 12.0), "score": (0.0, 100.0)}  # that a new student may have
SCALINGS = {"raw": "Raw", "divided": "Divided", "standardised": "Standardised"}
DIVISORS = np.array([10.0, 10.0, 100.0])

PASS, FAIL = 0, 1  # the class numbers: the output neurons from top to bottom
RESULTS = ("Pass", "Fail")


@dataclass(frozen=True)
class Student:
    """Hours of study and of sleep, the score before in percent, and how it went."""

    name: str
    study: float
    sleep: float
    score: float
    result: int

    @property
    def profile(self) -> str:
        return f"{self.study:g} h, {self.sleep:g} h, {self.score:g} %"


TRAINING = (
    Student("Sarah", 8, 8, 85, PASS),
    Student("Mike", 2, 5, 60, FAIL),
    Student("Emma", 7, 7, 80, PASS),
    Student("Jake", 3, 6, 65, FAIL),
    Student("Amara", 6, 5, 68, PASS),
    Student("Tom", 4, 8, 72, FAIL),
)

# What can be done to the six: to tell one result wrongly, or to leave out a column.
FLIPS = {"none": "Nobody's"} | {student.name.lower(): f"{student.name}'s" for student in TRAINING}
WITHOUT = {"none": "None"} | {"study": "Study", "sleep": "Sleep", "score": "Score"}

WORTH = np.array([8.0, 2.0, 0.5])  # points for an hour of study, an hour of sleep, a percent of the score before
NEEDED = 88.0  # points to pass
LUCK = 8.0  # its standard deviation, in points
DRAWN, EACH = 200, 12  # of those drawn, the first so many who pass and the first so many who fail are held out


def drawn(count: int, seed: int, each: int | None = None) -> tuple[tuple[Student, ...], NDArray[np.int64]]:
    """Students of the rule, and what it says of each without luck.

    Of all that are drawn, as many who passed as who failed are kept, so that the same answer to everyone gets one half
    of them right: the first `each`, or as many as there are.
    """
    rng = np.random.default_rng(seed)
    x = np.column_stack([rng.integers(1, 10, count), rng.integers(4, 10, count), rng.integers(50, 96, count)])
    points = x @ WORTH
    results = np.where(points + rng.normal(0, LUCK, count) >= NEEDED, PASS, FAIL)
    groups = [np.flatnonzero(results == result) for result in (PASS, FAIL)]
    kept = np.sort(np.concatenate([group[: each or min(map(len, groups))] for group in groups]))
    rows = [(*x[k].tolist(), int(results[k])) for k in kept]
    students = tuple(
        Student(f"Student {i}", study, sleep, score, result)
        for i, (study, sleep, score, result) in enumerate(rows, start=1)
    )
    return students, np.where(points[kept] >= NEEDED, PASS, FAIL)


def held_out(seed: int = 4) -> tuple[Student, ...]:
    return drawn(DRAWN, seed, EACH)[0]


HELD_OUT = held_out()


def numbers(students: tuple[Student, ...]) -> tuple[Array, Array]:
    """What training takes: x (n, 3) in hours, hours and percent, and the class numbers (n,)."""
    x = np.array([[student.study, student.sleep, student.score] for student in students], dtype=float)
    return x, np.array([student.result for student in students], dtype=float)


KNOWN, _ = numbers(TRAINING)


def scaled(x: Array, scaling: str) -> Array:
    """x (n, 3) as the network is to see it."""
    if scaling == "raw":
        return x
    return x / DIVISORS if scaling == "divided" else standardise(x, KNOWN)
