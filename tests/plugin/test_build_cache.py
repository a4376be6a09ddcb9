"""Numbers and stills that were made once are found again, and never instead of others."""

import json
from pathlib import Path

import pytest

from nnlesson.blocks.neuron.squared_error import SquaredError
from nnlesson.contract import Readout
from nnlesson.plugin.build_cache import BuildCache, load_cache, save_cache
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.page import Page, place
from nnlesson.plugin.placing import Blocks
from nnlesson.runtime.drafts import clear

CATALOGUE = {"squared-error": SquaredError}
QUERY = "loss of squared-error (prediction: 0.25)"


class Unwilling(SquaredError):
    """A block that computes nothing."""

    kind = "squared-error"

    def start(self) -> None:
        raise AssertionError("this has been computed before")


def test_a_number_that_was_kept_is_not_computed_again(tmp_path: Path) -> None:
    first = Evaluator(CATALOGUE)
    number = first.evaluate(QUERY)
    save_cache(tmp_path / "build-cache.json", first.cache)

    later = Evaluator({"squared-error": Unwilling}, load_cache(tmp_path / "build-cache.json"))

    assert later.evaluate(QUERY) == number


def made(text: str, evaluator: Evaluator) -> str:
    page = Page("docs/page.md", 0, evaluator)
    page.markdown(text)
    return Blocks(page).placed(page.content(f"<p>{place(0)}</p>"))


def test_a_still_that_was_kept_is_not_drawn_again(tmp_path: Path) -> None:
    fence = "```nn-squared-error\nid: error\n```"
    first = Evaluator(CATALOGUE)
    html = made(fence, first)
    save_cache(tmp_path / "build-cache.json", first.cache)

    later = Evaluator({"squared-error": Unwilling}, load_cache(tmp_path / "build-cache.json"))

    assert "<svg" in html
    assert made(fence, later) == html
    assert "this has been computed before" in made(fence.replace("error\n`", "other\n`"), later)


def test_another_option_is_another_number(tmp_path: Path) -> None:
    first = Evaluator(CATALOGUE)
    first.evaluate(QUERY)
    save_cache(tmp_path / "build-cache.json", first.cache)
    later = Evaluator(CATALOGUE, load_cache(tmp_path / "build-cache.json"))

    assert later.evaluate("loss of squared-error (prediction: 0.75)") != first.evaluate(QUERY)


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e-300, float("inf"), 12.0])
def test_a_number_is_kept_to_its_last_digit(tmp_path: Path, value: float) -> None:
    cache = BuildCache({"run": {"loss": Readout("loss", value, "Loss", "text")}})

    save_cache(tmp_path / "build-cache.json", cache)

    assert load_cache(tmp_path / "build-cache.json") == cache


def test_a_build_that_tidies_up_meanwhile_takes_nothing_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dumps = json.dumps

    def tidied(content: object) -> str:
        clear(tmp_path)
        return dumps(content)

    monkeypatch.setattr(json, "dumps", tidied)
    cache = BuildCache(stills={"use": "<p>"})

    save_cache(tmp_path / "build-cache.json", cache)

    assert load_cache(tmp_path / "build-cache.json") == cache
    assert [file.name for file in tmp_path.iterdir()] == ["build-cache.json"]


@pytest.mark.parametrize(
    "content", [None, "", "[1]", "{}", '{"runs": {"run": 3}, "stills": {}}', '{"runs": {}, "stills": [1]}']
)
def test_what_cannot_be_read_is_forgotten(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "build-cache.json").write_text(content)

    assert load_cache(tmp_path / "build-cache.json") == BuildCache()
