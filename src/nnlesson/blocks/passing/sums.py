"""The arithmetic of the weight or neuron that a learner points at, with the true numbers of one moment."""

from dataclasses import dataclass

import numpy as np

from nnlesson.blocks.passing.learner import FIRST_WEIGHTS, HIDDEN, SECOND_WEIGHTS, Learner
from nnlesson.blocks.passing.students import COLUMNS, RESULTS
from nnlesson.core import Array, Softmax
from nnlesson.draw import backward_sums
from nnlesson.draw.wording import bracketed, exact, product

NAMES = (COLUMNS, HIDDEN, RESULTS)
STARTS = (FIRST_WEIGHTS, SECOND_WEIGHTS)

type Line = tuple[str, str]
type Layered = tuple[Array, Array]  # of the first and the second layer


@dataclass(frozen=True)
class Step:
    """What was there before a step was made, and how long it was."""

    parameters: list[Array]
    rate: float


@dataclass(frozen=True)
class Numbers:
    """What one example does in the network, all at one moment: before a step, or after it.

    `came_in` are the three layers' numbers: inputs, hidden, scores; `says` what the outputs make of their scores.
    """

    came_in: tuple[list[float], list[float], list[float]]
    says: list[float]
    wanted: list[float]  # of the outputs
    weights: Layered
    biases: Layered
    slopes: Layered | None  # dz of the hidden neurons and of the outputs, if they have been traced back
    gradients: Layered | None  # of the weights
    step: Step | None = None  # the one that has just been made


def numbers(
    learner: Learner,
    came_in: tuple[list[float], list[float], list[float]],
    result: int,
    slopes: Layered | None,
    step: Step | None,
) -> Numbers:
    """The numbers of a student with this result."""
    first, second = learner.first, learner.second
    return Numbers(
        came_in,
        Softmax().forward(np.array([came_in[2]]))[0].tolist(),
        [float(i == result) for i in range(len(RESULTS))],
        (first.W, second.W),
        (first.b, second.b),
        slopes,
        (first.dW, second.dW) if slopes else None,
        step,
    )


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
    lines = [(now("what comes in × weight", numbers), product(came, weight))]
    if numbers.slopes is None or numbers.gradients is None:
        return [*lines, ("gradient", "not traced back yet"), ("new = old − rate × gradient", "not adjusted yet")]
    gradient = float(numbers.gradients[layer][a, b])
    if numbers.step is None:
        traced = ("gradient = slope where it ends × what came in", product(float(numbers.slopes[layer][b]), came))
        return [*lines, traced, ("new = old − rate × gradient", "not adjusted yet")]
    old = float(numbers.step.parameters[2 * layer][a, b])
    traced = ("gradient, as it was traced back", exact(gradient))
    return [*lines, traced, ("new = old − rate × gradient", update(old, gradient, weight, numbers.step))]


def of_neuron(layer: int, j: int, numbers: Numbers) -> list[Line]:
    said = forward(layer, j, numbers)
    if numbers.slopes is None:
        return said
    slope = float(numbers.slopes[layer - 1][j])
    if numbers.step is None:
        return way_back(layer, j, numbers, slope)
    old, bias = float(numbers.step.parameters[2 * layer - 1][j]), float(numbers.biases[layer - 1][j])
    return [*said, ("its bias: new = old − rate × gradient", update(old, slope, bias, numbers.step))]


def forward(layer: int, j: int, numbers: Numbers) -> list[Line]:
    came, column = numbers.came_in[layer - 1], numbers.weights[layer - 1][:, j].tolist()
    bias, value = float(numbers.biases[layer - 1][j]), numbers.came_in[layer][j]
    terms = " + ".join(f"{exact(x)} × {bracketed(w)}" for x, w in zip(came, column, strict=True))
    total = sum(x * w for x, w in zip(came, column, strict=True)) + bias
    return [
        (now("sum of what comes in, plus the bias", numbers), f"{terms} + {bracketed(bias)} = {exact(total)}"),
        ("answer", squeezed(total, value) if layer == 1 else f"its share by softmax: {exact(numbers.says[j])}"),
    ]


def squeezed(total: float, answer: float) -> str:
    return f"tanh({exact(total)}) = {exact(answer)}"


def way_back(layer: int, j: int, numbers: Numbers, slope: float) -> list[Line]:
    """How the slope of a neuron came about."""
    assert numbers.slopes is not None
    if layer == 2:
        error = backward_sums.of_output(numbers.says[j], numbers.wanted[j], slope)
        return [("its slope: what it says − what was wanted", error)]
    after, row, said = numbers.slopes[1].tolist(), numbers.weights[1][j].tolist(), numbers.came_in[1][j]
    steep = exact(backward_sums.steepness(said))
    return [
        ("what comes back: each slope × its line's weight", backward_sums.of_arrived(after, row)),
        ("how steep the squeezing is: 1 − answer × answer", f"{backward_sums.of_steepness(said)} = {steep}"),
        ("its slope: one × the other", backward_sums.of_hidden(backward_sums.arrived(after, row), steep, slope)),
    ]


def of_input(i: int, numbers: Numbers) -> list[Line]:
    return [("what comes in", exact(numbers.came_in[0][i])), ("", "An input has no weight and no bias of its own.")]


def since_start(thing: str, numbers: Numbers, epochs: int) -> list[Line]:
    """In place of a single step: where a weight began, and where it is now."""
    kind, layer, *at = thing.split("-")
    if kind != "weight":
        return sums(thing, numbers)
    a, b = int(at[0]), int(at[1])
    start, weight = STARTS[int(layer)][a][b], float(numbers.weights[int(layer)][a, b])
    came = numbers.came_in[int(layer)][a]
    return [
        ("what comes in × weight", product(came, weight)),
        ("at the start", exact(start)),
        (f"after {epochs} epochs", exact(weight)),
    ]


def now(title: str, numbers: Numbers) -> str:
    return title if numbers.step is None else f"{title}, after the step"


def update(old: float, gradient: float, new: float, step: Step) -> str:
    return f"{exact(new)} = {exact(old)} − {exact(step.rate)} × {bracketed(gradient)}"
