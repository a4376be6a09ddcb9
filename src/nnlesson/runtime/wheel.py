"""The wheel for the browser, with the course's own code: what pip would install, without the rooms that only build."""

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

BUILDERS = ("nnlesson/plugin/", "nnlesson/runtime/", "nnlesson/web/")
DESCRIPTION = ("pyproject.toml", "README.md", "LICENSE")


def browser_wheel(project: Path, distribution: Path, cache: Path) -> Path:
    """A folder with the wheel, compiled beforehand, and the lock file that names it and NumPy and nothing else."""

    def make(folder: Path) -> None:
        python("build", "--wheel", "--no-isolation", "--outdir", str(folder), str(project))
        (wheel,) = folder.glob("*.whl")
        lock = lock_of(wheel, distribution)  # read before compiling: pyodide-lock finds imports by their .py files
        wheel = compiled(wheel)
        repack(wheel, keep=for_the_browser, method=ZIP_STORED)
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
    return not name.startswith(BUILDERS) and not name.endswith(".css")


def lock_of(wheel: Path, distribution: Path) -> PyodideLockSpec:
    lock = PyodideLockSpec.from_json(distribution / LOCK)
    numpy = lock.packages["numpy"]
    numpy.sha256 = sha256(distribution / numpy.file_name)
    lock.packages = {"numpy": numpy}
    return add_wheels_to_spec(lock, [wheel], base_path=wheel.parent)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
