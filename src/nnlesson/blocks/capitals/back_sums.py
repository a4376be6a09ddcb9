"""The sums of a pass backward, named as the lesson names them: errors at the answers, a slope for all else."""

from nnlesson.draw import backward_sums
from nnlesson.draw.backward import Backward
from nnlesson.draw.sums import Line, Pass
from nnlesson.draw.wording import exact, product


def back_sums(thing: str, back: Backward, passed: Pass, right: int) -> list[Line]:
    """The lines about a neuron or a weight, the first of which names it; none about nothing.

    `right` is the answer that is wanted.
    """
    if not thing:
        return []
    kind, *place = thing.split("-")
    layer, *at = map(int, place)
    if kind == "weight":
        return of_weight(layer, at[0], at[1], back, passed)
    if layer == 0:
        return of_input(at[0], passed)
    return of_hidden(at[0], back, passed) if layer == 1 else of_answer(at[0], back, passed, right)


def of_input(i: int, passed: Pass) -> list[Line]:
    return [(f"Input: {passed.name(0, i)}", f"sends {exact(passed.says(0)[i])}; no slope flows back to it")]


def of_answer(i: int, back: Backward, passed: Pass, right: int) -> list[Line]:
    error = backward_sums.of_output(passed.says(2)[i], float(i == right), back.slopes[2][i])
    return [(f"Error of {passed.name(2, i)}", f"its share − what is wanted = {error}")]


def of_hidden(i: int, back: Backward, passed: Pass) -> list[Line]:
    after, weights = back.slopes[2], passed.weights[1][i].tolist()
    arrived, steep = backward_sums.arrived(after, weights), backward_sums.of_steepness(passed.says(1)[i])
    return [
        (f"Back to {passed.name(1, i)}: each error × its weight", backward_sums.of_arrived(after, weights)),
        ("times the slope of the tanh", backward_sums.of_hidden(arrived, f"({steep})", back.slopes[1][i])),
    ]


def of_weight(layer: int, a: int, b: int, back: Backward, passed: Pass) -> list[Line]:
    start, end, slope = passed.name(layer, a), passed.name(layer + 1, b), back.slopes[layer + 1][b]
    lines = [(f"Slope of {start} → {end}", f"sent × slope = {product(passed.says(layer)[a], slope)}")]
    if layer:
        flows = product(slope, float(passed.weights[layer][a, b]))
        lines.append((f"Flows back over it to {start}", f"slope × weight = {flows}"))
    return lines
