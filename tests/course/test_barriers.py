"""What is added to a finished page for the keys, and for whoever hears it."""

from barriers import without_barriers


def test_a_table_of_the_text_is_a_stop_with_a_name_and_a_scroller_and_without_empty_headings() -> None:
    html = "<table>\n<thead><tr><th></th><th>A <em>rate</em></th><th>Steps</th></tr></thead><tbody></tbody></table>"

    assert without_barriers(html) == (
        '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">'
        '<table tabindex="0" aria-label="Table: A rate, Steps">\n'
        "<thead><tr><td></td><th>A <em>rate</em></th><th>Steps</th></tr></thead><tbody></tbody></table></div></div>"
    )


def test_a_table_of_a_figure_is_left_alone() -> None:
    html = '<table class="nn-table"><thead><tr><th></th></tr></thead></table>'

    assert without_barriers(html) == html
