"""A slider's number reads the same while it moves, written by the page, as when Python has answered."""

import pytest
from playwright.sync_api import Page

from nnlesson.draw.wording import short

NUMBERS = [
    0,
    0.5,
    -0.5,
    1,
    12,
    0.001,
    0.0123,
    0.1304,
    0.999,
    99.96,
    1234.5,
    -1234.5,
    12345,
    -3517,
    999_999,
    1e6,
    2.5e7,
    1e-6,
]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_page_writes_a_number_as_python_does(modules: Page, number: float) -> None:
    written = modules.evaluate("async (number) => (await import('/wording.js')).short(number)", number)

    assert written == short(number)
