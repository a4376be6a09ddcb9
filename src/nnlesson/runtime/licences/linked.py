"""What is compiled or bundled into the packages that travel: listed in `linked.toml`, with texts that are kept here."""

import hashlib
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.licences.part import Part, Text, Words

ROOM = Path(__file__).parent


@cache
def listing() -> dict[str, Any]:
    return tomllib.loads((ROOM / "linked.toml").read_text("utf-8"))


def linked(inside: Part, content: bytes = b"") -> list[Part]:
    """The parts of a part, and theirs; `content` is where their versions stand."""
    listed = listing()["listed"][inside.name]
    if inside.version != listed:
        raise BuildError(
            f"What is compiled into {inside.name} {inside.version} is not listed: {ROOM / 'linked.toml'} is for "
            f"{listed}. Look at what has changed there, then write the new version under [listed]."
        )
    return list(within(inside, content))


def within(inside: Part, content: bytes = b"") -> Iterable[Part]:
    for entry in entries(inside.name):
        part = made_of(entry, version(entry, inside, content))
        yield part
        yield from within(part, content)


def bundled(inside: Part, packages: Iterable[str]) -> list[Part]:
    """The npm packages that were found in a part."""
    known = {entry["name"]: entry for entry in entries(inside.name)}
    missing = [package for package in packages if package not in known]
    if missing:
        raise BuildError(
            f"{missing[0]} has no licence text here, and travels in {inside.name} {inside.version}. "
            f"Add it to {ROOM / 'linked.toml'}."
        )
    return [made_of(known[package], f"in {inside.name} {inside.version}") for package in packages]


def forgotten(name: str) -> list[Text]:
    """The texts of a package that has none in it."""
    return [kept(text, name) for entry in listing()["forgotten"] if entry["name"] == name for text in entry["texts"]]


def entries(inside: str) -> list[dict[str, Any]]:
    return [entry for entry in listing()["part"] if entry["inside"] == inside]


def made_of(entry: dict[str, Any], version: str) -> Part:
    texts = tuple(kept(text, entry["name"]) for text in entry["texts"])
    return Part(Words(entry["name"], entry["use"], entry["home"]), version, entry["licence"], texts)


def version(entry: dict[str, Any], inside: Part, content: bytes) -> str:
    if "found" not in entry:
        return inside.version if inside.version.startswith("in ") else f"in {inside.name} {inside.version}"
    found = re.search(entry["found"].encode(), content)
    if not found:
        raise BuildError(f"The version of {entry['name']} was not found in {inside.name} {inside.version}.")
    return found[1].decode().replace("_", ".")


def kept(text: dict[str, str], name: str) -> Text:
    """A text as it was copied from its source, to the byte."""
    path = ROOM / "texts" / text["file"]
    try:
        content = path.read_bytes()
    except FileNotFoundError as missing:
        raise BuildError(f"{name} has no licence text: {path} is missing. Copy it from {text['source']}") from missing
    if hashlib.sha256(content).hexdigest() != text["sha256"]:
        raise BuildError(f"{path} is not what {text['source']} was when it was copied. Copy it anew.")
    return text["file"], content
