"""Runs are made once, whatever is asked of them, with the same outcome in whatever order, and in whatever process."""

from pathlib import Path

import pytest

from nnlesson.blocks import catalogue
from nnlesson.contract import Block, Readout, option
from nnlesson.contract.terms import Condition, Within, parse_term
from nnlesson.plugin.build_cache import load_cache, save_cache
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.pool import all_carried_out, spread
from nnlesson.plugin.runs import Run, Stage, Way, carried_out


class Counting(Block):
    """A block that counts its steps, up to ten; and all steps and starts of all of its kind."""

    kind = "counting"
    pace: int = option(1, low=1, high=9, label="Pace")
    steps_of_all = 0
    starts_of_all = 0

    def start(self) -> None:
        self.count, self.taken = self.seed, 0
        type(self).starts_of_all += 1

    def step(self) -> None:
        if self.pace == 7:
            raise ValueError("seven")
        self.count, self.taken = self.count + self.pace, self.taken + 1
        type(self).steps_of_all += 1

    @property
    def finished(self) -> bool:
        return self.taken >= 10

    def readouts(self) -> list[Readout]:
        found = [
            Readout("count", self.count, "Count"),
            Readout("share", self.taken / 10, "Made", f"{self.taken} of 10"),
        ]
        return [*found, Readout("percent", self.taken / 10, "Made", f"{10 * self.taken} %")]

    def measures(self) -> list[Readout]:
        self.count = -1  # what a measure does to the block is of no consequence
        return [Readout("double", 2 * self.taken, "Twice the steps")]


@pytest.fixture(autouse=True)
def from_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Counting, "steps_of_all", 0)
    monkeypatch.setattr(Counting, "starts_of_all", 0)


def evaluator() -> Evaluator:
    return Evaluator({"counting": Counting})


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("count of counting at the end", "10"),
        ("count of counting after 50 steps", "10"),
        ("double of counting after 3 steps", "6"),
        ("count of counting when double >= 8", "4"),
        ("median count of counting over 5 starts after 1 step", "3"),
        ("median count of counting over 4 starts after 1 step", "2"),
        ("lowest count of counting (seed: 3) over 4 starts", "3"),
        ("highest count of counting (seed: 3) over 4 starts", "6"),
        ("spread count of counting over 4 starts", "3"),
        ("share of counting over 20 starts with count >= 7 after 4 steps", "17 of 20"),
        ("share of counting over 4 starts with count = 3 when double >= 2", "1 of 4"),
        ("highest share of counting within 4 steps", "4 of 10"),
        ("lowest share of counting within 4 steps", "0 of 10"),
        ("median share of counting within 4 steps", "2 of 10"),
        ("spread share of counting within 4 steps", "4 of 10"),
        ("spread percent of counting within 4 steps", "40 %"),
        ("median percent of counting within 50 steps", "50 %"),
        ("highest double of counting within 4 steps", "8"),
        ("count of counting after 2 steps, then (pace: 3) after 2 steps", "8"),
        ("count of counting after 2 steps, then (pace: 3) after 2 more steps, then (pace: 1) at the end", "14"),
        ("count of counting when count >= 2, then (pace: 3) when count >= 7", "8"),
        ("median count of counting over 3 starts after 1 step, then (pace: 2) after 1 step", "4"),
    ],
)
def test_a_term_reads_as_the_block_writes_it(term: str, text: str) -> None:
    assert evaluator().evaluate(term) == text


ASKED = [
    "count of counting after 4 steps",
    "count of counting at the end",
    "share of counting after 2 steps",
    "double of counting after 4 steps",
    "count of counting when share >= 0.7",
    "highest count of counting within 5 steps",
    "count of counting after 2 steps, then (pace: 2) after 3 steps",
    "count of counting after 2 steps, then (pace: 2) after 1 step",
    "count of counting after 2 steps, then (pace: 7) after 1 step",
    "count of counting after 2 steps, then (pace: 2) after 1 step, then (pace: 3) after 2 steps",
]


def test_one_run_answers_all_that_is_asked_of_it() -> None:
    numbers = evaluator()

    numbers.prepare([(parse_term(text), []) for text in ASKED])

    assert Counting.starts_of_all == 1
    assert Counting.steps_of_all == 10 + 3 + 2  # to the end; two steps on; from the first of these two steps on
    before = Counting.steps_of_all
    answers = [numbers.evaluate(text) for text in ASKED if "7)" not in text]
    assert answers == ["4", "10", "2 of 10", "8", "7", "5", "8", "4", "10"]
    assert Counting.steps_of_all == before


