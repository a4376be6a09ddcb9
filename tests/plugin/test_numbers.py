"""Numbers in the text: computed by the block, and put wherever the text is."""

import re

import numpy as np
import pytest

from nnlesson.blocks import catalogue as real_catalogue
from nnlesson.contract import Block, Readout, option
from nnlesson.core import Dense, GradientDescent, MeanSquaredError, Network, Sigmoid, Training
from nnlesson.core.datasets import gate
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.page import Page
from plugin.small_blocks import read


def numbers(html: str) -> list[str]:
    return re.findall(r'<span class="nn-number"[^>]*>([^<]*)</span>', html)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("loss of and-gate", "1"),
        ("loss of and-gate after 1 step", "0.5"),
        ("loss of and-gate after 3 steps", "0.125"),
        ("loss of and-gate after 1 epoch", "0.5"),
        ("epoch of and-gate after 1,000 epochs", "1,000"),
        ("loss of and-gate (rate: 0.1, gate: or) after 2 epochs", "0.81"),
        ("loss of and-gate(rate: 1e-1) after 2 epochs", "0.81"),
        ("epoch of and-gate when loss < 0.2", "3"),
        ("epoch of and-gate when loss<=0.25", "2"),
        ("epoch of and-gate when loss = 0.25", "2"),
        ("epoch of and-gate when loss > 0.5", "0"),
        ("epoch of and-gate (rate: 0.001) when epoch >= 1e2", "100"),
        ("accuracy of and-gate", "2 of 4 &#124; &#42;half&#42;"),
    ],
)
def test_a_query_is_answered_as_the_block_shows_it(query: str, number: str) -> None:
    html, problems = read(f"It is `nn: {query}` here.")

    assert problems == []
    text = re.sub(r"<[^>]*>", "", html)
    assert text == f"It is {number} here."
    assert "<code>" not in html


def test_a_number_says_how_it_was_computed() -> None:
    html, _ = read("`nn: epoch of and-gate\nwhen loss < 0.2`")

    title = "computed when this page was built: epoch of and-gate when loss &#60; 0.2"
    assert html == f'<p><span class="nn-number" title="{title}">3</span></p>'


@pytest.mark.parametrize(
    "page",
    [
        "# Down to `nn: loss of and-gate after 2 steps`",
        "- item with `nn: loss of and-gate after 2 steps`\n- another",
        "| a | b |\n| - | - |\n| `nn: loss of and-gate after 2 steps` | text |",
        "!!! note\n    It is `nn: loss of and-gate after 2 steps`.",
        "> It is `nn: loss of and-gate after 2 steps`.",
        "*It is `nn: loss of and-gate after 2 steps`*.",
        "term\n:   It is `nn: loss of and-gate after 2 steps`.",
        "It is[^1].\n\n[^1]: Or `nn: loss of and-gate after 2 steps`.",
        "It is `nn: loss of\n   and-gate after\n2 steps` in three lines.",
        "A ` stray mark.\n\n`nn: loss of and-gate after 2 steps`",
        "- a ` stray mark\n- `nn: loss of and-gate after 2 steps`",
    ],
)
def test_a_number_stands_wherever_text_stands(page: str) -> None:
    html, problems = read(page)

    assert problems == []
    assert numbers(html) == ["0.25"]


@pytest.mark.parametrize(
    "page",
    [
        "```\n`nn: loss of and-gate`\n```",
        "Text\n\n    `nn: loss of and-gate`",
        "Write `` `nn: loss of and-gate` `` for it.",
        r"Write \`nn: loss of and-gate\` for it.",
        "<!-- `nn: los of and-gate` -->",
        "`nnn: loss of and-gate`",
        "A query begins with `nn:`, as in loss of and-gate.",
    ],
)
def test_a_query_that_is_only_shown_is_left_alone(page: str) -> None:
    html, problems = read(page)

    assert problems == []
    assert "loss of and-gate" in html or "los of and-gate" in html
    assert numbers(html) == []


