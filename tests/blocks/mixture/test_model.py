"""The network of the lesson: what it reads, what it counts as touched, and that a run is the same everywhere."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from nnlesson.blocks.mixture.model import NextWord, trained
from nnlesson.blocks.mixture.text import KINDS, TEXT, TOKENS, WORDS, floor, followers, tokens
from nnlesson.core import Adam, Momentum, Optimizer

PAGE = Path(__file__).parents[3] / "docs" / "lessons" / "experts.md"


def test_the_kinds_hold_every_word_of_the_text_once_and_no_other() -> None:
    words = [word for words in KINDS.values() for word in words.split()]

    assert sorted(words) == sorted(set(TEXT.split()))
    assert len(WORDS) == 80


def test_the_lesson_shows_the_text_that_the_network_reads() -> None:
    shown = [line.strip() for line in PAGE.read_text("utf-8").splitlines()]

    assert all(line in shown for line in TEXT.strip().splitlines())


def test_followers_are_counted_and_the_floor_is_their_entropy() -> None:
    counts = followers()
    mat, stop, question = WORDS.index("mat"), WORDS.index("."), WORDS.index("?")

    assert counts.sum() == len(TOKENS) - 1
    assert (counts.sum(axis=1) > 0).all()
    assert counts[mat, stop] == 2
    assert counts[mat, question] == 1
    share = [counts[row][counts[row] > 0] / counts[row].sum() for row in range(len(WORDS))]
    entropy = [-(p * np.log(p)).sum() for p in share]
    assert floor() == pytest.approx(np.average(entropy, weights=counts.sum(axis=1)))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("The cat!", ["the", "cat", "!"]),
        ("", []),
        ("  \t ", []),
        ("<b>cat</b>", ["<", "b", ">", "cat", "<", "/", "b", ">"]),
        ("🙂cat", ["🙂", "cat"]),
    ],
)
def test_typed_text_is_read_in_words_and_marks(typed: str, read: list[str]) -> None:
    assert tokens(typed) == read


@pytest.mark.parametrize("k", [1, 2])
def test_the_touched_weights_are_the_vector_the_router_and_k_experts(k: int) -> None:
    network = NextWord(8, k, Momentum(0.35), np.random.default_rng(0))
    one = 8 * 2 + 2 + 2 * 80 + 80

    assert network.weights() == 80 * 8 + 8 * 8 + 8 + 8 * one
    assert network.touched() == 8 + 8 * 8 + 8 + k * one


@pytest.mark.parametrize(("optimizer", "steps"), [(lambda: Momentum(0.35), 300), (lambda: Adam(0.06), 60)])
def test_a_run_does_not_hang_on_the_last_digits_of_a_sum(optimizer: Callable[[], Optimizer], steps: int) -> None:
    """Weights are kept in 32 bits: what differs in the sixteenth digit, as on another machine, is the same again."""
    one, other = (NextWord(8, 1, optimizer(), np.random.default_rng(3)) for _ in range(2))
    for _ in range(steps):
        one.step(0.1)
        weights = other.mixture.router.parameters()[0]
        weights *= 1 + 1e-15
        other.evaluate()
        other.step(0.1)

    assert one.wrong == pytest.approx(other.wrong, abs=1e-12)
    assert np.array_equal(one.mixture.chosen, other.mixture.chosen)


def test_a_training_that_was_asked_for_twice_is_not_shared() -> None:
    first = trained(4, 1, 0, 5, 0.2)
    first.step(0.2)

    assert trained(4, 1, 0, 5, 0.2).wrong != first.wrong
