"""A reader of WebAssembly files: their imports, their exports, and the same file with a section that is changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

HEADER = 8  # bytes of a file before its sections
IMPORTS, EXPORTS, DATA = 2, 7, 11  # numbers of sections
PASSIVE = 1  # data that lies nowhere before a function puts it there
ADD, END = 0x6A, 0x0B  # instructions
FUNCTION, TABLE, MEMORY, GLOBAL = range(4)  # kinds of what is imported or exported


class Reader:
    """A place in bytes, which moves on as they are read."""

    def __init__(self, content: bytes, at: int = 0) -> None:
        self.content, self.at = content, at

    def byte(self) -> int:
        self.at += 1
        return self.content[self.at - 1]

    def number(self) -> int:
        """Seven bits in each byte, the lowest first."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def take(self, length: int) -> bytes:
        self.at += length
        return self.content[self.at - length : self.at]

    def name(self) -> str:
        return self.take(self.number()).decode()


@dataclass(frozen=True)
class Export:
    """What a file hands out: the number of a function or variable, under a name."""

    name: str
    kind: int
    index: int

    def written(self) -> bytes:
        name = self.name.encode()
        return number(len(name)) + name + bytes([self.kind]) + number(self.index)


def sections(wasm: bytes) -> Iterator[tuple[int, bytes]]:
    reader = Reader(wasm, HEADER)
    while reader.at < len(wasm):
        section = reader.byte()
        yield section, reader.take(reader.number())


def section(wasm: bytes, wanted: int) -> Reader:
    return Reader(next((body for found, body in sections(wasm) if found == wanted), b"\0"))


def imports(wasm: bytes) -> Iterator[str]:
    reader = section(wasm, IMPORTS)
    for _ in range(reader.number()):
        reader.name()  # of the file that it comes from
        yield reader.name()
        skip_type(reader, reader.byte())


def skip_type(reader: Reader, kind: int) -> None:
    if kind == FUNCTION:
        reader.number()
    elif kind in (TABLE, MEMORY):
        if kind == TABLE:
            reader.byte()
        limits = reader.byte()
        for _ in range(1 + (limits & 1)):
            reader.number()
    else:  # a variable, with its type and whether it can change, or an exception, with its two numbers
        reader.take(2)


def exports(wasm: bytes) -> Iterator[Export]:
    reader = section(wasm, EXPORTS)
    for _ in range(reader.number()):
        yield Export(reader.name(), reader.byte(), reader.number())


def with_exports(wasm: bytes, kept: list[Export]) -> bytes:
    body = number(len(kept)) + b"".join(one.written() for one in kept)
    return with_section(wasm, EXPORTS, lambda old: body)


def with_data(wasm: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The same file with other data in its memory, of the same length."""
    return with_section(wasm, DATA, lambda old: b"".join(data(old, change)))


def data(body: bytes, change: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """A section of data in pieces: what lies where is left as it is, and what lies there changed."""
    reader = Reader(body)
    segments, told = reader.number(), 0
    for _ in range(segments):
        if reader.number() != PASSIVE:
            skip_place(reader)
        length = reader.number()
        yield body[told : reader.at]
        yield change(reader.take(length))
        told = reader.at


def skip_place(reader: Reader) -> None:
    """A number, or that of a variable, or a sum of both."""
    while (instruction := reader.byte()) != END:
        if instruction != ADD:
            reader.number()


def with_section(wasm: bytes, wanted: int, change: Callable[[bytes], bytes]) -> bytes:
    bodies = [(found, change(old) if found == wanted else old) for found, old in sections(wasm)]
    return wasm[:HEADER] + b"".join(bytes([found]) + number(len(body)) + body for found, body in bodies)


def number(value: int) -> bytes:
    """The same as `Reader.number` reads."""
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + number(rest) if rest else bytes([low])
