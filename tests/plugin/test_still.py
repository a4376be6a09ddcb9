"""The still: pixels as a picture, and what stands where a block could not be made."""

import zlib
from base64 import b64decode
from struct import unpack

import numpy as np

from nnlesson.plugin.png import png
from nnlesson.plugin.problem import Problem
from nnlesson.plugin.still import box
from plugin.small_blocks import read


def test_a_canvas_becomes_an_image_with_the_same_attributes() -> None:
    html, _ = read("```nn-map\n```")

    before, after = html.split('src="data:image/png;base64,')
    assert before.endswith('<img class="nn-pixels" data-layer="answers" width="2" height="1" alt ')
    assert b64decode(after.split('"')[0]).startswith(b"\x89PNG")
    assert "<canvas" not in html


def test_a_png_holds_its_size_and_every_pixel_behind_an_unfiltered_mark() -> None:
    pixels = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)

    content = png(pixels)

    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert unpack(">II", content[16:24]) == (3, 2)
    start = content.index(b"IDAT") + 4
    (length,) = unpack(">I", content[start - 8 : start - 4])
    row = pixels[0].tobytes(), pixels[1].tobytes()
    assert zlib.decompress(content[start : start + length]) == b"\0" + row[0] + b"\0" + row[1]
    assert unpack(">I", content[start + length : start + length + 4])[0] == zlib.crc32(
        content[start - 4 : start + length]
    )
    assert content.endswith(b"IEND\xaeB`\x82")


def test_a_box_shows_its_problems_as_text_and_never_as_html() -> None:
    html = box([Problem("docs/x.md", 3, "nn-map", "there is no option '<b>'")])

    assert html == (
        '<div class="admonition failure nn-problem"><p class="admonition-title">nn-map · docs/x.md:3</p>'
        "<p>Line 3: there is no option '&lt;b&gt;'</p></div>"
    )
