"""The block embedding: every word starts as two random numbers, and training moves them."""

from itertools import pairwise
from math import hypot

from nnlesson.blocks.language.block import LanguageBlock
from nnlesson.blocks.language.model import SIZE
from nnlesson.blocks.language.number_rows import Row, number_rows
from nnlesson.blocks.language.reading import Reading, read
from nnlesson.contract import Choose, Panel, Picture, Pointer, Readout, Slider, Write, text
from nnlesson.core.trace import Trace
from nnlesson.draw.curve import Subject
from nnlesson.draw.figure import Figure
from nnlesson.draw.scatter import Spot, scatter
from nnlesson.draw.traces import Line, traces
from nnlesson.draw.wording import cut, short, signed

MOST = 10  # different words that a map has room for
REST = 1e-9  # a way that counts as none

NUMBERS = Subject("numbers-chart", "The two numbers")


class WordMap(LanguageBlock):
    """The two numbers of every word, as numbers and as points on a map, while the network learns the next word."""

    kind = "embedding"
    sentence: str = text("the cat sat on the mat", label="Sentence to learn", longest=5000, restarts=True)
    word: str = text("cat", label="Chosen word", longest=5000)
    controls = (*LanguageBlock.controls, Slider("rate"), Choose("context"), Choose("speed"), Write("sentence"))

    def start(self) -> None:
        self.reading: Reading = read(self.sentence)
        words = fitting(self.reading.words)
        self.left_over = len(self.reading.words) - len(words)
        self.model = self.new_model(words)
        count = len(self.model.vocabulary) if self.model else 0
        self.trails = [[Trace() for _ in range(SIZE)] for _ in range(count)]
        self.first_places = self.places()

    def evaluate(self) -> None:
        super().evaluate()
        for trails, place in zip(self.trails, self.places(), strict=True):
            for trail, value in zip(trails, place, strict=True):
                trail.add(value)

    def places(self) -> list[list[float]]:
        """The numbers of every word, without those of the start mark."""
        found: list[list[float]] = self.model.embedding.W[: len(self.model.vocabulary)].tolist() if self.model else []
        return found

    def pressed(self, pointer: Pointer) -> None:
        name, _, number = pointer.name.partition("-")
        if name in ("point", "row") and self.model:
            self.set("word", self.model.vocabulary[int(number)])

    # What is known of the words

    @property
    def chosen(self) -> int:
        """The place of the chosen word among all; the first where the sentence has no such word."""
        words = self.model.vocabulary if self.model else []
        return words.index(self.word) if self.word in words else 0

    def moved(self, word: int) -> float:
        """How far a word is from where it began."""
        return distance(self.places()[word], self.first_places[word])

    def nearest(self) -> tuple[int, float] | None:
        """The word that is closest to the chosen one, and how far away it is."""
        places = self.places()
        others = [(distance(places[self.chosen], place), i) for i, place in enumerate(places) if i != self.chosen]
        return (min(others)[1], min(others)[0]) if others else None

    # What is to be seen

    def readouts(self) -> list[Readout]:
        if not self.model:
            return [Readout("epoch", 0, "Epoch")]
        name = cut(self.model.vocabulary[self.chosen], 8)
        first, second = self.places()[self.chosen]
        near = self.nearest()
        found = [
            Readout("epoch", self.steps, "Epoch"),
            Readout("loss", self.loss, "Loss", trace=self.losses),
            Readout("number-1", first, f"{name}, number 1", signed(first)),
            Readout("number-2", second, f"{name}, number 2", signed(second)),
            Readout("moved", self.moved(self.chosen), f"{name} has moved by"),
        ]
        if near:
            neighbour = cut(self.model.vocabulary[near[0]], 8)
            found.append(Readout("nearest", near[1], f"Nearest to {name}", f"{neighbour}, {short(near[1])}"))
        return found

    def measures(self) -> list[Readout]:
        """Whether the chosen word and the one that is nearest to it are followed by the same words: 1, else 0."""
        near, words = self.nearest(), self.model.words if self.model else []
        pairs = set(pairwise(words))
        after = [{b for a, b in pairs if a == word} for word in (self.model.vocabulary if self.model else [])]
        alike = bool(near and after[self.chosen] == after[near[0]])
        return [Readout("nearest-alike", int(alike), "Nearest is used alike (1), or not (0)")]

    def picture(self) -> Picture:
        if not self.model:
            return Picture(
                [Panel("The map of the words", self.map(), "main", "Map", tall=True)], self.too_short(), "wrong"
            )
        name = cut(self.model.vocabulary[self.chosen])
        panels = [
            Panel("The map of the words", self.map(), "main", "Map", tall=True),
            Panel("The same as numbers. Press a word", self.rows(), "more", "Numbers"),
            Panel(f"The two numbers of “{name}”", self.course(), "more", "Course"),
        ]
        return Picture(panels, self.said())

    def map(self) -> Figure:
        words = self.model.vocabulary if self.model else []
        spots = []
        for i, (word, (x, y), (across, up)) in enumerate(zip(words, self.places(), self.trails, strict=True)):
            trail = tuple(zip(across.firsts, up.firsts, strict=True)) if self.moved(i) > REST else ()
            spots.append(Spot(cut(word), x, y, trail, i == self.chosen))
        return scatter(spots, "point", "number 1", "number 2")

    def rows(self) -> Figure:
        assert self.model
        rows = [
            Row(word, numbers, self.note(i), i == self.chosen)
            for i, (word, numbers) in enumerate(zip(self.model.vocabulary, self.places(), strict=True))
        ]
        return number_rows(rows, "row", ["word", "number 1", "number 2", "moved by"], "The numbers of every word")

    def note(self, word: int) -> str:
        moved = self.moved(word)
        return short(moved, 2) if moved > REST else "not at all"

    def course(self) -> Figure:
        lines = [
            Line(trace, f"{i + 1}:", tone, dashes="6 3" if i else "")
            for i, (trace, tone) in enumerate(zip(self.trails[self.chosen], ("accent", "ink"), strict=True))
        ]
        return traces(lines, NUMBERS, (), None, self.look(NUMBERS.name), 190.0, signed)

    # What it says

    def said(self) -> str:
        assert self.model
        remark = " ".join(filter(None, [self.reading.remark(), self.cropped()]))
        return remark if remark and not self.steps else self.seen()

    def cropped(self) -> str:
        return f"The map has room for {MOST} different words, so it stops before the next new one." * (
            self.left_over > 0
        )

    def seen(self) -> str:
        assert self.model
        word, near = cut(self.model.vocabulary[self.chosen]), self.nearest()
        if not self.steps:
            return f"A random start: where “{word}” lies says nothing about {word}. Nobody has chosen it."
        if not near:
            return f"“{word}” is the only word, so it is always right, and no slope ever reaches its numbers."
        if self.moved(self.chosen) < REST:
            return f"“{word}” has not moved at all: no word ever followed it, so no slope ever reached its numbers."
        return (
            f"“{word}” has left its random place, and lies nearest to “{cut(self.model.vocabulary[near[0]])}”. "
            "It moves because that lowers the loss, not because anybody said what it means."
        )

    def too_short(self) -> str:
        if not self.reading.words:
            return " ".join(filter(None, ["There is no word to learn from. Write a sentence.", self.reading.remark()]))
        return "One word has no next word. Write at least two."


def fitting(words: list[str]) -> list[str]:
    """As much of a sentence as has no more than MOST different words."""
    seen: set[str] = set()
    for i, word in enumerate(words):
        if word not in seen and len(seen) == MOST:
            return words[:i]
        seen.add(word)
    return words


def distance(a: list[float], b: list[float]) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])
