"""Figures in words and code: a listing with its running line, and a progress bar."""

from nnlesson.blocks.passing.progress import progress
from nnlesson.draw.element import markup
from nnlesson.draw.listing import listing

SOURCE = "def step(w):\n    w -= 1\n    return w\n"


def test_only_the_running_line_is_marked_and_every_line_keeps_its_spaces() -> None:
    html = markup(listing([("step", SOURCE, "w -=")]).drawing)

    assert html.count("nn-line--running") == html.count('aria-current="step"') == 1
    assert '<code class="nn-line nn-line--running" aria-current="step">    w -= 1\n</code>' in html


def test_code_that_is_not_at_work_has_no_mark() -> None:
    assert "nn-line--running" not in markup(listing([("step", SOURCE, "")]).drawing)


def test_progress_begins_at_nothing_and_ends_at_everything() -> None:
    first, last = (markup(progress(step, 11, "Title", "part 1 of 3").drawing) for step in (1, 11))

    assert 'aria-valuenow="0"' in first
    assert 'aria-valuenow="100"' in last
    assert "Step 11 of 11, 100 %" in last
    assert "part 1 of 3" in last
