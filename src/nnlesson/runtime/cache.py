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
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

KEPT = 6  # folders of one sort, so that going back and forth between branches makes nothing twice
SUMS = "sums.json"
DRAFT = ".part-"
A_DAY = 86_400.0  # seconds


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
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix=DRAFT, dir=path.parent)) / path.name
    draft.write_bytes(content)
    draft.replace(path)
    draft.parent.rmdir()


def made(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, made by `make` unless it is there and every file in it is still what was made."""
    if whole(folder):
        os.utime(folder)
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix=DRAFT, dir=folder.parent))
    try:
        make(draft)
        (draft / SUMS).write_text(json.dumps(sums(draft)))
        shutil.rmtree(folder, ignore_errors=True)
        give_name(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    evict_oldest(folder)
    return folder


def give_name(draft: Path, folder: Path) -> None:
    try:
        draft.rename(folder)
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
    """Keep a few of the folders that were made for the same purpose, and nothing of builds that were killed."""
    drafts = set(folder.parent.glob(f"{DRAFT}*"))
    killed = [path for path in drafts if last_used(path) < time.time() - A_DAY]
    alike = sorted(set(folder.parent.iterdir()) - drafts, key=last_used)
    for path in killed + alike[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)


def last_used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another build was tidying up too
        return 0.0
