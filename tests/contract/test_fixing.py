"""How a body is drawn where a link has fixed some of its settings."""

from contract.test_control import Sample, found
from nnlesson.contract import Block, Picture, Reset, Step, Train
from nnlesson.contract.body import body_with
from nnlesson.contract.fixing import COPY, NAME, OFFER, fixable, held_fast
from nnlesson.contract.run_bar import Run
from nnlesson.contract.run_menu import OPENS
from nnlesson.draw.element import Element, element


def drawn(block: Block, *fixed: str, ticked: tuple[str, ...] = ()) -> Element:
    return body_with(block, block.picture(), [NAME], Run(fixed=fixed, ticked=ticked))[0]


def text(node: Element | str) -> str:
    return node if isinstance(node, str) else "".join(map(text, node[2:]))


def line(tree: Element) -> str:
    return "".join(text(part) for part in found(tree, "p", **{"class": "nn-fixed"}))


def test_every_control_can_be_fixed_and_the_start_too() -> None:
    assert fixable(Sample) == {
        "seed": "New start (the seed)",
        "rate": "Learning rate",
        "size": "Size",
        "gate": "Gate",
        "word": "Word",
        "sentence": "Sentence",
    }


def test_a_block_with_nothing_to_set_offers_no_link_for_a_class() -> None:
    class Bare(Block):
        kind = "bare"
        controls = (Train(), Step(), Reset())

        def picture(self) -> Picture:
            return Picture([], "Nothing to see.")

    assert text(drawn(Bare())).endswith(OPENS)
    assert COPY in text(drawn(Sample()))


def test_what_is_not_open_costs_a_page_one_line() -> None:
    block = Sample()
    menu = text(body_with(block, block.picture())[0])

    assert OFFER in menu
    assert COPY not in menu


def test_the_line_says_where_everything_stands() -> None:
    block = Sample(seed=12, gate="or", sentence="a b c d e f g h i j k l m n o p q r s")
    tree = drawn(block, "rate", "gate", "sentence", "seed")

    stands = "Learning rate 0.5, Gate OR, Sentence “a b c d e f g h i j k l m n o  …”, Seed 12."
    assert line(tree) == f"Fixed by this link: {stands} Free it"
    assert [button[1]["aria-label"] for button in found(tree, "button", name="free")] == ["Free it: Sample"]
    assert line(drawn(block)) == ""


def test_a_seed_is_said_in_full() -> None:
    assert line(drawn(Sample(seed=4_294_967_295), "seed")) == "Fixed by this link: Seed 4294967295. Free it"


def test_what_is_free_stays_where_it_was() -> None:
    class Two(Sample):
        main_settings = 2

    (main,) = found(drawn(Two(), "rate", "gate"), "div", **{"class": "nn-main-settings"})
    (others,) = found(drawn(Two(), "rate", "gate"), "div", **{"class": "nn-settings"})

    assert [given[1]["name"] for given in found(main, "input")] == ["size"]
    assert [given[1]["name"] for given in found(others, "input")] == ["sentence"]
    assert len(found(others, "select")) == 1


def test_the_link_is_offered_once_something_is_ticked() -> None:
    assert found(drawn(Sample()), "button", value="class")[0][1]["aria-disabled"] == "true"
    assert "aria-disabled" not in found(drawn(Sample(), ticked=("rate",)), "button", value="class")[0][1]


def test_a_handle_that_is_held_fast_is_a_drawing_like_any_other() -> None:
    picture = element("svg", grip("rate"), grip("size"))

    free, held = held_fast(picture, ()), held_fast(picture, ["rate"])

    assert free == picture
    assert held == ["svg", {}, ["g", {"class": "nn-ball"}, "×"], picture[3]]
    assert len(found(picture, "g", role="slider")) == 2  # it is drawn anew, and not changed


def grip(option: str) -> Element:
    return element("g", "×", data_hold=option, data_across="0 9", role="slider", tabindex="0", class_="nn-ball")
