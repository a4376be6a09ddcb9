"""A file that was cut into scripts can be put together again, which is what the worker of an offline copy does."""

import json
from base64 import b64decode
from typing import Any

import pytest
from numpy.random import default_rng

from nnlesson.runtime.chunks import chunks, script


def call(text: bytes) -> list[Any]:
    """What the script hands to nnlessonChunk."""
    code = text.decode()
    assert code.startswith("nnlessonChunk(")
    assert code.endswith(");\n")
    values: list[Any] = json.loads(f"[{code[len('nnlessonChunk(') : -3]}]")
    return values


@pytest.mark.parametrize("size", [0, 1, 749_000, 2_500_000])
def test_chunks_put_together_are_the_file(size: int) -> None:
    content = default_rng(7).bytes(size)

    calls = [call(chunk) for chunk in chunks("a.wasm", content)]

    assert [values[:3] for values in calls] == [["a.wasm", index, len(calls)] for index in range(len(calls))]
    assert b"".join(b64decode(values[3]) for values in calls) == content
    assert len(calls) >= 1


def test_no_chunk_is_much_over_a_million_letters() -> None:
    assert max(map(len, chunks("a.wasm", default_rng(7).bytes(2_500_000)))) < 1_001_000


def test_the_same_file_gives_the_same_chunks() -> None:
    content = default_rng(7).bytes(800_000)

    assert chunks("a.wasm", content) == chunks("a.wasm", content)


def test_the_text_of_a_script_arrives_letter_by_letter() -> None:
    code = 'post("</script> \\n \u2028 ü")\n'

    assert call(script("worker.js", 0, 1, code)) == ["worker.js", 0, 1, code]
