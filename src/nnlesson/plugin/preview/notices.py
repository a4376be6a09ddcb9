"""Notices: what has changed, for all pages that are open. A page asks, and is answered when there is something new."""

import json
import secrets
from collections.abc import Mapping
from threading import Condition
from typing import Any

PATIENCE = 25.0  # seconds that a question stays open


class Notices:
    """What has been changed last, and which change it was. `pages` counts what was built, `style` the style sheet."""

    def __init__(self) -> None:
        self.run = secrets.token_hex(4)  # of the preview: a page of an earlier one is loaded anew
        self.version = 1
        self.changed = {"pages": 0, "style": 0, "modules": 0, "all": 0}
        self.modules, self.faults = "", dict[str, str]()
        self.viewed: dict[str, int] = {}  # the pages that are open, by their path
        self.news = Condition()

    def tell(self, *what: str) -> None:
        with self.news:
            self.version += 1
            self.changed |= dict.fromkeys(what, self.version)
            self.news.notify_all()

    def tell_modules(self, modules: str, faults: Mapping[str, str]) -> None:
        with self.news:
            self.modules, self.faults = modules, dict(faults)
            self.tell("modules")

    def answer(self, since: int, page: str) -> bytes:
        """What is new since that version; at once to a page that knows none yet."""
        with self.news:
            self.viewed[page] = self.viewed.get(page, 0) + 1
            try:
                self.news.wait_for(lambda: self.version > since, PATIENCE)
            finally:
                self.viewed[page] -= 1
                if not self.viewed[page]:
                    del self.viewed[page]
            return json.dumps(self.since(since)).encode()

    def since(self, version: int) -> dict[str, Any]:
        new = {what: number > version for what, number in self.changed.items()}
        brought = {"modules": self.modules, "faults": self.faults} if new["modules"] and version else {}
        return {"run": self.run, "version": self.version, **new, "modules": "", "faults": self.faults, **brought}
