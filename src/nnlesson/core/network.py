"""The network: layers in a row, the output of each the input of the next."""

from collections.abc import Sequence

from nnlesson.core.array import Array
from nnlesson.core.layers import Layer


class Network:
    """Passes a batch forward through its layers, and the slope of the loss backward through the same layers."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = tuple(layers)
        # Where training may change something: a layer keeps all that it learns as W and b, and the slopes as dW and db.
        self.learned = [(layer, name) for layer in self.layers for name in ("W", "b") if hasattr(layer, name)]

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
        return [getattr(layer, name) for layer, name in self.learned]

    def gradients(self) -> list[Array]:
        return [getattr(layer, f"d{name}") for layer, name in self.learned]
