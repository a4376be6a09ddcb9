"""What prose asks for and claims, taken apart; and what is said of a text that does not follow the form."""

from itertools import product

import pytest

from nnlesson.contract.terms import (
    AT_THE_END,
    Claim,
    Condition,
    FormError,
    Leg,
    Multiple,
    Term,
    Within,
    parse_claim,
    parse_term,
)
from nnlesson.contract.terms.claim import Count, Value

QUOTED = "words: \"a (b\", more: 'c)'"
WRITE = "write it as: loss of and-gate (rate: 0.5) after 100 epochs, or: epoch of #my-id when accuracy >= 1"
WRITE_CLAIM = "write it as: loss of #my-id after 100 epochs is below 0.1"
GIVE = "a number, a count such as 17 of 20, a term such as loss of #my-id, or a multiple of one: 2 times loss of #my-id"
LOW_LOSS = Condition("loss", "<", 0.1)
AT_900, AT_END = (Leg(900),), (Leg(AT_THE_END),)
WITHIN_900 = Leg(Within(900, "highest", "loss"))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("loss of and-gate", Term("loss", "and-gate")),
        ("weight-1 of #and after 1,000 epochs", Term("weight-1", "#and", run=(Leg(1000),))),
        ("loss of and-gate(rate: 1e-1) after 1 step", Term("loss", "and-gate", "rate: 1e-1", (Leg(1),))),
        ("epoch of #a when loss<=25 %", Term("epoch", "#a", run=(Leg(Condition("loss", "<=", 0.25)),))),
        ("loss of #a at the end", Term("loss", "#a", run=AT_END)),
        (f"loss of #a ({QUOTED}) at the end", Term("loss", "#a", QUOTED, AT_END)),
        ("loss of #a (words: it's) after 900 steps", Term("loss", "#a", "words: it's", AT_900)),
        ("median loss of #a over 20 starts after 900 steps", Term("loss", "#a", "", AT_900, "median", 20)),
        ("spread loss of #a (rate: 1) over 5 starts", Term("loss", "#a", "rate: 1", (Leg(0),), "spread", 5)),
        (
            "highest loss of #a within 900 steps",
            Term("loss", "#a", "", (Leg(Within(900, "highest", "loss")),), "highest"),
        ),
        (
            "share of #a over 20 starts with loss < 0.1 after 900 steps",
            Term("loss", "#a", "", AT_900, "share", 20, LOW_LOSS),
        ),
        ("share of #a after 900 steps", Term("share", "#a", run=AT_900)),
        (
            "idle of #a when idle > 0, then (balancing: 0.2) after 500 more steps, then (rate: 1) after 9 steps",
            Term("idle", "#a", "", (Leg(Condition("idle", ">", 0)), Leg(500, "balancing: 0.2"), Leg(9, "rate: 1"))),
        ),
    ],
)
def test_a_term_is_taken_apart(text: str, term: Term) -> None:
    assert parse_term(text) == term


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", WRITE),
        ("loss", WRITE),
        ("loss of", WRITE),
        ("loss of #a after ten steps", WRITE),
        ("loss of #a after 10 steps or so", WRITE),
        ("loss of #a after 10 more steps", WRITE),
        ("loss of #a over 0 starts", f"over 0 starts is nothing; {WRITE}"),
        ("loss of #a (rate: 1 after 10 steps", "the bracket of (rate: 1 after 10 steps is never closed"),
        ("loss of #a when loss < low", "write a condition as: accuracy >= 1 (or >, <, <=, = and another number)"),
        ("loss of #a when loss", "write a condition as: accuracy >= 1 (or >, <, <=, = and another number)"),
        ("medain loss of #a over 3 starts", "there is no statistic 'medain'"),
        (
            "median loss of #a after 9 steps",
            "write it as: median loss of and-gate over 20 starts after 100 epochs, or: within 100 epochs",
        ),
        (
            "loss of #a over 3 starts",
            "of many starts, say which: lowest loss or highest loss or median loss or spread loss",
        ),
        (
            "share of #a over 3 starts",
            "write it as: share of and-gate over 20 starts with accuracy >= 1 after 100 epochs",
        ),
        (
            "loss of #a after 3 steps, then (rate: 1)",
            "after a change stands when it is looked at: , then (rate: 0.1) after 100 more steps",
        ),
    ],
)
def test_a_text_that_is_no_term_is_told_what_would_be(text: str, said: str) -> None:
    with pytest.raises(FormError) as error:
        parse_term(text)

    assert str(error.value) == said


