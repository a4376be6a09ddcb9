"""The build cache: numbers and stills of earlier builds, so that a prose writer does not wait for the same ones again.

The file is named after the code that computes them, so whoever changes a block, or the core, has them computed anew.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from nnlesson.contract.picture import Readout
from nnlesson.runtime.drafts import draft

type Runs = dict[str, dict[str, Readout]]


@dataclass
class BuildCache:
    """What runs have shown, and stills as HTML."""

    runs: Runs = field(default_factory=dict)
    stills: dict[str, str] = field(default_factory=dict)


def load_cache(file: Path) -> BuildCache:
    """What was kept; nothing if there is no such file, or if it cannot be read."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        runs = {run: {name: Readout(*fields) for name, fields in shown.items()} for run, shown in kept["runs"].items()}
        return BuildCache(runs, {str(use): str(html) for use, html in kept["stills"].items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return BuildCache()


def save_cache(file: Path, cache: BuildCache, *, advice: str = "") -> None:
    """Written beside its place first: a build that is killed leaves the file as it was.

    `advice` is what else could be done if it cannot be written.
    """
    runs = {
        run: {name: fields(readout) for name, readout in shown.items()} for run, shown in sorted(cache.runs.items())
    }
    content = {"runs": runs, "stills": dict(sorted(cache.stills.items()))}
    with draft(file.parent, advice=advice) as beside:
        written = beside / file.name
        written.write_text(json.dumps(content), "utf-8")
        written.replace(file)


def fields(readout: Readout) -> list[str | float]:
    return [readout.name, float(readout.value), readout.label, readout.text]
