"""The kernel's algorithm as native code, for the benchmark of training: compiled here, if there is a C compiler."""

import os
import shutil
import subprocess
from itertools import chain
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent / "training" / "native.c"
# Two numbers at a time and every operation rounded, as in WebAssembly.
OPTIONS = ("-O3", "-std=gnu11", "-ffp-contract=off")
WIDER = ("-mavx",)  # no wider numbers come of it, but instructions with three operands, which browsers use, too


class Native:
    """Answers what the contestants in the browser answer."""

    def __init__(self, folder: Path) -> None:
        self.program = folder / "native"

    @classmethod
    def compiled(cls, folder: Path) -> "Native | None":
        compiler = os.environ.get("CC") or shutil.which("cc")
        native = cls(folder)
        for options in ((*OPTIONS, *WIDER), OPTIONS):
            if compiler and native.compile([compiler, *options]):
                return native
        return None

    def compile(self, command: list[str]) -> bool:
        return subprocess.run([*command, SOURCE, "-o", self.program, "-lm"], capture_output=True).returncode == 0

    def predict(self, network: dict[str, Any], epochs: int) -> list[float]:
        return self.ask("predict", epochs, network)

    def speed(self, network: dict[str, Any], budget: float) -> float:
        return self.ask("speed", budget, network)[0]

    def ask(self, task: str, amount: float, network: dict[str, Any]) -> list[float]:
        given = " ".join(map(repr, numbers(network)))
        told = subprocess.run(
            [self.program, task, str(amount)], input=given, capture_output=True, text=True, check=True
        )
        return [float(line) for line in told.stdout.split()]


def numbers(network: dict[str, Any]) -> list[float]:
    """A network in the order in which the program reads it."""
    sizes, layers = network["sizes"], network["layers"]
    weights = [[*chain(*layer["W"]), *layer["b"]] for layer in layers]
    head = [len(network["x"]), len(layers), *sizes, network["rate"]]
    return [*head, *chain(*weights), *chain(*network["x"]), *chain(*network["target"])]
