"""A curve over an empty chart: drawn with the pointer, or point by point with the keys; the run adds its own."""

from collections.abc import Iterator
from dataclasses import replace

from nnlesson.blocks.questions.form import Form, Options, Values, View
from nnlesson.blocks.questions.scale import GuessScale
from nnlesson.blocks.questions.terms import term_of
from nnlesson.contract.terms import Leg, Term
from nnlesson.draw.axes import Axes, ground, text
from nnlesson.draw.element import Child, Element, element, polyline
from nnlesson.draw.figure import svg
from nnlesson.draw.handle import along
from nnlesson.draw.placing import BOLD
from nnlesson.draw.scales import Linear
from nnlesson.draw.wording import short

POINTS = 7  # that can be moved
SAMPLES = 24  # parts of the run whose ends are asked for
WIDTH, HEIGHT = 320.0, 200.0
TOP, BOTTOM, RIGHT = 30.0, 40.0, 20.0
LEFT = 44.0
PAD = 0.04  # of the run, by which the chart begins before it: a handle covers no number
NO_RUN = "say how far the run is to be drawn: after 400 epochs (24 or more)"

type Point = tuple[float, float]


class CurveForm(Form):
    """The guess is the heights of its points, from the first step to the last: "0.4 0.3 0.2 0.1 0.1 0.1 0.1"."""

    own = ("answer", "low", "high", "scale", "unit")

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.scale = replace(GuessScale.of(options), step=0.0)
        self.found = term_of(str(options["answer"]))

    def problems(self) -> Iterator[str]:
        if isinstance(self.found, str):
            yield f"answer: {self.found}"
        elif self.steps < SAMPLES:
            yield f"answer: {NO_RUN}"
        yield from self.scale.problems()

    @property
    def steps(self) -> int:
        """How long the run is that is drawn; 0 where nothing says it."""
        when = self.found.run[0].when if isinstance(self.found, Term) else 0
        return when if isinstance(when, int) else 0

    @property
    def by_step(self) -> dict[int, str]:
        """What is asked of the run, by the steps at which it is."""
        if not isinstance(self.found, Term):
            return {}
        steps = [round(i * self.steps / SAMPLES) for i in range(SAMPLES + 1)]
        return {step: str(replace(self.found, run=(Leg(step),))) for step in steps}

    def terms(self) -> list[str]:
        return list(self.by_step.values())

    def answer_problems(self, answers: Values) -> Iterator[str]:
        values = [answers[term] for term in self.terms()]
        if min(values) < self.scale.low:
            yield f"low is {short(self.scale.low)}, and the run goes down to {short(min(values))}"
        if max(values) > self.scale.high:
            yield f"high is {short(self.scale.high)}, and the run goes up to {short(max(values))}"

    def accepts(self, guess: str) -> bool:
        try:
            heights = self.heights(guess)
        except ValueError:
            return False
        return len(heights) == POINTS and all(self.scale.low <= height <= self.scale.high for height in heights)

    def heights(self, guess: str) -> list[float]:
        return [float(height) for height in guess.split()] if guess else [self.scale.middle] * POINTS

    def moved(self, draft: str, handle: str, position: float) -> str:
        heights = self.heights(draft)
        heights[int(handle.removeprefix("point-")) - 1] = self.scale.value(position)
        return written(heights)

    def drawn(self, draft: str, start: Point, end: Point) -> str:
        """A stroke takes along all points that it passes, and the one next to its end."""
        heights, (start, end) = self.heights(draft), (inward(start), inward(end))
        low, high = self.scale.position(self.scale.low), self.scale.position(self.scale.high)
        (x, y), (to_x, to_y) = (start, end) if start[0] <= end[0] else (end, start)
        for i in range(POINTS):
            across = i / (POINTS - 1)
            if x <= across <= to_x or round(end[0] * (POINTS - 1)) == i:
                way = min(max((across - x) / (to_x - x), 0.0), 1.0) if to_x > x else 0.0
                down = y + way * (to_y - y) if x <= across <= to_x else end[1]
                heights[i] = self.scale.value(high - down * (high - low))
        return written(heights)

    def given(self, guess: str) -> str:
        heights = self.heights(guess)
        return f"You say: from {self.scale.words(heights[0])} to {self.scale.words(heights[-1])}."

    def both(self, guess: str, run: Values) -> str:
        end = self.scale.words(self.heights(guess)[-1])
        return f"At the end: you {end}, the run {self.scale.words(self.last(run)[1])}."

    def told(self, run: Values) -> str:
        begin, (step, end) = self.course(run)[0][1], self.last(run)
        return f"The run goes from {self.scale.words(begin)} to {self.scale.words(end)} in {short(step)} steps."

    def course(self, run: Values) -> list[Point]:
        return [(step, run[term]) for step, term in self.by_step.items() if term in run]

    def last(self, run: Values) -> Point:
        return self.course(run)[-1]

    # The drawing

    def drawing(self, view: View) -> list[Element]:
        axes = Axes(
            Linear(-PAD * max(self.steps, 1), max(self.steps, 1), LEFT, WIDTH - RIGHT, 4),
            self.scale.axis(HEIGHT - BOTTOM, TOP),
            "steps",
            str(self.found.readout if isinstance(self.found, Term) else "").capitalize(),
            WIDTH,
        )
        return [
            svg(
                WIDTH,
                HEIGHT,
                f"A chart to draw the course of the run in. {self.so_far(view)}",
                axes.draw(),
                *([] if view.locked else [ground(axes, "chart")]),
                self.guessed(view, axes),
                *self.points(view, axes),
                *self.ran(view, axes),
                class_="nn-chart nn-guess-chart",
            )
        ]

    def places(self, view: View, axes: Axes) -> list[Point]:
        steps = [i * self.steps / (POINTS - 1) for i in range(POINTS)]
        return [(axes.x.place(s), axes.y.place(h)) for s, h in zip(steps, self.heights(view.draft), strict=True)]

    def guessed(self, view: View, axes: Axes) -> Element:
        look = "nn-curve nn-guessed-curve" if view.draft else "nn-curve nn-guessed-curve nn-guessed-curve--open"
        return element("path", d=polyline(self.places(view, axes)), class_=look)

    def points(self, view: View, axes: Axes) -> Iterator[Child]:
        way = self.scale.way(axes.bottom, axes.top)
        look = "nn-guessed" if view.draft else "nn-guessed nn-guessed--open"
        heights = zip(self.places(view, axes), self.heights(view.draft), strict=True)
        for i, (place, height) in enumerate(heights):
            dot = element("circle", cx=place[0], cy=place[1], r=3.0 if view.locked else 6.0, class_=look)
            step = short(round(i * self.steps / (POINTS - 1)))
            handle = self.scale.handle(f"point-{i + 1}", f"Your guess at step {step}", height)
            yield dot if view.locked else along(handle, way, place, dot)

    def ran(self, view: View, axes: Axes) -> list[Child]:
        course = [(axes.x.place(step), axes.y.place(self.scale.within(value))) for step, value in self.course(view.run)]
        if not course:
            return []
        x, y = course[-1]
        words = f"the run {self.scale.words(self.last(view.run)[1])}"
        return [
            element("path", d=polyline(course), class_="nn-curve nn-stroke-loss"),
            element("circle", cx=x, cy=y, r=3.5, class_="nn-fill-loss"),
            text(min(max(x, LEFT + BOLD * len(words)), WIDTH - 4), TOP - 10, words, "nn-value nn-fill-loss nn-end"),
        ]


def inward(place: Point) -> Point:
    """A place in the chart, as one between the beginning of the run and its end."""
    return max(0.0, place[0] * (1 + PAD) - PAD), place[1]


def written(heights: list[float]) -> str:
    return " ".join(f"{height:.6g}" for height in heights)
