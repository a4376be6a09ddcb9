"""The page about all blocks, written from the blocks."""

from pathlib import Path

from nnlesson.plugin.build_cache import load_cache, save_cache
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.reference import reference
from plugin.small_blocks import CATALOGUE, AndGate, read


def test_the_reference_shows_each_block_alive_with_its_options_and_its_numbers() -> None:
    text = reference(Evaluator(CATALOGUE))

    assert (
        "## nn-and-gate\n\nA block whose loss falls by its rate at every step, so that anyone can foresee it.\n" in text
    )
    assert "| `rate` | Learning rate | a number from 0.001 to 10 | 0.5 |" in text
    assert '| `gate` | Gate | "and", "or" or "xor" | and |' in text
    assert "````yaml\n```nn-and-gate\nrate: 0.5\ngate: and\nseed: 0\n```\n````" in text
    assert "| `loss` | Loss | `` `nn: loss of and-gate` `` | `nn: loss of and-gate` |" in text
    assert "| `half` | Half the loss | `` `nn: half of and-gate` `` | `nn: half of and-gate` |" in text


def test_a_block_without_options_of_its_own_has_no_table_of_them() -> None:
    text = reference(Evaluator({"map": CATALOGUE["map"]}))

    assert "**Options**" not in text
    assert "**Numbers" not in text


def test_the_reference_is_a_page_like_any_other() -> None:
    html, problems = read(reference(Evaluator(CATALOGUE)))

    assert problems == []
    assert html.count("<nn-block") == len(CATALOGUE)
    assert "computed when this page was built: loss of and-gate" in html


class Counted(AndGate):
    """An AND gate that counts how often it was started."""

    starts = 0

    def start(self) -> None:
        Counted.starts += 1
        super().start()


def test_what_a_block_shows_at_first_is_computed_once_for_list_and_numbers_and_kept(tmp_path: Path) -> None:
    evaluator = Evaluator({"and-gate": Counted})
    text = reference(evaluator)

    assert evaluator.evaluate("half of and-gate") == "0.5"
    assert Counted.starts == 1

    save_cache(tmp_path / "cache.json", evaluator.cache)
    later = Evaluator({"and-gate": Counted}, load_cache(tmp_path / "cache.json"))
    assert reference(later) == text  # in the block's own order
    assert Counted.starts == 1
