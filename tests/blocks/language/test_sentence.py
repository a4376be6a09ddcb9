"""Sentences, maps of words and rows of their numbers."""

from typing import Any

from nnlesson.blocks.language.number_rows import Row, number_rows
from nnlesson.blocks.language.sentence import Reader, Said, annotated, window
from nnlesson.draw.element import markup
from nnlesson.draw.scatter import Spot, scatter

CAT = ["the", "cat", "sat"]


def found(node: Any, tag: str) -> list[Any]:
    if isinstance(node, str):
        return []
    return ([node] if node[0] == tag else []) + [inner for child in node[2:] for inner in found(child, tag)]


def test_a_window_shows_what_is_read_and_what_comes_next() -> None:
    html = markup(window(Reader(CAT, 1, 2, "·"), "after"))

    assert 'aria-label="Read: the. Next word: cat."' in html
    assert html.count("nn-pick--read") == 2  # the start mark, and "the"
    assert html.count("nn-pick--next") == 1


def test_every_word_but_the_last_can_be_pressed() -> None:
    buttons = found(window(Reader(CAT, 2, 1, "·"), "after"), "button")

    assert [(button[1]["data-point"], button[1]["aria-pressed"]) for button in buttons] == [
        ("after-0", "false"),
        ("after-1", "true"),
    ]


def test_a_note_stands_under_its_word_and_what_is_typed_stays_text() -> None:
    html = markup(annotated([Said("<b>", "12 %", "wrong"), Said("cat", "never met", "new")], "Sentence").drawing)

    assert "&lt;b&gt;" in html
    assert "nn-said--wrong" in html
    assert "nn-said--new" in html


def test_points_lie_where_their_numbers_say_and_the_chosen_one_is_on_top() -> None:
    spots = [Spot("cat", 1.0, 1.0, chosen=True), Spot("on", -1.0, 1.0), Spot("mat", -1.0, -1.0)]
    circles = [circle[1] for circle in found(scatter(spots, "point", "a", "b").drawing, "circle")]
    place = {circle["data-point"]: (float(circle["cx"]), float(circle["cy"])) for circle in circles}

    assert place["point-0"][1] == place["point-1"][1]
    assert place["point-1"][0] == place["point-2"][0]
    assert place["point-0"][0] > place["point-1"][0]
    assert place["point-1"][1] < place["point-2"][1]  # up is up
    assert circles[-1]["data-point"] == "point-0"


def test_a_trail_begins_with_a_ring_and_ends_at_its_point() -> None:
    drawing = scatter([Spot("cat", 1.0, 0.0, ((0.0, 0.0), (0.5, 0.5)))], "point", "a", "b").drawing
    ring, point = [circle[1] for circle in found(drawing, "circle")]
    path = found(drawing, "path")[0][1]["d"]

    assert path.startswith(f"M{float(ring['cx']):.1f} {float(ring['cy']):.1f}")
    assert path.endswith(f"L{float(point['cx']):.1f} {float(point['cy']):.1f}")


def test_names_on_a_map_do_not_lie_on_each_other() -> None:
    spots = [Spot("cat", 0.0, 0.0), Spot("dog", 0.05, 0.02), Spot("mouse", 0.02, -0.04)]
    labels = [text for text in found(scatter(spots, "point", "a", "b").drawing, "text") if "halo" in text[1]["class"]]

    places = {(label[1]["x"], label[1]["y"]) for label in labels}
    sides = {label[1]["class"].split()[-1] for label in labels}
    assert len(places) == 3
    assert len(sides) >= 2


def test_a_large_number_has_a_strong_ground_and_a_sign() -> None:
    html = markup(number_rows([Row("cat", [3.0, -0.5], "new", True)], "row", ["w", "1", "2", ""], "Numbers").drawing)

    assert "--nn-strength: 60%" in html
    assert "--nn-strength: 10%" in html
    assert "+3" in html
    assert "−0.5" in html
