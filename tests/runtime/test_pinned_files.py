"""Every file from outside has one hash. What cannot be had with that hash stops the build, in one sentence."""

import hashlib
from pathlib import Path

import pytest

from nnlesson.runtime import numpy_wheel
from nnlesson.runtime.errors import BuildError, Unreachable
from nnlesson.runtime.fetch import Source, fetch
from nnlesson.runtime.pins import Pin

PIN = Pin("numbers.whl", f"sha256-{hashlib.sha256(b'right').hexdigest()}")


def source(name: str, content: bytes) -> Source:
    return Source(name, lambda: content)


def closed(name: str, reason: str) -> Source:
    def read() -> bytes:
        raise Unreachable(reason)

    return Source(name, read)


def test_a_file_is_kept_and_not_fetched_again(tmp_path: Path) -> None:
    fetch(PIN, [source("a shop", b"right")], tmp_path)

    kept = fetch(PIN, [closed("a shop", "it is Sunday")], tmp_path)

    assert kept.read_bytes() == b"right"


def test_the_next_source_is_asked_when_one_is_closed_or_gives_something_else(tmp_path: Path) -> None:
    sources = [closed("a shop", "it is Sunday"), source("a mirror", b"wrong"), source("an archive", b"right")]

    assert fetch(PIN, sources, tmp_path).read_bytes() == b"right"


def test_when_every_source_fails_the_sentence_says_what_was_tried_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BuildError) as stop:
        fetch(PIN, [closed("a shop", "it is Sunday"), source("a mirror", b"wrong")], tmp_path)

    assert str(stop.value) == (
        "numbers.whl could not be fetched. Tried the cache (not there), a shop (it is Sunday), "
        "a mirror (its file has another hash). Put a file with this name and the hash "
        "sha256-27042f4e6eca7d0b2a7ee4026df2ecfa51d3339e6d122aa099118ecd8563bad9 "
        f"into {tmp_path} by hand, then build again."
    )
    assert not list(tmp_path.iterdir())


def test_a_kept_file_with_a_wrong_hash_is_named(tmp_path: Path) -> None:
    (tmp_path / PIN.file).write_bytes(b"wrong")

    with pytest.raises(BuildError) as stop:
        fetch(PIN, [source("a shop", b"right")], tmp_path)

    assert str(stop.value) == (
        f"{tmp_path}/numbers.whl does not have the hash "
        "sha256-27042f4e6eca7d0b2a7ee4026df2ecfa51d3339e6d122aa099118ecd8563bad9. Delete it, then build again."
    )


def test_a_hash_may_be_written_as_npm_writes_it() -> None:
    pin = Pin("numbers.tgz", "sha256-JwQvTm7KfQsqfuQCbfLs+lHTM55tEiqgmRGOzYVjutk=")

    assert pin.fits(b"right")
    assert not pin.fits(b"wrong")


def test_the_carrier_is_asked_for_as_a_wheel_that_is_not_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(*arguments: str) -> str:
        asked.extend(arguments)
        return '{"install": [{"download_info": {"url": "https://wheels.example/carrier.whl"}}]}'

    monkeypatch.setattr(numpy_wheel, "pip", answer)

    assert numpy_wheel.carrier_address() == "https://wheels.example/carrier.whl"
    assert {"--dry-run", "--no-deps", "--only-binary"} < set(asked)
    assert asked[asked.index("--only-binary") + 1] == ":all:"
