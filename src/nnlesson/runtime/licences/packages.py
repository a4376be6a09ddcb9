"""The licence texts that packages bring along: of Python as they are installed, of npm as they were fetched."""

import json
import re
import tarfile
from dataclasses import replace
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePath, PurePosixPath
from typing import Any
from zipfile import ZipFile

from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.licences.linked import forgotten
from nnlesson.runtime.licences.part import Part, Text, Words

LICENCE = re.compile(r"(licen[cs]e|copying|notice)([-.]\w+)*", re.IGNORECASE)


def installed(package: str, words: Words) -> Part:
    """A Python package."""
    found = look_up(package)
    return part(words, found.version, found.metadata["License-Expression"], own(found))


def carried(package: str, inside: Part, folder: str, words: Words, licence: str) -> Part:
    """What somebody else made, and a Python package carries in a folder with its licence."""
    texts = beside(Path(str(look_up(package).locate_file(folder))))
    return part(words, f"in {inside.name} {inside.version}", licence, texts)


def look_up(package: str) -> Distribution:
    try:
        return distribution(package)
    except PackageNotFoundError as missing:
        said = f"{package} is not installed, so its licence cannot be copied. Install it, then build again."
        raise BuildError(said) from missing


def own(package: Distribution) -> list[Text]:
    """The files that its metadata name. They lie in one of two folders."""
    names = package.metadata.get_all("License-File") or []
    texts = [(name, package.read_text(f"licenses/{name}") or package.read_text(name)) for name in names]
    return [(name, text.encode()) for name, text in texts if text]


def beside(folder: Path) -> list[Text]:
    return [(path.name, path.read_bytes()) for path in sorted(folder.glob("*")) if is_licence(path)]


def of_wheel(wheel: Path, words: Words, licence: str) -> Part:
    """A wheel that is not installed here, with every licence that lies anywhere in it."""
    with ZipFile(wheel) as archive:
        names = [PurePosixPath(name) for name in sorted(archive.namelist())]
        texts = [(name.as_posix(), archive.read(name.as_posix())) for name in names if is_licence(name)]
    return part(words, wheel.name.split("-")[1], licence, texts)


def of_npm(archive: Path, words: Words) -> Part:
    """A package as `npm pack` delivers it."""
    with tarfile.open(archive) as package:
        files = [(PurePosixPath(file.name), package.extractfile(file)) for file in package if file.isfile()]
        return of_npm_files({path.name: file.read() for path, file in files if file and len(path.parts) == 2}, words)


def of_npm_folder(folder: Path, words: Words) -> Part:
    """A package as `npm ci` installs it."""
    return of_npm_files({path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}, words)


def of_npm_files(files: dict[str, bytes], words: Words) -> Part:
    about = json.loads(files["package.json"])
    texts = [(name, content) for name, content in files.items() if is_licence(PurePath(name))]
    named = replace(words, home=words.home or repository(about))
    return part(named, about["version"], about.get("license"), texts)


def repository(about: dict[str, Any]) -> str:
    """Where package.json says that the source is, which it may write in several ways."""
    given = about.get("repository", "")
    address = re.sub(r"^git\+|\.git$", "", given["url"] if isinstance(given, dict) else given)
    return address.replace("github:", "https://github.com/", 1)


def part(words: Words, version: str, licence: str | None, texts: list[Text]) -> Part:
    texts = texts or forgotten(words.name)
    missing = [word for word, there in {"licence text": texts, "licence name": licence}.items() if not there]
    if missing:
        raise BuildError(
            f"{words.name} {version} has no {missing[0]} in its package, and may not travel without. "
            f"Add one to {Path(__file__).parent}, or leave {words.name} out."
        )
    return Part(words, version, str(licence), tuple(texts))


def is_licence(file: PurePath) -> bool:
    return bool(LICENCE.fullmatch(file.name)) and file.suffix not in (".py", ".js", ".svg")
