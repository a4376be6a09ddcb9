"""The sums of a pass backward: how the slope of each neuron and weight comes about, with the numbers of now.

The error at the outputs goes back over each line, times its weight. In a neuron all that comes back adds up, and is
multiplied by the slope of its squeezing. A weight has the slope of the neuron that it leads to, times what it was sent.
"""

from nnlesson.blocks.capitals.flow_back import Back
from nnlesson.draw.sums import Line, Pass
from nnlesson.draw.wording import bracketed, exact


def back_sums(thing: str, back: Back, passed: Pass) -> list[Line]:
    """The lines about a neuron or a weight, the first of which names it; none about nothing."""
    if not thing:
        return []
    kind, *place = thing.split("-")
    layer, *at = map(int, place)
    if kind == "weight":
        return of_weight(layer, at[0], at[1], back, passed)
    name = passed.name(layer, at[0])
    if layer == 0:
        return [(f"Input: {name}", f"sends {exact(passed.says(0)[at[0]])}; no slope flows back to it")]
    if layer == len(back.slopes):
        return [(f"Error of {name}", back.errors[at[0]])]
    return of_hidden(layer, at[0], back, passed)


def of_hidden(layer: int, i: int, back: Back, passed: Pass) -> list[Line]:
    name, said, arrived = passed.name(layer, i), passed.says(layer)[i], exact(float(back.arrived[layer - 1][i]))
    came = zip(back.slopes[layer].tolist(), passed.weights[layer][i].tolist(), strict=True)
    terms = " + ".join(f"{bracketed(slope)} × {bracketed(weight)}" for slope, weight in came)
    lines = [(f"Back to {name}: each error × its weight", f"{terms} = {arrived}")]
    if function := passed.functions[layer - 1]:
        slope = exact(float(back.slopes[layer - 1][i]))
        lines.append((f"times the slope of the {function}", f"{arrived} × {steepness(function, said)} = {slope}"))
    return lines


def steepness(function: str, said: float) -> str:
    """The slope of a function where it says this."""
    if function == "tanh":
        return f"(1 − {bracketed(said)}²)"
    if function == "sigmoid":
        return f"{exact(said)} × (1 − {exact(said)})"
    return "1" if said > 0 else "0"  # the rectifier


def of_weight(layer: int, a: int, b: int, back: Back, passed: Pass) -> list[Line]:
    start, end = passed.name(layer, a), passed.name(layer + 1, b)
    sent, slope = passed.says(layer)[a], float(back.slopes[layer][b])
    lines = [
        (f"Slope of {start} → {end}", f"sent × slope = {bracketed(sent)} × {bracketed(slope)} = {exact(sent * slope)}")
    ]
    if layer:
        weight = float(passed.weights[layer][a, b])
        flows = f"slope × weight = {bracketed(slope)} × {bracketed(weight)} = {exact(slope * weight)}"
        lines.append((f"Flows back over it to {start}", flows))
    return lines
