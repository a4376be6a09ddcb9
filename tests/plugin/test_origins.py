"""Lines of a page that others have changed are found again in its file."""

from nnlesson.plugin.origins import origins

FILE = "---\ntitle: So\n---\n\n# So\n\n{% include %}\n\nThe end."


def test_lines_that_nobody_has_changed_are_those_behind_the_front_matter() -> None:
    assert list(origins(FILE, ["# So", "", "{% include %}", "", "The end."])) == [5, 6, 7, 8, 9]


def test_what_was_put_in_came_from_where_it_was_asked_for() -> None:
    assert list(origins(FILE, ["# So", "", "one", "two", "three", "", "The end."])) == [5, 6, 7, 7, 7, 8, 9]


def test_what_was_put_behind_the_end_came_from_the_last_line() -> None:
    assert list(origins("a\nb", ["a", "b", "c"])) == [1, 2, 2]
