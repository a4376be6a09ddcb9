"""The data: sentences such as "The capital of France is", and the word that comes next. There are six.

A sentence goes in as seven numbers, one for each word: 1 if the word is there, 0 if not.
"""

import numpy as np

from nnlesson.core import Array

TOPICS = {"capital": "capital", "weather": "weather"}
COUNTRIES = {"france": "France", "germany": "Germany", "britain": "Britain"}
CITIES = {"france": "Paris", "germany": "Berlin", "britain": "London"}

WORDS = ("The", *TOPICS.values(), *COUNTRIES.values(), "is")
ANSWERS = (*CITIES.values(), "mild")


def sentence(topic: str, country: str) -> str:
    return f"The {TOPICS[topic]} {'of' if topic == 'capital' else 'in'} {COUNTRIES[country]} is"


def inputs(topic: str, country: str) -> Array:
    """The sentence as the network takes it: x (1, words)."""
    present = ("The", TOPICS[topic], COUNTRIES[country], "is")
    return np.array([[float(word in present) for word in WORDS]])


def right_answer(topic: str, country: str) -> int:
    return ANSWERS.index(CITIES[country] if topic == "capital" else "mild")


def examples() -> tuple[Array, Array]:
    """All six sentences x (6, words) and the numbers of their answers (6,)."""
    pairs = [(topic, country) for topic in TOPICS for country in COUNTRIES]
    return np.vstack([inputs(*pair) for pair in pairs]), np.array([float(right_answer(*pair)) for pair in pairs])
