"""What a block holds of the core: its training, or its network, wherever in its state that is."""

from typing import Any

from nnlesson.contract.block import Block
from nnlesson.core import Network


def own_network(block: Block) -> Network | None:
    """The network that a block itself holds. One further inside may be a part only, with a loss of its own."""
    return next((held for held in vars(block).values() if isinstance(held, Network)), None)


def every[Kind](kind: type[Kind], held: object, seen: set[int] | None = None) -> list[Kind]:
    """All things of a kind in what a block holds, but for those inside another one; it does not look into arrays."""
    seen = seen if seen is not None else set()
    if id(held) in seen:
        return []
    seen.add(id(held))
    if isinstance(held, kind):
        return [held]
    return [found for part in parts(held) for found in every(kind, part, seen)]


def parts(held: Any) -> list[Any]:
    if isinstance(held, dict):
        return list(held.values())
    if isinstance(held, list | tuple | set | frozenset):
        return list(held)
    return list(getattr(held, "__dict__", {}).values())
