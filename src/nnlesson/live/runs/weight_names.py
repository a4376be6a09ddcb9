"""What the weights of a block are called: by the layer, or whatever else of the block holds them, and their place."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from nnlesson.contract.block import Block
from nnlesson.core import Array, Network
from nnlesson.live.runs.holding import every, parts

FEW = 64  # weights of a small network

type Held = tuple[str, Array]


class WeightNames:
    """All arrays of a block, each by the name of what holds it."""

    def __init__(self, block: Block) -> None:
        seen = set[int]()
        self.held = [*of_networks(block, seen), *arrays(block, "", seen)]

    def name(self, weights: Array, place: tuple[int, ...]) -> str | None:
        """That of one weight; None if the block does not hold it: then nothing will depend on it."""
        for name, array in self.held:
            if array.flags.c_contiguous and np.may_share_memory(array, weights):  # one may be a part of the other
                at = address(weights) + sum(i * stride for i, stride in zip(place, weights.strides, strict=True))
                index = np.unravel_index((at - address(array)) // array.itemsize, array.shape)
                return f"{name}[{', '.join(map(str, index))}]"
        return None


def few_weights(block: Block) -> dict[str, float]:
    """The weights of its networks by name; nothing of a block that has many, or none."""
    weights = [array for network in every(Network, block) for array in network.parameters()]
    if sum(array.size for array in weights) > FEW:
        return {}
    names = WeightNames(block)
    return {
        str(names.name(array, place)): float(array[place]) for array in weights for place in np.ndindex(array.shape)
    }


def address(array: Array) -> int:
    """Of its first number, in memory."""
    found: int = array.__array_interface__["data"][0]
    return found


def of_networks(block: Block, seen: set[int]) -> Iterator[Held]:
    """The weights of a layer are called by its class and number; of several networks, by that of the block as well."""
    networks = {id(network): (name, network) for name, held in vars(block).items() for network in every(Network, held)}
    counts = Counter(name for name, _ in networks.values())
    before = Counter[str]()
    for name, network in networks.values():
        before[name] += 1
        which = f"{name.replace('_', ' ')} {before[name] if counts[name] > 1 else ''}".rstrip() + ": "
        for number, layer in enumerate(network.layers, start=1):
            called = f"{type(layer).__name__} {number}"
            yield from arrays(layer, which + called if len(networks) > 1 else called, seen)


def arrays(held: Any, called: str, seen: set[int]) -> Iterator[Held]:
    """All that are in something of this name, and have not been seen yet."""
    if id(held) in seen or isinstance(held, Network):
        return
    seen.add(id(held))
    if isinstance(held, np.ndarray):
        yield called, held
    elif isinstance(held, dict | list | tuple | set | frozenset):
        for part in parts(held):
            yield from arrays(part, called, seen)
    else:
        for name, value in getattr(held, "__dict__", {}).items():
            numbers = isinstance(value, np.ndarray | dict | list | tuple)
            inner = f"{called}.{name}".removeprefix(".") if numbers else type(value).__name__
            yield from arrays(value, inner, seen)
