"""Which npm packages are in a script: as esbuild tells of ours, and as source maps tell of those of others."""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from nnlesson.runtime.bundle import esbuild
from nnlesson.runtime.cache import ADVICE, cache_folder
from nnlesson.runtime.drafts import draft

PACKAGE = re.compile(r".*node_modules/((?:@[^/]+/)?[^/]+)/")


def in_source_maps(maps: Iterable[Path]) -> list[str]:
    return packages(source for path in maps for source in json.loads(path.read_bytes())["sources"])


def in_scripts(entries: Sequence[Path], tools: Path) -> list[str]:
    with draft(cache_folder(), advice=ADVICE) as folder:
        listing = folder / "inputs.json"
        for_nobody = f"--outdir={folder / 'scripts'}"
        esbuild([*map(str, entries), f"--metafile={listing}", for_nobody], tools)
        return packages(json.loads(listing.read_bytes())["inputs"])


def packages(sources: Iterable[str]) -> list[str]:
    return sorted({found[1] for source in sources if (found := PACKAGE.match(source))})
