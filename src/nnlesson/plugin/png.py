"""A PNG encoder: the pixels of a canvas as a picture that stands in the page itself."""

import struct
import zlib
from base64 import b64encode

from nnlesson.draw.figure import Pixels

SIGNATURE = b"\x89PNG\r\n\x1a\n"
EIGHT_BITS, RED_GREEN_BLUE_ALPHA = 8, 6


def data_uri(pixels: Pixels) -> str:
    return f"data:image/png;base64,{b64encode(png(pixels)).decode()}"


def png(pixels: Pixels) -> bytes:
    """Pixels (rows, columns, 4) as a PNG file (ISO/IEC 15948): every row behind a 0, which says "not filtered"."""
    rows, columns = pixels.shape[:2]
    header = struct.pack(">IIBBBBB", columns, rows, EIGHT_BITS, RED_GREEN_BLUE_ALPHA, 0, 0, 0)
    lines = b"".join(b"\0" + row.tobytes() for row in pixels)
    return SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b"")


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
