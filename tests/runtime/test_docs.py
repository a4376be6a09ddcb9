"""Docstrings leave a WebAssembly file, and nothing else does."""

import numpy as np
import pytest

from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.numpy_wheel import numpy_wheel
from nnlesson.runtime.prune import libraries_in
from nnlesson.runtime.prune.docs import blank
from nnlesson.runtime.prune.wasm import DATA, sections
from nnlesson.runtime.stock import Parts

END = b"and these are its last words, which stay."
SIGNED = b"\0sum(x)\n--\n\nAdds it all up, and goes on about it " + END + b"\0"
WRITTEN = (
    b"\x01\x02Adds it up.\n\nParameters\n----------\nx: some numbers, and much that is told about them " + END + b"\0"
)


@pytest.mark.parametrize(("text", "kept"), [(SIGNED, b"\0sum(x)\n--\n\n"), (WRITTEN, b"\x01\x02Adds it up.")])
def test_of_a_docstring_the_beginning_and_the_end_stay(text: bytes, kept: bytes) -> None:
    found = blank(text)

    assert len(found) == len(text)
    assert found.startswith(kept + b"\0\0")
    assert found.endswith(b"\0" + END[-40:] + b"\0")


@pytest.mark.parametrize(
    "text", [b"\0a message of one line that goes on for a while and then ends\0", b"\0two\nlines\0", b"\n\n"]
)
def test_what_is_no_docstring_is_left_alone(text: bytes) -> None:
    assert blank(text) == text


def test_only_data_of_the_libraries_is_changed_and_only_to_zeros(parts: Parts) -> None:
    (wheel,) = parts.distribution.glob("*.whl")
    before = libraries_in(numpy_wheel(cache_folder() / "downloads"))

    for old, new in zip(sorted(before, key=len), sorted(libraries_in(wheel), key=len), strict=True):
        for (number, was), (_, now) in zip(sections(old), sections(new), strict=True):
            assert was == now or (number == DATA and only_zeros_are_new(was, now))


def only_zeros_are_new(old: bytes, new: bytes) -> bool:
    was, now = np.frombuffer(old, np.uint8), np.frombuffer(new, np.uint8)
    return bool(np.all((was == now) | (now == 0)))
