"""Our own core, trained as a lesson trains it: epoch after epoch of its Training, by NumPy or by the kernel."""

import json

import numpy as np

from nnlesson.core import Dense, GradientDescent, Layer, MeanSquaredError, Network, Tanh, Training


class Trainer:
    """One network of the benchmark, built from the JSON that all contestants get."""

    def __init__(self, text: str, by: str) -> None:
        given = json.loads(text)
        rng = np.random.default_rng(0)
        layers: list[Layer] = []
        for start in given["layers"]:
            W, b = np.array(start["W"], float), np.array(start["b"], float)
            dense = Dense(len(W), len(b), rng)
            dense.W, dense.b = W, b
            layers += [dense, Tanh()]
        self.by = by
        self.network = Network(layers)
        self.x = np.array(given["x"], float)
        optimizer = GradientDescent(given["rate"])
        data = (self.x, np.array(given["target"], float))
        self.training = Training(self.network, MeanSquaredError(), optimizer, data, given.get("batch"), rng)

    def train(self, epochs: int) -> None:
        if self.by == "many":
            self.training.epochs(epochs)
        for _ in range(epochs if self.by != "many" else 0):
            self.training.epochs(1) if self.by == "one" else self.training.epoch()

    def predict(self) -> list[float]:
        predictions: list[float] = self.network.forward(self.x).ravel().tolist()
        return predictions