@pytest.mark.parametrize("order", [1, -1])
def test_what_is_asked_alone_or_in_any_order_is_answered_alike(order: int) -> None:
    together = evaluator()
    together.prepare([(parse_term(text), []) for text in ASKED[::order]])

    for text in ASKED:
        if "7)" not in text:
            assert together.evaluate(text) == evaluator().evaluate(text)


@pytest.mark.parametrize("kind", catalogue())
def test_looking_at_a_run_does_not_change_it(kind: str) -> None:
    names = [readout.name for readout in catalogue()[kind]().readouts()]
    watched: dict[Way, frozenset[str]] = {(Stage(3),): frozenset(names)}
    watched |= {(Stage(Within(7, "highest", name)),): frozenset({name}) for name in names}
    last: dict[Way, frozenset[str]] = {(Stage(7),): frozenset(names)}

    alone = carried_out(Run(kind, (), last), catalogue()[kind])
    together = carried_out(Run(kind, (), watched | last), catalogue()[kind])

    assert alone.shown[(Stage(7),)] == together.shown[(Stage(7),)]


def test_a_run_that_fails_takes_no_other_with_it() -> None:
    numbers = evaluator()

    numbers.prepare([(parse_term(text), []) for text in ASKED])

    assert numbers.evaluate(ASKED[0]) == "4"
    with pytest.raises(Exception, match=r"the block's own code failed in .*\(ValueError: seven\)"):
        numbers.evaluate(ASKED[8])


def test_a_claim_is_checked_again_without_a_step_in_the_next_build(tmp_path: Path) -> None:
    claim = "median count of counting over 5 starts after 1 step is above count of counting"
    first = evaluator()
    assert first.refute(claim) == ""
    save_cache(tmp_path / "build-cache.json", first.cache)
    made = Counting.steps_of_all

    later = Evaluator({"counting": Counting}, load_cache(tmp_path / "build-cache.json"))

    assert later.refute(claim) == ""
    assert (made, Counting.steps_of_all, Counting.starts_of_all) == (5, 5, 5)


def test_title_and_caption_change_no_run() -> None:
    numbers = evaluator()
    numbers.evaluate("count of counting after 2 steps")

    assert numbers.evaluate('count of counting (title: "Mine", caption: "It counts.") after 2 steps') == "2"
    assert Counting.steps_of_all == 2


def test_what_is_asked_for_and_not_known_is_looked_for_once() -> None:
    numbers = evaluator()

    for _ in range(2):
        with pytest.raises(Exception, match=r"^counting has no read-out 'cuont'; did you mean count\?$"):
            numbers.evaluate("cuont of counting after 4 steps")

    assert Counting.steps_of_all == 4


WAYS: list[Way] = [
    (Stage(40),),
    (Stage(Condition("loss", "<", 0.1)),),
    (Stage(Within(50, "highest", "loss")),),
    (Stage(10), Stage(30, (("rate", 2.0),))),
]
RUNS = [
    Run("and-gate", (("gate", gate), ("rate", 0.5), ("seed", seed)), {way: frozenset({"loss"}) for way in WAYS[:ways]})
    for gate, seed, ways in [("and", 1, 1), ("or", 2, 1), ("xor", 1, 1), ("and", 3, 4)]
]


def test_other_processes_come_to_the_same_numbers() -> None:
    blocks = catalogue()

    pooled = list(all_carried_out(RUNS, blocks, soon=0))

    assert spread(RUNS, blocks).keys() == set(range(len(RUNS)))  # none of them was made here
    assert sorted(run.effort for run, _ in pooled) == sorted(run.effort for run in RUNS)
    for run, outcome in pooled:
        assert outcome == carried_out(run, blocks[run.kind])
        assert outcome.shown.keys() == run.asked.keys()


def test_blocks_that_other_processes_do_not_know_are_run_here() -> None:
    runs = [Run("counting", (("seed", seed),), {(Stage(3),): frozenset({"count"})}) for seed in range(3)]

    outcomes = all_carried_out(runs, {"counting": Counting}, soon=0)

    assert sorted(outcome.shown[(Stage(3),)]["count"].value for _, outcome in outcomes) == [3, 4, 5]


def test_where_no_process_can_be_started_the_runs_are_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError("no processes here")

    monkeypatch.setattr("nnlesson.plugin.pool.ProcessPoolExecutor", refused)

    assert len(list(all_carried_out(RUNS, catalogue(), soon=0))) == len(RUNS)
