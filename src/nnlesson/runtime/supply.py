"""Where a site's kit comes from: cut from the stock that the installed wheel carries, or, in a checkout, from one that
is made first.
"""

from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from nnlesson.runtime.cache import cache_folder, made, whole
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.kit import cut, cutting
from nnlesson.runtime.progress import bar

PACKAGE = Path(__file__).parents[1]
CARRIED = PACKAGE / "stock"  # in the wheel of a release
CHECKOUT = PACKAGE.parents[1]


@cache
def kit_folder(*, offline: bool) -> Path:
    """The kit for a site on a web server, or for a copy that is opened from disk. It stays the same in one build."""
    if CARRIED.is_dir():
        return cut_from_carried(CARRIED, offline)
    if not (CHECKOUT / "pyproject.toml").is_file():
        raise BuildError(
            f"This nnlesson has no kit in it: {PACKAGE} comes neither from the wheel of a release nor from a clone. "
            "Install the wheel of a release (nnlesson-VERSION-py3-none-any.whl, about 11 MB)."
        )
    with bar():
        return assemble(CHECKOUT, offline=offline)


def cut_from_carried(stock: Path, offline: bool) -> Path:
    if not whole(stock):
        raise BuildError(f"The kit in {stock} is not as it was packed. Install the wheel of nnlesson anew.")
    try:
        return cut_in(cache_folder(), stock, offline)
    except BuildError:  # nothing may be kept from build to build here, as for a user without a home
        return cut_in(passing(), stock, offline)


def cut_in(cache: Path, stock: Path, offline: bool) -> Path:
    return made(cache / f"kit-{'offline' if offline else 'online'}" / cutting(stock), partial(cut, stock, offline))


@cache
def passing() -> Path:
    """A folder that is there as long as this program runs."""
    folder = TemporaryDirectory(prefix="nnlesson-", ignore_cleanup_errors=True)
    kept.append(folder)
    return Path(folder.name)


kept: list[TemporaryDirectory[str]] = []  # each goes with the program


def assemble(project: Path, *, offline: bool, cache: Path | None = None) -> Path:
    """A kit of what is in a checkout."""
    try:
        from nnlesson.runtime.stock import stock
    except ImportError as missing:  # the tools are installed for those who work on nnlesson
        raise BuildError(
            f"In a clone the kit is made first, and {missing.name} is missing for it. "
            f"Run this with `uv run` in {project}, or install the wheel of a release."
        ) from missing
    cache = cache or cache_folder()
    return cut_in(cache, stock(project, cache), offline)
