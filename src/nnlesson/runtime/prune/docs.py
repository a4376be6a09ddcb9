"""Docstrings in WebAssembly files: no lesson reads them, and what is loaded copies many into Python's memory."""

import re

from nnlesson.runtime.prune.wasm import with_data

# CPython writes `name(signature)`, a line of two dashes and then the text. Any other text with paragraphs is one, too;
# its first line stays, for what lies before it may end in letters. The last letters stay, for a linker lets a shorter
# text be the end of a longer one.
AFTER_A_SIGNATURE = re.compile(rb"(?<=\n--\n\n)[\t\n\x20-\x7e]+(?=[\t\n\x20-\x7e]{40}\0)")
AFTER_A_LINE = re.compile(rb"(?<=[\x20-\x7e]{4})\n[\t\n\x20-\x7e]+(?=[\t\n\x20-\x7e]{40}\0)")
PARAGRAPH = b"\n\n"


def without_docs(wasm: bytes) -> bytes:
    """The same file with zeros in place of docstrings: everything stays where it is."""
    return with_data(wasm, blank)


def blank(data: bytes) -> bytes:
    return AFTER_A_LINE.sub(blank_paragraphs, AFTER_A_SIGNATURE.sub(zeros, data))


def blank_paragraphs(text: re.Match[bytes]) -> bytes:
    return zeros(text) if PARAGRAPH in text[0] else text[0]


def zeros(text: re.Match[bytes]) -> bytes:
    return bytes(len(text[0]))
