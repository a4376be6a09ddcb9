import pytest

from nnlesson.blocks import catalogue
from nnlesson.blocks.glimpse.glimpse import Glimpse
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance, readouts
from nnlesson.contract.option import InvalidValue
from nnlesson.draw.element import markup


def test_it_shows_one_figure_of_the_block_after_the_steps_that_it_names() -> None:
    glimpse, whole = Glimpse(of="and-gate", panel=5, steps=120, seed=3), catalogue()["and-gate"](seed=3)
    advance(whole, 120)

    assert readouts(glimpse)["loss"].value == readouts(whole)["loss"].value
    assert "Right answers over 120 epochs" in markup(body(glimpse)[0])


def test_it_goes_on_from_there_and_reset_brings_it_back() -> None:
    glimpse = Glimpse(of="knobs", steps=10)
    glimpse.train()
    advance(glimpse, 5)
    assert readouts(glimpse)["step"].value == 15

    glimpse.reset()
    assert readouts(glimpse)["step"].value == 10
    assert not glimpse.running


def test_a_run_that_ends_ends_here_too() -> None:
    glimpse = Glimpse(of="descent", panel=1, settings="rate: 0.3")
    advance(glimpse, 100)

    assert glimpse.finished
    assert not glimpse.enables("train")


def test_what_does_not_learn_has_nothing_to_train() -> None:
    assert not Glimpse(of="squared-error").enables("train")


def test_options_of_the_block_are_read_as_in_its_own_fence() -> None:
    block = Glimpse(of="and-gate", settings="rate: 2, gate: xor").inner

    assert (vars(block)["rate"], vars(block)["gate"]) == (2.0, "xor")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"of": "and-gat"}, "give the kind of another block, such as and-gate"),
        ({"of": "glimpse"}, "give the kind of another block, such as and-gate"),
        ({"settings": "size: 3"}, "and-gate has no option 'size'"),
        ({"settings": "rate: fast"}, "give a number from 0.01 to 100"),
    ],
)
def test_what_cannot_be_shown_is_refused(options: dict[str, str], said: str) -> None:
    with pytest.raises(InvalidValue, match=said):
        Glimpse(**options)


@pytest.mark.parametrize("kind", sorted(catalogue().keys() - {"glimpse", "quiz", "guess"}))
def test_nothing_in_a_glimpse_asks_to_be_pointed_at(kind: str) -> None:
    html = "".join(markup(body(Glimpse(of=kind, panel=panel))[0]) for panel in range(1, 7))

    for asked in ("data-point", "data-hold", "data-along", 'role="slider"', "tabindex"):
        assert asked not in html.replace('role="tab"', ""), asked


def test_a_table_of_cells_is_whole_in_a_glimpse() -> None:
    html = markup(body(Glimpse(of="expert-training", panel=2))[0])

    assert html.count("nn-cross__cell") >= 64