@pytest.mark.parametrize("order", [1, -1])
def test_a_query_takes_the_options_of_a_block_on_its_page_before_it_or_after_it(order: int) -> None:
    parts = ["```nn-and-gate\nid: slow\nrate: 0.1\n```", "`nn: loss of #slow after 2 steps`"]

    html, problems = read("\n\n".join(parts[::order]))

    assert problems == []
    assert numbers(html) == ["0.81"]


def test_further_options_go_before_those_of_the_block() -> None:
    html, _ = read("```nn-and-gate\nid: slow\nrate: 0.1\n```\n\n`nn: loss of #slow (rate: 0.2) after 2 steps`")

    assert numbers(html) == ["0.64"]


def test_a_block_without_an_id_is_asked_by_the_one_it_gets() -> None:
    html, _ = read("```nn-and-gate\n```\n\n```nn-and-gate\nrate: 0.1\n```\n\n`nn: loss of #and-gate-2 after 2 steps`")

    assert numbers(html) == ["0.81"]


def test_one_run_answers_every_query_about_it() -> None:
    steps = []

    class Counted(Block):
        kind = "counted"

        def step(self) -> None:
            steps.append(1)

        def readouts(self) -> list[Readout]:
            return [Readout("one", 1, "One"), Readout("two", 2, "Two")]

    evaluator = Evaluator({"counted": Counted})

    assert evaluator.evaluate("one of counted after 5 steps") == "1"
    assert evaluator.evaluate("two of counted (seed: 0) after 5 epochs") == "2"
    assert len(steps) == 5


class Trained(Block):
    """One neuron on AND, trained by the core."""

    kind = "trained"
    rate: float = option(0.5, low=0.01, high=10.0, label="Learning rate")

    def start(self) -> None:
        self.training = training(self.seed, self.rate)

    def step(self) -> None:
        self.training.epoch()

    def readouts(self) -> list[Readout]:
        loss = MeanSquaredError().forward(self.training.network.forward(self.training.x), self.training.target)
        return [Readout("loss", loss, "Loss", repr(loss))]


def training(seed: int, rate: float) -> Training:
    rng = np.random.default_rng(seed)
    network = Network([Dense(2, 1, rng), Sigmoid()])
    return Training(network, MeanSquaredError(), GradientDescent(rate), gate("and"), None, rng)


def test_a_number_in_the_text_is_the_number_of_the_core() -> None:
    run = training(seed=3, rate=2.0)
    for _ in range(50):
        run.epoch()

    expected = MeanSquaredError().forward(run.network.forward(run.x), run.target)
    assert (
        float(Evaluator({"trained": Trained}).evaluate("loss of trained (seed: 3, rate: 2) after 50 epochs"))
        == expected
    )


def test_the_example_of_the_lesson_is_answered_by_the_real_block() -> None:
    page = Page("docs/x.md", 0, Evaluator(real_catalogue()))

    text = page.markdown("The loss is `nn: loss of squared-error (target: 1, prediction: 0.3)`.")

    assert numbers(text) == ["0.49"]


@pytest.mark.parametrize(
    ("page", "html"),
    [
        ("![Down to `nn: loss of and-gate after 1 step`](a.png)", '<img alt="Down to 0.5" src="a.png" />'),
        ('<img alt="`nn: loss of and-gate after 1 step`" src="a.png">', '<img alt="0.5" src="a.png">'),
    ],
)
def test_a_number_in_an_attribute_is_the_number_alone(page: str, html: str) -> None:
    found, problems = read(page)

    assert problems == []
    assert html in found


@pytest.mark.parametrize("query", ["NN: loss of and-gate", "nn : loss of and-gate", "Nn :loss of and-gate"])
def test_what_only_looks_like_a_query_is_no_silent_code(query: str) -> None:
    html, problems = read(f"So.\nIt is `{query}`.")

    says = "a question begins with nn: in small letters; write `nn: loss of #my-id`, or ``nn:`` where it is only shown"
    assert problems == [f"docs/x.md:2: nn: loss of and-gate: {says}"]
    assert '<mark class="nn-problem">' in html
    assert read(f"It is ``{query}``.")[1] == []
