"""What a reader does with a chart: over http under a sub-path and from disk."""

from playwright.sync_api import Locator, Page, expect

from browser.lessons.figures import press, ready, show
from browser.lessons.turning import turn_to
from browser.pages import Course, until

LESSON = "lessons/how-a-neuron-learns"
ROWS = "rows => rows.map(row => [...row.cells].map(cell => cell.dataset.value).join())"


def test_a_chart_is_read_on_another_scale_and_as_a_table_that_can_be_copied(page: Page, course: Course) -> None:
    found = ready(turn_to(page, course, LESSON), "and")
    show(found, "Loss")
    panel = found.get_by_role("tabpanel", name="Loss")
    table, height = panel.locator("table"), height_of(found)
    press(found, "Step")
    expect(found.locator("output[name=epoch]")).to_have_text("1")

    # The switch, by keyboard
    switch = panel.get_by_role("checkbox", name="Log scale")
    switch.focus()
    page.keyboard.press("Space")
    expect(panel.locator("svg")).to_contain_text("Loss (log scale)")
    expect(switch).to_be_checked()

    # The table, by keyboard
    expect(table).to_be_hidden()
    assert height_of(found) == height
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(table.locator("tbody tr")).to_have_count(2)
    press(found, "Step")
    expect(table.locator("tbody tr")).to_have_count(3)
    expect(table.locator("caption")).to_contain_text("Loss, epoch by epoch.")

    # Copying
    panel.get_by_role("button", name="Copy as CSV").click()
    expect(panel.get_by_role("status")).to_have_text("Copied 3 rows.")
    expect(panel.get_by_role("button", name="Copy as CSV")).to_be_focused()
    assert pasted(page).splitlines() == [
        "epoch,Loss",
        *table.locator("tbody tr").evaluate_all(ROWS),
    ]

    # Closed again, it stays as it was while frames go by
    panel.locator("summary").click()
    press(found, "Step")
    expect(found.locator("output[name=epoch]")).to_have_text("3")
    assert height_of(found) == height
    press(found, "Reset")
    until(page, "and", "ready")


def height_of(found: Locator) -> float:
    box = found.bounding_box()
    assert box
    return box["height"]


def pasted(page: Page) -> str:
    """What is on the clipboard, put into a text field as a reader would."""
    page.evaluate("() => document.body.append(Object.assign(document.createElement('textarea'), { id: 'pasted' }))")
    page.locator("#pasted").focus()
    page.keyboard.press("ControlOrMeta+V")
    text = page.locator("#pasted").input_value()
    page.evaluate("() => document.getElementById('pasted').remove()")
    return text


def test_a_table_is_there_before_python_is_and_stays_open_when_it_comes(page: Page, course: Course) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    turn_to(page, course, LESSON)
    panel = page.locator("#and .nn-panel", has_text="How wrong: the loss")
    panel.locator("details").evaluate("details => { details.open = true; }")
    expect(panel.locator("tbody tr")).to_have_count(1)
    found = ready(page, "and")
    press(found, "Step")
    expect(panel.locator("tbody tr")).to_have_count(2)
