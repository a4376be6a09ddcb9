"""A file in parts: they are the file, none is long, and none is much shorter than another."""

import pytest
from numpy.random import default_rng

from nnlesson.runtime.parts import LONGEST, parts


@pytest.mark.parametrize("size", [0, 1, LONGEST, LONGEST + 1, 3_284_509])
def test_parts_put_together_are_the_file(size: int) -> None:
    content = default_rng(7).bytes(size)

    found = parts(content)

    assert b"".join(found) == content
    assert max(map(len, found)) - min(map(len, found)) <= 1
    assert (len(found) - 1) * LONGEST < max(size, 1) <= len(found) * LONGEST
