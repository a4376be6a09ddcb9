"""The text of the core that the editor shows is that of the functions that run."""

import inspect
from pathlib import Path
from textwrap import dedent

from nnlesson import core
from nnlesson.blocks import catalogue
from nnlesson.live.code.at_work import at_work
from nnlesson.live.code.editable import original
from nnlesson.runtime.sources import sources

CORE = Path(core.__file__).parent


def test_every_function_that_is_at_work_in_a_block_has_its_text() -> None:
    texts = sources(CORE)

    for kind in catalogue().values():
        for seen in at_work(kind(seed=5)):
            function = original(seen.name)
            assert function
            assert texts[seen.name]["text"] == dedent(inspect.getsource(function)).rstrip("\n")


def test_each_says_in_which_file_it_stands() -> None:
    assert sources(CORE)["layers.Dense.forward"] == {
        "text": "def forward(self, x: Array) -> Array:\n"
        "    self.x = x  # (n, i)\n"
        "    return x @ self.W + self.b  # (n, i) (i, o) + (o,) = (n, o)",
        "file": "core/layers.py",
    }
