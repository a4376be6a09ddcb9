"""A page with a block says by style what to do where its script does not arrive; a page without one says nothing."""

import re

import pytest

from nnlesson.plugin.told import told

HEAD = "<html><head><title>A page</title></head><body>"


@pytest.mark.parametrize("block", ['<nn-block kind="and-gate" state="still">…</nn-block>', "<nn-block></nn-block>"])
def test_the_style_stands_in_the_head_of_every_page_with_a_block(block: str) -> None:
    page = told(f"{HEAD}{block}")

    head = page.partition("</head>")[0]
    assert "nn-block:not(:defined)::after" in head
    assert "unpack the whole zip first" in head
    assert not re.search(r"/\*|\n", head)


def test_a_page_without_blocks_stays_as_it_is() -> None:
    assert told(f"{HEAD}<nn-kept></nn-kept>") == f"{HEAD}<nn-kept></nn-kept>"
