"""Downloads of pinned files: each comes from the cache, else from the first source that has it with the right hash."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nnlesson.runtime.cache import put
from nnlesson.runtime.drafts import clear
from nnlesson.runtime.errors import BuildError, Unreachable
from nnlesson.runtime.pins import Pin
from nnlesson.runtime.progress import step


@dataclass(frozen=True)
class Source:
    """A place that a file can come from. `read` raises Unreachable with the reason if it cannot."""

    name: str
    read: Callable[[], bytes]


def fetch(pin: Pin, sources: Sequence[Source], folder: Path) -> Path:
    """The pinned file in `folder`, brought there if need be."""
    kept = folder / pin.file
    clear(folder)
    if kept.exists():
        if not pin.fits(kept.read_bytes()):
            raise BuildError(f"{kept} does not have the hash {pin.hash}. Delete it, then build again.")
        return kept
    put(kept, from_first(pin, sources, folder))
    return kept


def from_first(pin: Pin, sources: Sequence[Source], folder: Path) -> bytes:
    step("Fetching Pyodide and NumPy")
    tried = []
    for source in sources:
        try:
            content = source.read()
        except Unreachable as reason:
            tried.append(f"{source.name} ({reason})")
            continue
        if pin.fits(content):
            return content
        tried.append(f"{source.name} (its file has another hash)")
    raise BuildError(
        f"{pin.file} could not be fetched. Tried the cache (not there), {', '.join(tried)}. "
        f"Put a file with this name and the hash {pin.hash} into {folder} by hand, then build again."
    )
