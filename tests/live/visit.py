"""The page's end of the dispatcher: sends messages as text, and reads what is posted as strictly as a browser does."""

import json
from typing import Any

from nnlesson.live.dispatcher import Dispatcher

FRAME = 1000 / 60  # ms
BLOCK = "figure@1"


class Clock:
    """Stands still unless a test moves it, or it is told to move by itself each time that someone looks at it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.each_look = 0.0  # ms

    def __call__(self) -> float:
        self.now += self.each_look
        return self.now


class Visit:
    """A visit of one page, with a dispatcher behind it. `posted` holds what came back: messages and their bytes."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.seeds = [11, 22, 33]  # that nobody can foresee
        self.dispatcher = Dispatcher(self.post, self.clock, lambda: self.seeds.pop(0))
        self.posted: list[tuple[dict[str, Any], dict[str, bytes]]] = []
        self.number = 0

    def post(self, text: str, buffers: dict[str, bytes]) -> None:
        self.posted.append((read(text), buffers))

    def send(self, message: dict[str, Any], state: bytes | None = None) -> None:
        self.dispatcher.receive(json.dumps(message), state)

    def open(
        self, kind: str = "counter", block: str = BLOCK, state: bytes | None = None, **options: Any
    ) -> dict[str, Any]:
        self.send({"type": "open", "block": block, "id": "figure", "kind": kind, "options": options}, state)
        return self.newest

    def event(self, name: str, value: Any = None, block: str = BLOCK) -> None:
        self.number += 1
        message = {"type": "event", "block": block, "name": name, "number": self.number}
        self.send(message if value is None else message | {"value": value})

    def tick(self, elapsed: float = FRAME, block: str = BLOCK) -> dict[str, Any]:
        """Let time pass, and return the answer."""
        self.clock.now += elapsed
        before = len(self.posted)
        self.send({"type": "tick", "block": block, "elapsed": elapsed})
        assert len(self.posted) == before + 1
        return self.newest

    def does(self, name: str, value: Any = None, block: str = BLOCK) -> dict[str, Any]:
        """What a page does: an event, and right after it a tick for the frame that shows what came of it."""
        self.event(name, value, block)
        return self.tick(0, block)

    @property
    def newest(self) -> dict[str, Any]:
        return self.posted[-1][0]

    @property
    def buffers(self) -> dict[str, bytes]:
        return self.posted[-1][1]


def read(text: str) -> dict[str, Any]:
    """JSON as a browser reads it: it knows no NaN and no Infinity."""

    def unknown(word: str) -> None:
        raise AssertionError(f"{word} is not JSON")

    message: dict[str, Any] = json.loads(text, parse_constant=unknown)
    return message


def outputs(node: Any) -> dict[str, str]:
    """Every number that a frame shows, in full, by its name."""
    if isinstance(node, str):
        return {}
    tag, attributes, *children = node
    own = {attributes["name"]: attributes["data-value"]} if tag == "output" else {}
    return own | {name: value for child in children for name, value in outputs(child).items()}


def shown(frame: dict[str, Any], name: str) -> float:
    return float(outputs(frame["body"])[name])
