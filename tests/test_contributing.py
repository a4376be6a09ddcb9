from pathlib import Path

PROJECT = Path(__file__).parents[1]


def test_the_block_that_contributing_shows_is_the_block_that_runs() -> None:
    shown = (PROJECT / "CONTRIBUTING.md").read_text()
    block = (PROJECT / "src/nnlesson/blocks/neuron/squared_error.py").read_text()

    assert f"```python\n{block}```" in shown
    assert 30 <= len(block.splitlines()) <= 60
