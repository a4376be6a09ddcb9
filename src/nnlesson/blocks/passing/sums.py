"""The arithmetic of the weight or neuron that a learner points at, with its true numbers."""

from dataclasses import dataclass

from nnlesson.blocks.passing.learner import FIRST_WEIGHTS, HIDDEN, SECOND_WEIGHTS
from nnlesson.blocks.passing.students import COLUMNS, RESULTS
from nnlesson.core import Array
from nnlesson.draw.wording import bracketed, exact

NAMES = (COLUMNS, HIDDEN, RESULTS)
STARTS = (FIRST_WEIGHTS, SECOND_WEIGHTS)

type Line = tuple[str, str]
type Layered = tuple[Array, Array]  # of the first and the second layer


@dataclass(frozen=True)
class Numbers:
    """What one example does in the network. `came_in` are the three layers' numbers: inputs, hidden, scores."""

    came_in: tuple[list[float], list[float], list[float]]
    weights: Layered
    biases: Layered
    slopes: Layered | None  # dz of the hidden neurons and of the outputs, if they have been traced back
    before: tuple[list[Array], float] | None  # parameters before the last step, and the learning rate, if it was made


def title(thing: str) -> str:
    kind, layer, *at = thing.split("-")
    if kind == "weight":
        return f"The weight from {NAMES[int(layer)][int(at[0])]} to {NAMES[int(layer) + 1][int(at[1])]}"
    return f"The neuron {NAMES[int(layer)][int(at[0])]}" if int(layer) else f"The input {COLUMNS[int(at[0])]}"


def sums(thing: str, numbers: Numbers) -> list[Line]:
    kind, layer, *at = thing.split("-")
    if kind == "weight":
        return of_weight(int(layer), int(at[0]), int(at[1]), numbers)
    return of_neuron(int(layer), int(at[0]), numbers) if int(layer) else of_input(int(at[0]), numbers)


def of_weight(layer: int, a: int, b: int, numbers: Numbers) -> list[Line]:
    came, weight = numbers.came_in[layer][a], float(numbers.weights[layer][a, b])
    old = weight if numbers.before is None else float(numbers.before[0][2 * layer][a, b])
    product = f"{exact(came)} × {bracketed(old)} = {exact(came * old)}"
    lines = [(before_step("what comes in × weight", numbers), product)]
    if numbers.slopes is None:
        return [*lines, ("gradient", "not traced back yet"), ("new = old − rate × gradient", "not adjusted yet")]
    slope = float(numbers.slopes[layer][b])
    gradient = came * slope
    lines.append(
        ("gradient = slope where it ends × what came in", f"{exact(slope)} × {bracketed(came)} = {exact(gradient)}")
    )
    return [*lines, ("new = old − rate × gradient", update(old, gradient, weight, numbers))]


def of_neuron(layer: int, j: int, numbers: Numbers) -> list[Line]:
    came = numbers.came_in[layer - 1]
    before = numbers.before
    w, b = numbers.weights[layer - 1], float(numbers.biases[layer - 1][j])
    old_w, old_b = (w, b) if before is None else (before[0][2 * layer - 2], float(before[0][2 * layer - 1][j]))
    terms = " + ".join(f"{exact(x)} × {bracketed(float(v))}" for x, v in zip(came, old_w[:, j], strict=True))
    value = numbers.came_in[layer][j]
    total = sum(x * float(v) for x, v in zip(came, old_w[:, j], strict=True)) + old_b
    said = f"tanh({exact(total)}) = {exact(value)}" if layer == 1 else "a score: softmax makes it a probability"
    lines = [
        (before_step("sum of what comes in, plus the bias", numbers), f"{terms} + {bracketed(old_b)} = {exact(total)}"),
        ("answer", said),
    ]
    if numbers.slopes is None:
        return lines
    slope = float(numbers.slopes[layer - 1][j])
    return [*lines, ("its bias: new = old − rate × gradient", update(old_b, slope, b, numbers))]


def of_input(i: int, numbers: Numbers) -> list[Line]:
    return [("what comes in", exact(numbers.came_in[0][i])), ("", "An input has no weight and no bias of its own.")]


def since_start(thing: str, numbers: Numbers, epochs: int) -> list[Line]:
    """In place of a single step: where a weight began, and where it is now."""
    kind, layer, *at = thing.split("-")
    if kind != "weight":
        return sums(thing, numbers)
    a, b = int(at[0]), int(at[1])
    start, now = STARTS[int(layer)][a][b], float(numbers.weights[int(layer)][a, b])
    came = numbers.came_in[int(layer)][a]
    return [
        ("what comes in × weight", f"{exact(came)} × {bracketed(now)} = {exact(came * now)}"),
        ("at the start", exact(start)),
        (f"after {epochs} epochs", exact(now)),
    ]


def before_step(title: str, numbers: Numbers) -> str:
    return title if numbers.before is None else f"{title}, before the step"


def update(old: float, gradient: float, new: float, numbers: Numbers) -> str:
    if numbers.before is None:
        return "not adjusted yet"
    return f"{exact(new)} = {exact(old)} − {exact(numbers.before[1])} × {bracketed(gradient)}"