@pytest.mark.parametrize(
    ("said", "comparison", "tolerance", "value"),
    [
        ("is 0.4", "is", 0.0, 0.4),
        ("is 20 of 20", "is", 0.0, Count(20, 20)),
        ("is not 1", "is not", 0.0, 1.0),
        ("is above -1e-3", "is above", 0.0, -0.001),
        ("is below 40 %", "is below", 0.0, 0.4),
        ("is at least 1,000", "is at least", 0.0, 1000.0),
        ("is at most 2 times loss of #b", "is at most", 0.0, Multiple(2.0, Term("loss", "#b"))),
        ("is above loss of #a", "is above", 0.0, Multiple(1.0, Term("loss", "#a"))),
        ("is loss of #b after 900 steps", "is", 0.0, Multiple(1.0, Term("loss", "#b", run=AT_900))),
        ("is within 0.01 of 0.5", "is within", 0.01, 0.5),
        (
            "is within 1 % of lowest loss of #b over 9 starts",
            "is within",
            0.01,
            Multiple(1.0, Term("loss", "#b", statistic="lowest", starts=9)),
        ),
    ],
)
def test_a_claim_is_taken_apart(said: str, comparison: str, tolerance: float, value: Value) -> None:
    claim = parse_claim(f"loss of #a after 900 steps {said}")

    assert claim == Claim(Term("loss", "#a", run=AT_900), comparison, value, tolerance)


@pytest.mark.parametrize(
    ("claimed", "said"),
    [
        ("", f"nothing is claimed of it; {WRITE_CLAIM}"),
        ("is", f"nothing is claimed of it; {WRITE_CLAIM}"),
        ("is abov 3", "there is no comparison 'is abov'"),
        ("is at leest 3", "there is no comparison 'is at leest'"),
        ("< 3", "there is no comparison '<'"),
        ("after ten steps is 3", f"'after ten steps is 3' is no moment; {WRITE_CLAIM}"),
        ("is above", f"give {GIVE}"),
        ("is above high", f"it is compared with 'high'; give {GIVE}"),
        ("is above 3 or so", f"'or so' is left over at its end; {WRITE_CLAIM}"),
        ("is within 0.1", "write it as: is within 0.01 of, and then the value"),
        ("is above 2 times los", WRITE),
    ],
)
def test_a_text_that_is_no_claim_is_told_what_would_be(claimed: str, said: str) -> None:
    with pytest.raises(FormError) as error:
        parse_claim(f"loss of #a {claimed}")

    assert str(error.value) == said


@pytest.mark.parametrize("limit", ["1234567", "0.123456789", "1e-12", "-3"])
def test_a_condition_is_written_as_it_was_read(limit: str) -> None:
    condition = parse_term(f"loss of #a when epoch >= {limit}").run[0].when

    assert parse_term(f"loss of #a when {condition}").run[0].when == condition


BLOCKS = ["and-gate", "#a"]
BRACKETS = ["", " (rate: 0.5)", f" ({QUOTED})", " (words: it's (not) 3, rate: 1)"]
CONDITIONS = [
    f"loss {sign} {limit}" for sign, limit in product(["=", "<", "<=", ">", ">="], ["-0.1234567890123456", "1e-12"])
]
MOMENTS = [
    "",
    " after 0 steps",
    " after 1 epoch",
    " after 1,000 steps",
    " at the end",
    *(f" when {c}" for c in CONDITIONS),
]
LEGS = [", then (rate: 1) after 9 more steps", ", then when loss <= 33.3 %, then (a: b) at the end"]
RUNS = [*MOMENTS, *(f"{moment}{legs}" for moment, legs in product(MOMENTS[1:], LEGS))]
STARTS = [" over 1 start", " over 1,000 starts"]
FORMS = [
    *product(["weight-1 of "], BLOCKS, BRACKETS, RUNS),
    *product(["lowest loss of ", "spread loss of "], BLOCKS, BRACKETS, STARTS, RUNS),
    *product(["median loss of "], BLOCKS, BRACKETS, [" within 1 step", " within 400 epochs"]),
    *product(["share of "], BLOCKS, BRACKETS, STARTS, [" with loss < 25 %"], RUNS),
]


def test_every_form_of_a_term_is_written_as_it_was_read() -> None:
    terms = [parse_term("".join(form)) for form in FORMS]

    assert [parse_term(str(term)) for term in terms] == terms


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("loss of  #a", "loss of #a"),
        ("loss of #a(rate: 2) after 1 epochs", "loss of #a (rate: 2) after 1 step"),
        ("loss of #a after 0 steps", "loss of #a"),
        ("loss of #a when loss<33.3 %", "loss of #a when loss < 0.333"),
        (
            "median loss of #a over 1,000 starts after 0 steps, then (rate: 1) after 9 more steps",
            "median loss of #a over 1000 starts after 0 steps, then (rate: 1) after 9 steps",
        ),
        ("highest loss of #a within 9 epochs", "highest loss of #a within 9 steps"),
        ("share of #a over 9 starts with loss < 1 at the end", "share of #a over 9 starts with loss < 1 at the end"),
    ],
)
def test_a_term_is_written_in_one_way(asked: str, written: str) -> None:
    assert str(parse_term(asked)) == written


@pytest.mark.parametrize(
    ("said", "other", "value"),
    [
        ("is 0.4", [], 0.4),
        ("is 17 of 20", [], 0.85),
        ("is 2 times loss of #b", [3.0], 6.0),
        ("is loss of #b", [3.0], 3.0),
    ],
)
def test_a_claim_knows_what_it_compares_with(said: str, other: list[float], value: float) -> None:
    assert parse_claim(f"loss of #a {said}").compared(*other) == value
