"""The training text of the mixture of experts, its words, and the kinds that a grammar sorts them into.

The network is never told the kinds. They are there for people who want to see which expert got which words.
"""

import re
import unicodedata
from itertools import groupby

import numpy as np

from nnlesson.core import Array

TEXT = """
one , two , three , four , five , six , seven , eight , nine , ten .
one two three four five six seven eight nine ten !
the cat sat on the mat . the dog slept under the tree . the mouse ran into the house .
a big dog chased a small cat . the small cat chased a grey mouse . the grey mouse ate old bread .
two cows ate green grass near the river . three hens ate yellow corn in the garden .
four birds sang in the old tree . five fish swam in the cold river . six mice slept in the warm house .
who sat on the mat ? the cat sat on the mat .
who slept under the tree ? the dog slept under the tree .
who swam in the river ? five fish swam in the river , and two cows drank .
the hungry dog saw a hen . the hungry cat saw a bird . run , hen , run ! fly , bird , fly !
my horse is big . your horse is small . my dog is old . your cat is grey .
this mouse is hungry , and that mouse is hungry . the river is cold , but the house is warm .
the horse jumped over the river . the cow jumped over the moon . the cat jumped over the mouse .
a bird sang , and a hen slept . seven hens slept near the warm bed . eight mice ran under the bed .
my cow drank cold water . your horse drank warm water . nine fish swam under the moon .
that old cow is hungry , but this small horse is not . is this cat big ? no , it is small .
is that dog old ? yes , it is old . ten mice ate yellow corn , and ten cats chased ten mice .
who chased the mouse ? a grey cat chased it . who ate the bread ? an old mouse ate it .
run , mouse , run ! the cat saw it . it ran into the garden . it slept near the green tree .
"""

KINDS = {
    "numbers": "one two three four five six seven eight nine ten",
    "punctuation": ", . ! ?",
    "small words": "the a an my your this that and but who it yes no not is",
    "adjectives": "big small old grey hungry cold warm green yellow",
    "animals": "cat dog mouse hen bird horse cow fish cats cows hens birds mice",
    "things": "mat tree house river garden bed moon bread grass corn water",
    "prepositions": "on under into near in over",
    "verbs": "sat slept ran run chased ate drank sang swam saw jumped fly",
}
WORDS = tuple(word for words in KINDS.values() for word in words.split())
NUMBER = {word: number for number, word in enumerate(WORDS)}
KIND = {word: kind for kind, words in KINDS.items() for word in words.split()}
SHAPELESS = re.compile("[\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
TOKENS = tuple(NUMBER[word] for word in TEXT.split())


def tokens(typed: str) -> list[str]:
    """What a learner typed, in words and marks: "The cat!" is the, cat and !. What nobody can see does not count."""
    seen = filter(is_seen, unicodedata.normalize("NFC", typed.lower()))
    found: list[str] = []
    for kind, run in groupby(seen, sort):
        signs = [*run]
        found += ["".join(signs)] if kind == "word" else signs if kind == "sign" else []
    return [token for token in found if any(unicodedata.category(character)[0] != "M" for character in token)]


def sort(character: str) -> str:
    """What a character is part of: a word with its accents, a sign, or the gap between them."""
    if character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M":
        return "word"
    return "gap" if character.isspace() else "sign"


def is_seen(character: str) -> bool:
    """A gap is seen; controls, signs that join or part letters, and letters and marks without a shape are not."""
    unseen = unicodedata.category(character) in ("Cc", "Cf", "Cs") or SHAPELESS.match(character)
    return character.isspace() or not unseen


def followers() -> Array:
    """How often each word (row) is followed by each other (column) in the text."""
    counts = np.zeros((len(WORDS), len(WORDS)))
    np.add.at(counts, (TOKENS[:-1], TOKENS[1:]), 1)
    return counts


def floor() -> float:
    """The loss that no network can get below when it sees one word only: what follows is not always the same."""
    counts = followers()
    share = counts / counts.sum(axis=1, keepdims=True)
    return float(-(counts * np.log(np.where(share > 0, share, 1))).sum() / counts.sum())
