"""One sentence on its way back through the network: from the error at the answers to the slope of each neuron."""

from copy import deepcopy

import numpy as np

from nnlesson.core import Array, CrossEntropy, Network
from nnlesson.draw.backward import Backward


def back_pass(network: Network, x: Array, right: int) -> Backward:
    """x (1, words); the core's own layers, one after another, from the loss back to the first neurons.

    They are copies: what is drawn must not change what is learned next.
    """
    (first, squeeze, second), loss = deepcopy(network.layers), CrossEntropy()
    loss.forward(second.forward(squeeze.forward(first.forward(x))), np.array([right]))
    errors = loss.backward()
    slopes = squeeze.backward(second.backward(errors))
    return Backward([[], slopes[0].tolist(), errors[0].tolist()])
