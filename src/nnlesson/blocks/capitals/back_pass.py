"""One sentence on its way back through the network: from the error at the answers to a slope for every weight."""

import numpy as np

from nnlesson.blocks.capitals.chip_network import ChipNetwork
from nnlesson.blocks.capitals.flow_back import Back
from nnlesson.core import Array, CrossEntropy, Network
from nnlesson.draw.sums import Pass
from nnlesson.draw.wording import exact


def back_pass(network: Network, x: Array, right: int) -> Back:
    """x (1, words); the core's own layers, one after another, from the loss back to the first neurons."""
    loss, (_, squeeze, second) = CrossEntropy(), network.layers
    loss.forward(network.forward(x), np.array([right]))
    errors = loss.backward()
    arrived = second.backward(errors)
    slopes = squeeze.backward(arrived)
    told = [error(share, i == right) for i, share in enumerate(np.exp(loss.log_p[0]).tolist())]
    return Back([arrived[0], errors[0]], [slopes[0], errors[0]], told)


def error(share: float, right: bool) -> str:
    """Of an answer: its share, less the 1 that is wanted of the right one, or the 0 of the others."""
    wanted = int(right)
    return f"its share − what is wanted = {exact(share)} − {wanted} = {exact(share - wanted)}"


def forward_pass(drawn: ChipNetwork) -> Pass:
    """What is drawn, as the sums of a network take it."""
    return Pass(drawn.layers, drawn.weights, [None, None], ["tanh", "softmax"])
