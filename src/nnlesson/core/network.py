"""A network: layers in a row, each one's answer the next one's question."""

from collections.abc import Sequence

from nnlesson.core.array import Array
from nnlesson.core.layers import Dense, Embedding, Layer


class Network:
    """Passes a batch forward through its layers, and the slope of the loss backward through the same layers."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = list(layers)
        self.dense = [layer for layer in self.layers if isinstance(layer, Dense)]
        self.embeddings = [layer for layer in self.layers if isinstance(layer, Embedding)]

    def forward(self, x: Array) -> Array:
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dy: Array) -> Array:
        for layer in reversed(self.layers):
            dy = layer.backward(dy)
        return dy

    def parameters(self) -> list[Array]:
        """All numbers that training may change; `gradients` has dL/d of each, in the same order."""
        return [e.W for e in self.embeddings] + [array for d in self.dense for array in (d.W, d.b)]

    def gradients(self) -> list[Array]:
        return [e.dW for e in self.embeddings] + [array for d in self.dense for array in (d.dW, d.db)]
