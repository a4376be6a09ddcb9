"""Numbers that can be asked for by name, and marks of what is right or wrong."""

import pytest

from nnlesson.draw.element import markup
from nnlesson.draw.values import output, verdict


def test_a_number_is_there_in_full_and_as_it_is_read() -> None:
    html = markup(output("loss", 0.1 + 0.2, "0.3"))

    assert html == '<output name="loss" data-value="0.30000000000000004" aria-live="off">0.3</output>'


@pytest.mark.parametrize(
    ("right", "said", "html"),
    [
        (True, "", '<span class="nn-right">✓</span>'),
        (False, " mat", '<span class="nn-verdict nn-wrong">✗ mat</span>'),
    ],
)
def test_a_verdict_is_a_mark_a_colour_and_what_is_said(right: bool, said: str, html: str) -> None:
    assert markup(verdict(right, said)) == html
