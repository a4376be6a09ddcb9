import pytest

from nnlesson.blocks.language.own_sentence import OwnSentence
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance, readouts

ODD = [
    ("", "a test", "There is no word to learn from. Write a sentence."),
    ("   ", "a test", "There is no word to learn from. Write a sentence."),
    (
        "?! ...",
        "a test",
        "There is no word to learn from. Write a sentence. It reads words only and leaves out “? ! .”.",
    ),
    ("cat", "a test", "One word has no next word. Write at least two to learn from."),
    (
        "the cat " * 250,
        "the cat",
        "The sentence to learn has 500 words: it takes the first 40, so that an epoch stays quick.",
    ),
    ("🐱 eats 🐟", "🐱 eats", "An emoji counts as a word like any other."),
    ("<b>the</b> cat", "the cat", "It reads words only and leaves out “< > /” of the sentence to learn."),
    ("the cat sat", "", "There is no word to test it with. Write a second sentence."),
    (
        "the cat sat",
        "cat",
        "A test of one word has no next word to judge; its guess is in the bars.",
    ),
    (
        "the cat sat",
        "the dog sat",
        "It has never met “dog”: for such words it has no numbers, and cannot judge them.",
    ),
    ("the the the", "the the", "A random start: it knows the words of the first sentence"),
]


@pytest.mark.parametrize(("learn", "test", "answer"), ODD)
def test_whatever_is_typed_is_answered_by_a_sentence(learn: str, test: str, answer: str) -> None:
    block = OwnSentence(learn=learn, test=test)

    assert block.picture().sentence.startswith(answer)
    advance(block, 30)
    body(block)


TWO = [
    (
        "<the> cat",
        "the cat?",
        "It reads words only and leaves out “< >” of the sentence to learn. "
        "It reads words only and leaves out “?” of the sentence to test it with.",
    ),
    (
        "the cat " * 25,
        "the cat " * 30,
        "The sentence to learn has 50 words: it takes the first 40, so that an epoch stays quick. "
        "The sentence to test it with has 60 words: it takes the first 40, so that an epoch stays quick.",
    ),
    ("🐱 eats", "🐱 eats", "An emoji counts as a word like any other."),
    (
        "the cat!",
        "?",
        "It reads words only and leaves out “!” of the sentence to learn. "
        "There is no word to test it with. Write a second sentence. "
        "It reads words only and leaves out “?” of the sentence to test it with.",
    ),
    ("the cat", "the cat.", "It reads words only and leaves out “.” of the sentence to test it with."),
]


@pytest.mark.parametrize(("learn", "test", "answer"), TWO)
def test_it_says_which_of_the_two_sentences_it_speaks_of(learn: str, test: str, answer: str) -> None:
    assert OwnSentence(learn=learn, test=test).picture().sentence == answer


@pytest.mark.parametrize("context", ["one", "two", "three"])
@pytest.mark.parametrize("typed", [odd for odd, _, _ in ODD])
def test_whatever_is_typed_can_be_learned_from_and_tested_with(typed: str, context: str) -> None:
    block = OwnSentence(context=context)
    for option in ("learn", "test"):
        block.set(option, typed)
        block.train()
        for _ in range(5):
            block.advance()
            body(block)


def test_html_is_text() -> None:
    block = OwnSentence(learn="<img src=x onerror=alert(1)> is a word")

    assert block.reading.words == ["img", "src", "x", "onerror", "alert", "1", "is", "a", "word"]


def test_a_long_context_memorises_and_says_so() -> None:
    block = OwnSentence()
    advance(block, 600)
    found = readouts(block)

    assert found["loss"].value < found["floor"].value + 0.01
    assert found["unseen-loss"].value > found["best-unseen"].value + 0.2
    assert block.picture().sentence.startswith("It memorises: the unseen sentence was never judged better than at")


def test_what_it_learns_helps_with_another_sentence_at_first() -> None:
    block = OwnSentence(context="one", test="the dog sat on the rug and the cat sat on the mat and the cat sat")
    before = readouts(block)["unseen-loss"].value
    advance(block, 60)

    assert readouts(block)["unseen-loss"].value < before / 2
    assert block.picture().sentence.startswith("So far, what it learns from the one sentence helps with the other")


@pytest.mark.parametrize(("context", "same"), [("one", True), ("two", False), ("three", False)])
def test_the_same_questions_in_another_order_are_no_test(context: str, same: bool) -> None:
    block = OwnSentence(context=context)
    advance(block, 5)

    assert block.same_questions == same
    said = "With 1 word of context both sentences ask the same questions, so nothing here is unseen."
    assert (block.picture().sentence == said) == same


def test_a_sentence_with_words_never_met_does_not_ask_the_same_questions() -> None:
    block = OwnSentence(context="one")
    block.set("test", f"{block.learn} zebra")

    assert len(block.asked.places) == 12
    assert not block.same_questions


def test_another_test_keeps_what_was_learned() -> None:
    block = OwnSentence()
    advance(block, 50)
    loss = readouts(block)["loss"].value

    block.set("test", "the cat sat on the rug")

    assert readouts(block)["loss"].value == loss
    assert block.unseen.count == 1
    advance(block, 10)
    assert (block.unseen.count, block.losses.count) == (11, 61)
    body(block)


def test_a_rate_that_spoils_both_sentences_is_not_called_memorising() -> None:
    block = OwnSentence(rate=30.0, context="one")
    advance(block, 300)

    assert readouts(block)["loss"].value > 3
    assert "the rate is too large" in block.picture().sentence


def test_what_it_never_met_is_named_under_its_word() -> None:
    block = OwnSentence(test="the zebra sat on the mat")

    text = str(body(block)[0])

    assert "never met" in text
    assert text.count("cannot say") == 3  # the three words that have the zebra among the three before them
    assert readouts(block)["tested"].text == "1 of 5"


def test_five_words_have_their_highest_floor_where_one_word_has_most_followers() -> None:
    floors = {
        learn: readouts(OwnSentence(learn=learn, context="one"))["floor"].value
        for learn in ("a b c d e", "the the the the the", "the cat sat on the", "the the cat the mat")
    }

    assert floors["a b c d e"] == floors["the the the the the"] == 0
    assert max(floors, key=lambda learn: floors[learn]) == "the the cat the mat"
