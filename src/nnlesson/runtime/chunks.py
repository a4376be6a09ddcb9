"""Chunks: files as classic scripts, for a copy that is opened from disk, where a page may load nothing else."""

import json
from base64 import b64encode

SLICE = 750_000  # bytes: one million letters as base64, which a browser reads in well under a frame's time


def chunks(name: str, content: bytes) -> list[bytes]:
    """The file in as many scripts as it takes. Each hands its part on under the name, its index and count."""
    slices = [content[start : start + SLICE] for start in range(0, len(content) or 1, SLICE)]
    return [script(name, index, len(slices), b64encode(part).decode()) for index, part in enumerate(slices)]


def script(name: str, index: int, count: int, text: str) -> bytes:
    """A call that any classic script may make: `nnlessonChunk(name, index, count, text)`."""
    values = ",".join(json.dumps(value) for value in (name, index, count, text))
    return f"nnlessonChunk({values});\n".encode()
