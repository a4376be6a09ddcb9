"""The cache: what was fetched and what was made from it, kept outside the project so that every clone shares it.

It lies in the folder that NNLESSON_CACHE names, else in `nnlesson` where the system keeps such things: ~/.cache (or
XDG_CACHE_HOME), ~/Library/Caches on macOS, LOCALAPPDATA on Windows. Whatever appears there appears at once and whole:
it is written under another name first, so that a build which is killed leaves nothing half done.
"""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from nnlesson.runtime.drafts import PREFIX, clear, draft

KEPT = 6  # folders of one sort, so that going back and forth between branches makes nothing twice
SUMS = "sums.json"
ADVICE = "let NNLESSON_CACHE name another folder"


def cache_folder() -> Path:
    if chosen := os.environ.get("NNLESSON_CACHE"):
        return Path(chosen).absolute()
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "nnlesson"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "nnlesson"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "nnlesson"


def put(path: Path, content: bytes) -> None:
    """Write a file at once and whole."""
    with draft(path.parent, advice=ADVICE) as folder:
        (folder / path.name).write_bytes(content)
        (folder / path.name).replace(path)


def made(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, made by `make` unless it is there and every file in it is still what was made."""
    clear(folder.parent)
    if whole(folder):
        os.utime(folder)
        return folder
    with draft(folder.parent, advice=ADVICE) as beside:
        make(beside)
        (beside / SUMS).write_text(json.dumps(sums(beside)))
        shutil.rmtree(folder, ignore_errors=True)
        give_name(beside, folder)
    evict_oldest(folder)
    return folder


def give_name(made: Path, folder: Path) -> None:
    try:
        made.rename(folder)
    except OSError:
        if not whole(folder):  # unless another build was faster: then its folder is as good as ours
            raise


def whole(folder: Path) -> bool:
    try:
        return bool(json.loads((folder / SUMS).read_text()) == sums(folder))
    except (OSError, ValueError):
        return False


def sums(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    return {path.relative_to(folder).as_posix(): digest(path.read_bytes()) for path in files}


def digest(*contents: bytes) -> str:
    """One short name for all of the contents, in this order."""
    return hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content in contents)).hexdigest()[:16]


def evict_oldest(folder: Path) -> None:
    """Keep a few of the folders that were made for the same purpose."""
    alike = [path for path in folder.parent.iterdir() if not path.name.startswith(PREFIX)]
    for path in sorted(alike, key=last_used)[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)


def last_used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another build was tidying up too
        return 0.0
