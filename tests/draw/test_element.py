import json

from nnlesson.draw.element import element, markup, number, polyline


def test_names_and_values_become_attributes() -> None:
    tree = element("rect", x=1.0, stroke_width=0.333333, class_="nn-node", tabindex="0")

    assert tree == ["rect", {"x": "1", "stroke-width": "0.33", "class": "nn-node", "tabindex": "0"}]


def test_what_is_none_or_false_is_left_out_and_true_is_an_empty_text() -> None:
    assert element("button", disabled=False, name=None)[1] == {}
    assert markup(element("button", "Go", disabled=True)) == "<button disabled>Go</button>"


def test_texts_and_attributes_are_escaped() -> None:
    tree = element("p", "a < b & c", element("b", "<script>"), title='say "no" & <go>')

    assert markup(tree) == ('<p title="say &quot;no&quot; &amp; &lt;go&gt;">a &lt; b &amp; c<b>&lt;script&gt;</b></p>')


def test_an_element_without_content_has_no_end() -> None:
    assert markup(element("input", type="range")) == '<input type="range">'


def test_a_tree_is_json_as_it_stands() -> None:
    tree = element("svg", element("line", x1=0.5), "text")

    assert json.loads(json.dumps(tree)) == tree


def test_numbers_take_as_few_characters_as_a_hundredth_needs() -> None:
    assert [number(value) for value in (1.0, 0.126, -0.001, 100.0, -2.5)] == ["1", "0.13", "0", "100", "-2.5"]


def test_a_polyline_joins_its_points() -> None:
    assert polyline([(0.0, 1.0), (2.25, 3.0), (4.0, 5.0)]) == "M0.0 1.0L2.2 3.0L4.0 5.0"
    assert polyline([]) == ""
