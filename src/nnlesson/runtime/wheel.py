"""The wheels: the plain one, which pip would install, and the browser's, without the rooms that only build."""

import hashlib
import platform
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_STORED

from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from nnlesson.runtime.archives import compiled, python, repack
from nnlesson.runtime.cache import digest, made
from nnlesson.runtime.compress import compress
from nnlesson.runtime.distribution import LOCK
from nnlesson.runtime.progress import step

ROOMS = ("core", "draw", "contract", "blocks", "live")  # which run in the browser
DESCRIPTION = ("pyproject.toml", "LICENSE")
# What a browser's wheel says of itself: what an author has to install is not asked for there, nor is the README read.
SAID = ("Metadata-Version:", "Name:", "Version:", "License", "Requires-Python:", "Requires-Dist: numpy")


def plain_wheel(project: Path, folder: Path) -> Path:
    """The wheel as pyproject.toml describes it, put into a folder."""
    python("build", "--wheel", "--no-isolation", "--outdir", str(folder), str(project))
    (wheel,) = folder.glob("*.whl")
    return wheel


def browser_wheel(project: Path, distribution: Path, cache: Path) -> Path:
    """A folder with the wheel, compiled beforehand, and the lock file that names it and NumPy and nothing else."""

    def make(folder: Path) -> None:
        step("Packing the blocks")
        wheel = plain_wheel(project, folder)
        repack(wheel, keep=for_the_browser, change=brief)
        lock = lock_of(wheel, distribution)  # read before compiling: pyodide-lock finds imports by their .py files
        wheel = compiled(wheel)
        repack(wheel, method=ZIP_STORED)
        lock.packages["nnlesson"].file_name = wheel.name
        lock.packages["nnlesson"].sha256 = sha256(wheel)
        lock.to_json(folder / LOCK)
        compress([wheel, folder / LOCK])

    return made(cache / "wheels" / wheel_key(project, distribution), make)


def wheel_key(project: Path, distribution: Path) -> str:
    tools = f"{platform.python_version()} {version('hatchling')} {version('pyodide-build')}"
    makers = f"{tools} {distribution.name}".encode()
    sources = [project / name for name in DESCRIPTION] + browser_sources(project)
    named = [part for path in sources for part in (str(path.relative_to(project)).encode(), path.read_bytes())]
    return digest(makers, Path(__file__).read_bytes(), *named)


def browser_sources(project: Path) -> list[Path]:
    """The files of the package that go to the browser."""
    source = project / "src"
    files = [path for path in (source / "nnlesson").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return sorted(path for path in files if for_the_browser(path.relative_to(source).as_posix()))


def for_the_browser(name: str) -> bool:
    """Whether a file of the wheel is: whatever describes the wheel is, and of the rooms those that run there."""
    package, _, inside = name.partition("/")
    room, below, _ = inside.partition("/")
    return not name.endswith(".css") and (package != "nnlesson" or not below or room in ROOMS)


def brief(name: str, content: bytes) -> bytes:
    if not name.endswith(".dist-info/METADATA"):
        return content
    head, _, _ = content.decode().partition("\n\n")
    return "\n".join([*(line for line in head.splitlines() if line.startswith(SAID)), ""]).encode()


def lock_of(wheel: Path, distribution: Path) -> PyodideLockSpec:
    lock = PyodideLockSpec.from_json(distribution / LOCK)
    numpy = lock.packages["numpy"]
    numpy.sha256 = sha256(distribution / numpy.file_name)
    lock.packages = {"numpy": numpy}
    return add_wheels_to_spec(lock, [wheel], base_path=wheel.parent)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
