import re
from pathlib import Path
from types import ModuleType

import pytest

from nnlesson import blocks
from nnlesson.blocks import DoubledKind, catalogue
from nnlesson.blocks.neuron import and_gate
from nnlesson.contract import Block

THEMES = Path(blocks.__file__).parent


def test_the_catalogue_has_every_kind_that_a_theme_declares() -> None:
    sources = [path.read_text("utf-8") for path in THEMES.glob("*/*.py")]
    declared = [kind for source in sources for kind in re.findall(r'^    kind = "(.+)"$', source, re.MULTILINE)]

    assert list(catalogue()) == sorted(declared)
    assert {"and-gate", "descent", "squared-error", "training-cycle"} <= set(catalogue())


def test_what_a_module_imports_or_only_inherits_from_is_no_block_of_it() -> None:
    assert blocks.blocks_of(and_gate) == [and_gate.AndGate]


def test_two_blocks_of_one_kind_are_told_with_both_places(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(Block):
        kind = "and-gate"

    stranger = ModuleType(Other.__module__)
    vars(stranger)["Other"] = Other
    monkeypatch.setattr(blocks, "modules", lambda: iter([and_gate, stranger]))
    places = f"nnlesson.blocks.neuron.and_gate.AndGate and {__name__}.Other"

    with pytest.raises(DoubledKind, match=f"^two blocks have the kind 'and-gate': {places}; rename one of them$"):
        catalogue.__wrapped__()
