"""One training step, kept with all its numbers, and told in four beats."""

from dataclasses import dataclass, replace
from math import exp

from nnlesson.blocks.capitals.telling import weight_name
from nnlesson.blocks.capitals.world import ANSWERS
from nnlesson.core import Array
from nnlesson.draw.line_marks import Line
from nnlesson.draw.network import weight_line
from nnlesson.draw.wording import bracketed, exact, percent, short, signed
from nnlesson.draw.written import Beat

FORWARD, LOSS, ARROWS, SHIFT = range(4)


@dataclass(frozen=True)
class OneStep:
    """The loss and the slopes (dL/dW of each layer) that it found, and the weights before and after it."""

    loss: float
    losses: list[float]  # of each sentence that it learns from; the first is the one about France
    slopes: list[Array]
    before: list[Array]
    after: list[Array]
    rate: float
    frozen: tuple[str, ...] = ()

    def moves(self, beat: int) -> list[Array] | None:
        """What the arrows show: what the step will add to each weight, and then what it has added."""
        if beat == ARROWS:
            return [self.kept(layer, -self.rate * slope) for layer, slope in enumerate(self.slopes)]
        if beat == SHIFT:
            return [after - before for before, after in zip(self.before, self.after, strict=True)]
        return None

    def kept(self, layer: int, moves: Array) -> Array:
        """The same without the moves of the frozen weights."""
        for frozen in filter(None, map(weight_line, self.frozen)):
            if frozen[0] == layer:
                moves[frozen[1:]] = 0.0
        return moves

    def steepest(self) -> Line:
        layer = max((0, 1), key=lambda i: float(abs(self.slopes[i]).max()))
        a, b = divmod(int(abs(self.slopes[layer]).argmax()), self.slopes[layer].shape[1])
        return layer, a, b

    def beats(self, beat: int, thing: str) -> list[Beat]:
        """The four beats up to the one that is seen; `thing` may be a weight that a learner points at."""
        told = weight_line(thing) or self.steepest()
        rows = [
            Beat("Signal forward", f"{ANSWERS[0]} {percent(exp(-self.losses[0]))}", "through the weights"),
            Beat("Loss", short(self.loss), self.loss_sum()),
            *self.about(told),
        ]
        return [row if i <= beat else replace(row, result="", sum="") for i, row in enumerate(rows)]

    def loss_sum(self) -> str:
        if len(self.losses) > 1:
            return f"the mean of −log(p) over {len(self.losses)} sentences"
        return f"−log({exact(exp(-self.loss))}) = {exact(self.loss)}"

    def about(self, told: Line) -> list[Beat]:
        layer, a, b = told
        name, slope = weight_name(*told), float(self.slopes[layer][a, b])
        old, new = float(self.before[layer][a, b]), float(self.after[layer][a, b])
        if f"weight-{layer}-{a}-{b}" in self.frozen:
            return [
                Beat("Trace back", f"{name}: none", f"slope {signed(slope)}, but the weight is frozen"),
                Beat("Weights shift", f"{name}: {signed(old)}", "frozen, so it stays"),
            ]
        way = "no arrow" if slope == 0 else "▲ up" if slope < 0 else "▼ down"
        move = f"{exact(old)} − {short(self.rate)} × {bracketed(slope)} = {exact(new)}"
        return [
            Beat("Trace back", f"{name}: {way}", f"slope {signed(slope)}, and the step goes against it"),
            Beat("Weights shift", f"{name}: {signed(new)}", move),
        ]
