"""One seeded run: a neuron learns the AND gate. It is loaded by CPython and by Pyodide alike."""

import json

from numpy.random import default_rng

from nnlesson.core import Dense, GradientDescent, MeanSquaredError, Network, Sigmoid, Training
from nnlesson.core.datasets import gate

EPOCHS = 200


def run() -> str:
    """All numbers of the run as JSON, where Python writes a float so that nothing of it is lost."""
    rng = default_rng(7)
    neuron = Dense(2, 1, rng)
    training = Training(
        Network([neuron, Sigmoid()]), MeanSquaredError(), GradientDescent(0.5), gate("and"), batch=None, rng=rng
    )
    for _ in range(EPOCHS):
        training.epoch()
    return json.dumps({"weights": neuron.W.tolist(), "bias": neuron.b.tolist(), "losses": list(training.history)})
