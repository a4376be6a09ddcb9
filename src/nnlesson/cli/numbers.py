"""Numbers: an evaluator that remembers what earlier builds have computed, as long as the code is the same."""

import platform
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import nnlesson
from nnlesson.blocks import catalogue
from nnlesson.plugin.build_cache import load_cache, save_cache
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.themes.adopting import Adopted
from nnlesson.runtime.cache import ADVICE, cache_folder, digest, evict_oldest
from nnlesson.runtime.drafts import clear, told

MAKERS = ("core", "draw", "contract", "blocks", "plugin")  # of computed numbers and stills


def build_cache() -> Path:
    """Where computed numbers and stills are kept: as long as the code that makes them and its ground do."""
    package = Path(nnlesson.__file__).parent
    code = [path for room in MAKERS for path in sorted((package / room).rglob("*.py"))]
    ground = f"Python {platform.python_version()}, NumPy {version('numpy')}".encode()
    folder = cache_folder() / "numbers" / digest(ground, *[path.read_bytes() for path in code])
    with told(folder, ADVICE):
        folder.mkdir(parents=True, exist_ok=True)
    clear(folder)
    evict_oldest(folder)
    return folder / "build-cache.json"


@contextmanager
def remembering(themes: Adopted) -> Iterator[Evaluator]:
    """An evaluator whose answers are kept at the end, whatever has gone wrong."""
    kept = build_cache()
    evaluator = Evaluator(catalogue(), load_cache(kept), faults=themes.faults)
    try:
        yield evaluator
    finally:
        save_cache(kept, evaluator.cache, advice=ADVICE)
