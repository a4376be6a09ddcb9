"""The wheel of a release: the plain wheel, and in it the stock from which whoever installs it gets the kits.

uv run python -m nnlesson.runtime.release [FOLDER]      puts it into FOLDER, or into `dist`
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

from nnlesson.runtime.archives import extend
from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.drafts import draft
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.progress import bar
from nnlesson.runtime.stock import stock
from nnlesson.runtime.supply import CARRIED, CHECKOUT
from nnlesson.runtime.wheel import plain_wheel

SAYS = "Make the wheel of a release, which carries Pyodide, NumPy and the blocks: who installs it needs no network."


def main(arguments: list[str]) -> int:
    parser = ArgumentParser("python -m nnlesson.runtime.release", description=SAYS)
    parser.add_argument("folder", nargs="?", default="dist", type=Path, help="where it is put (default: %(default)s)")
    try:
        with bar():
            wheel = release(CHECKOUT, parser.parse_args(arguments).folder)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{wheel} ({wheel.stat().st_size / 1e6:.1f} MB): `pip install` it, and no Node and no network is needed")
    return 0


def release(project: Path, folder: Path) -> Path:
    """The wheel, put into the folder when it is whole. The same checkout gives the same bytes."""
    carried = stock(project, cache_folder())
    inside = f"{CARRIED.parent.name}/{CARRIED.name}"
    with draft(folder) as beside:
        wheel = plain_wheel(project, beside)
        files = sorted(path for path in carried.rglob("*") if path.is_file())
        extend(wheel, {f"{inside}/{path.relative_to(carried).as_posix()}": path.read_bytes() for path in files})
        return wheel.replace(folder / wheel.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
