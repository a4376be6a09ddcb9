from typing import Any

import numpy as np
import pytest

from nnlesson.blocks.mixture.experts import Experts
from nnlesson.blocks.mixture.text import WORDS, tokens
from nnlesson.contract import Pointer
from nnlesson.contract.body import body
from nnlesson.contract.measure import readout, readouts

SOME = " ".join(WORDS[::5])


def found(tree: Any, part: str) -> list[Any]:
    """Every element of the tree that has this class."""
    if not isinstance(tree, list):
        return []
    own = [tree] if part in tree[1].get("class", "").split() else []
    return own + [hit for child in tree[2:] for hit in found(child, part)]


@pytest.mark.parametrize("experts", ["4", "8", "32", "128"])
@pytest.mark.parametrize("k", ["1", "2"])
def test_exactly_k_lamps_are_lit_for_every_word(experts: str, k: str) -> None:
    block = Experts(experts=experts, k=k, training="no")
    block.set("words", SOME)
    for place in range(len(WORDS[::5])):
        block.pressed(Pointer(f"words-{place}", 0.5, 0.5))
        tree, _ = body(block)

        assert block.chosen == place
        assert len(found(tree, "nn-lamp")) == int(experts)
        assert len(found(tree, "nn-lamp--lit")) == int(k)
        assert readouts(block)["lit"].value == int(k)


def measured(block: Experts, name: str) -> float:
    found = readout(block, name)
    assert found
    return found.value


def test_the_gates_are_the_scores_of_the_lit_divided_by_their_sum() -> None:
    block = Experts()
    scores = [measured(block, f"score-{rank}") for rank in (1, 2)]

    for rank in (1, 2):
        assert measured(block, f"gate-{rank}") == pytest.approx(scores[rank - 1] / sum(scores))


def test_with_one_expert_the_gate_is_the_score() -> None:
    block = Experts(k="1")

    assert measured(block, "gate-1") == measured(block, "score-1")
    assert readout(block, "gate-2") is None


def test_the_knobs_of_a_word_are_its_vector_the_router_and_its_experts() -> None:
    block = Experts()
    parts = 8 + measured(block, "weights-of-the-router") + 2 * measured(block, "weights-of-an-expert")

    assert measured(block, "weights-touched") == parts


def test_the_router_goes_word_by_word_so_the_same_word_gets_the_same_experts() -> None:
    block = Experts()

    assert block.shown[0] == block.shown[4] == "the"
    assert len({tuple(block.lit(word)) for word in block.shown}) > 1


def test_what_the_lit_experts_say_is_what_the_gates_add_up() -> None:
    block = Experts()
    layer = block.network.mixture
    place = WORDS.index("cat")
    vector = block.network.embedding.W[place]
    scores = np.zeros(len(WORDS))
    for e in block.lit("cat"):
        hidden = np.maximum(vector @ layer.W1[e] + layer.b1[e], 0)
        scores += block.gate[place, e] * (hidden @ layer.W2[e] + layer.b2[e])

    assert block.following[place] == pytest.approx(np.exp(scores) / np.exp(scores).sum())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "No words yet. Try: the hungry cat ate ten fish !"),
        ("   ", "No words yet. Try: the hungry cat ate ten fish !"),
        (
            "unicorn",
            "Unknown, so that no router can score it: “unicorn”. This network has 80 words. "
            "Try: the hungry cat ate ten fish !",
        ),
        (
            "🙂 <script>alert(1)</script>",
            "Unknown, so that no router can score it: “🙂”, “<”, “script” and 6 more. This network has 80 words. "
            "Try: the hungry cat ate ten fish !",
        ),
        ("\u200b\ufeff \u2060\u00ad\ufe0f\u3164", "No words yet. Try: the hungry cat ate ten fish !"),
        (
            "\u200bzebra\u200b \u2764\ufe0f \u200d cafe\u0301 ",
            "Unknown, so that no router can score it: “zebra”, “\u2764”, “café”. This network has 80 words. "
            "Try: the hungry cat ate ten fish !",
        ),
    ],
)
def test_odd_input_is_answered_by_a_sentence(typed: str, said: str) -> None:
    block = Experts()
    block.set("words", typed)
    tree, _ = body(block)

    assert block.picture().sentence == said
    assert found(tree, "nn-lamp--lit") == []
    assert readouts(block)["weights-touched"].value == 0


def test_what_nobody_can_see_does_not_part_a_word() -> None:
    assert tokens("\u202ethe ca\u00adt\u200b!  हिन्दी\u0000") == ["the", "cat", "!", "हिन्दी"]


def test_of_500_words_the_first_are_shown_and_the_sentence_says_so() -> None:
    block = Experts()
    block.set("words", "cat " * 500)

    assert block.picture().sentence.startswith("Shown are the first 24 of 500 words. “cat” goes to expert ")


def test_unknown_words_stay_in_the_row_and_are_not_chosen() -> None:
    block = Experts()
    block.set("words", "unicorn cat")
    block.pressed(Pointer("words-0", 0.5, 0.5))
    tree, _ = body(block)

    assert block.chosen == 1
    assert len(found(tree, "nn-wordrow__word--unknown")) == 1


def test_a_word_is_looked_at_while_it_is_pointed_at_and_stays_when_pressed() -> None:
    block = Experts()
    block.pointer = Pointer("words", 1.0, 0.5)
    assert block.chosen == 6

    block.pointer = None
    assert block.chosen == 1

    block.pressed(Pointer("words-2", 0.5, 0.5))
    assert block.chosen == 2


def test_an_untrained_router_is_said_to_be_one() -> None:
    assert Experts(training="no").picture().sentence.endswith("untrained: its choice means nothing yet.")
