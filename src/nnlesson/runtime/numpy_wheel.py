"""NumPy's wheel for WebAssembly: no package registry has it as a package of its own, so here is where to look."""

import json
from pathlib import Path

from nnlesson.runtime.fetch import Source, fetch
from nnlesson.runtime.network import download, read_inside
from nnlesson.runtime.pins import NUMPY, NUMPY_CARRIER, NUMPY_IN_CARRIER, NUMPY_ON_CDN
from nnlesson.runtime.pip import pip


def numpy_wheel(folder: Path) -> Path:
    return fetch(
        NUMPY, [Source("Pyodide's CDN", from_cdn), Source(f"the wheel of {NUMPY_CARRIER}", from_carrier)], folder
    )


def from_cdn() -> bytes:
    return download(NUMPY_ON_CDN + NUMPY.file)


def from_carrier() -> bytes:
    """NumPy's 3 MB out of the middle of a wheel of 151 MB."""
    return read_inside(carrier_address(), NUMPY_IN_CARRIER + NUMPY.file)


def carrier_address() -> str:
    """pip knows where the wheel lies, and tells without downloading it."""
    dry_run = ("install", "--dry-run", "--no-deps", "--only-binary", ":all:", "--ignore-requires-python")
    report = json.loads(pip(*dry_run, "--quiet", "--report", "-", NUMPY_CARRIER))
    return str(report["install"][0]["download_info"]["url"])
