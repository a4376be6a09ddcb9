"""What earlier builds have computed: a prose writer does not wait for the same numbers again.

The file is named after the code that computes them, so whoever changes a block, or the core, has them computed anew.
"""

import json
from pathlib import Path

from nnlesson.blocks.contract.picture import Readout

type Runs = dict[str, dict[str, Readout]]


def recall(file: Path) -> Runs:
    """What was kept; nothing if there is no such file, or if it cannot be read."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        return {run: {name: Readout(*fields) for name, fields in shown.items()} for run, shown in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def keep(file: Path, runs: Runs) -> None:
    kept = {run: {name: fields(readout) for name, readout in shown.items()} for run, shown in runs.items()}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(kept), "utf-8")


def fields(readout: Readout) -> list[str | float]:
    return [readout.name, float(readout.value), readout.label, readout.text]
