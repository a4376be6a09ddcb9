"""A number on a scale: a handle that is dragged along it, and after the run a second mark beside it."""

from collections.abc import Iterator

from nnlesson.blocks.questions.form import Form, Options, Values, View
from nnlesson.blocks.questions.scale import GuessScale
from nnlesson.blocks.questions.terms import term_of
from nnlesson.draw.axes import text
from nnlesson.draw.element import Child, Element, element
from nnlesson.draw.figure import svg
from nnlesson.draw.handle import across
from nnlesson.draw.placing import BOLD
from nnlesson.draw.scales import Scale
from nnlesson.draw.wording import short

WIDTH, HEIGHT, EDGE = 320.0, 80.0, 18.0
SPACED = 1.3  # by which a letter is wider for who sets letters further apart
LINE = 56.0  # where the scale lies
RUN_ROW, GUESS_ROW = 14.0, 33.0  # where the two numbers stand


class NumberForm(Form):
    """The guess is a number: "0.4"."""

    own = ("answer", "low", "high", "by", "scale", "unit")

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.scale = GuessScale.of(options)
        self.term = term_of(str(options["answer"]))

    def problems(self) -> Iterator[str]:
        if isinstance(self.term, str):
            yield f"answer: {self.term}"
        yield from self.scale.problems()

    def terms(self) -> list[str]:
        return [] if isinstance(self.term, str) else [str(self.term)]

    def answer_problems(self, answers: Values) -> Iterator[str]:
        for value in answers.values():
            if not self.scale.low <= value <= self.scale.high:
                ends = f"{short(self.scale.low)} to {short(self.scale.high)}"
                yield f"answer: the run says {short(value)}, and the scale goes from {ends}"

    def accepts(self, guess: str) -> bool:
        try:
            return self.scale.low <= float(guess) <= self.scale.high
        except ValueError:
            return False

    def moved(self, draft: str, handle: str, position: float) -> str:
        return repr(self.scale.value(position))

    def given(self, guess: str) -> str:
        return f"You say {self.scale.words(float(guess))}."

    def both(self, guess: str, run: Values) -> str:
        return f"You said {self.scale.words(float(guess))}; the run says {self.said(run)}."

    def told(self, run: Values) -> str:
        return f"The run says {self.said(run)}."

    def said(self, run: Values) -> str:
        return self.scale.words(next(iter(run.values())))

    # The drawing

    def drawing(self, view: View) -> list[Element]:
        axis = self.scale.axis(self.edge, WIDTH - self.edge)
        value = float(view.draft) if view.draft else self.scale.middle
        marks = [self.guessed(view, value)]
        if view.run:
            marks.append(self.ran(next(iter(view.run.values())), axis))
        ends = f"A scale from {self.scale.words(self.scale.low)} to {self.scale.words(self.scale.high)}."
        label = f"{ends} {self.so_far(view)}"
        return [svg(WIDTH, HEIGHT, label, *ruler(axis, self.scale, self.edge), *marks, class_="nn-scale-line")]

    @property
    def edge(self) -> float:
        """Before the scale and behind it: room for the numbers at its ends, each in the middle below its tick."""
        ends = [written(self.scale, end) for end in (self.scale.low, self.scale.high)]
        return max(EDGE, *(half(end) + 1 for end in ends))

    def guessed(self, view: View, value: float) -> Element:
        way = self.scale.way(self.edge, WIDTH - self.edge)
        x = way.place(self.scale.position(value))
        look = "nn-guessed" if view.draft else "nn-guessed nn-guessed--open"
        drawn: list[Child] = [*flag(x, GUESS_ROW, f"you {self.scale.words(value)}", "nn-value")] if view.draft else []
        drawn.append(element("circle", cx=x, cy=LINE, r=8.0, class_=look))
        if view.locked:
            return element("g", *drawn)
        return across(self.scale.handle("number", "Your guess", value), way, (x, LINE), *drawn)

    def ran(self, value: float, axis: Scale) -> Element:
        x = axis.place(self.scale.within(value))
        mark = element("path", d=f"M{x:.1f} {LINE - 8}l8 8l-8 8l-8 -8Z", class_="nn-ran")
        return element("g", *flag(x, RUN_ROW, f"the run {self.scale.words(value)}", "nn-value nn-fill-loss"), mark)


def ruler(axis: Scale, scale: GuessScale, edge: float) -> list[Child]:
    drawn: list[Child] = [element("line", x1=edge, x2=WIDTH - edge, y1=LINE, y2=LINE, class_="nn-scale-line__line")]
    for tick in axis.ticks():
        x, words = axis.place(tick), written(scale, tick)
        drawn.append(element("line", x1=x, x2=x, y1=LINE, y2=LINE + 6, class_="nn-scale-line__line"))
        drawn.append(text(inside(x, words), LINE + 10, words, "nn-tick nn-middle", dy="0.95em"))
    return drawn


def written(scale: GuessScale, tick: float) -> str:
    return scale.words(tick) if scale.unit == "%" else short(tick)


def flag(x: float, row: float, words: str, look: str) -> list[Child]:
    """Words in a row of their own above the scale, with a line down to the place that they mean."""
    stem = element("line", x1=x, x2=x, y1=row + 4, y2=LINE, class_="nn-guide")
    return [stem, text(inside(x, words), row, words, f"{look} nn-middle nn-halo")]


def inside(x: float, words: str) -> float:
    """The middle of words that are to stand at x, and not leave the drawing."""
    return min(max(x, half(words) + 1), WIDTH - half(words) - 1)


def half(words: str) -> float:
    """Of the width of words, for whoever sets letters further apart, too."""
    return (BOLD + SPACED) * len(words) / 2
