"""Whatever a learner can do with a control, with the pointer or with the keys, Python carries out."""

from playwright.sync_api import Locator, Page, expect

from browser.pages import Course, button, readout, until

SAMPLES = """slider => {
    window.samples = [];
    const look = () => { samples.push(slider.valueAsNumber); requestAnimationFrame(look); };
    look();
}"""


def drag(slider: Locator, start: float, end: float, steps: int = 20) -> None:
    """From one part of the slider's width to another; the button stays down."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    slider.page.mouse.move(box["x"] + box["width"] * start, y)
    slider.page.mouse.down()
    slider.page.mouse.move(box["x"] + box["width"] * end, y, steps=steps)


def test_a_slider_dragged_with_the_pointer_changes_the_picture(page: Page, course: Course) -> None:
    page.goto(course.page(""))
    error = until(page, "error", "ready")

    drag(error.get_by_label("Prediction", exact=True), 0.3, 0.99)
    page.mouse.up()

    expect(readout(error, "gap")).to_have_text("0")
    expect(readout(error, "loss")).to_have_text("0")


def test_a_slider_moves_with_the_arrow_keys(page: Page, served: Course) -> None:
    page.goto(served.page(""))
    error = until(page, "error", "ready")
    slider = error.get_by_label("Prediction", exact=True)

    slider.focus()
    slider.press("ArrowRight")
    slider.press("ArrowRight")

    expect(error.locator("output[for=error-prediction]")).to_have_text("0.32")
    expect(slider).to_have_attribute("aria-valuetext", "0.32")
    expect(readout(error, "loss")).to_have_text("0.462")
    expect(slider).to_be_focused()


def test_a_logarithmic_slider_gives_round_numbers(page: Page, served: Course) -> None:
    page.goto(served.page("gate"))
    gate = until(page, "gate", "ready")
    slider = gate.get_by_label("Learning rate", exact=True)

    slider.press("Home")
    expect(gate.locator("output[for=gate-rate]")).to_have_attribute("data-value", "0.01")
    slider.press("ArrowRight")

    expect(gate.locator("output[for=gate-rate]")).to_have_attribute("data-value", "0.011")


def test_a_choice_of_segments_starts_the_block_with_it(page: Page, served: Course) -> None:
    page.goto(served.page("gate"))
    gate = until(page, "gate", "ready")
    button(gate, "Step").click()
    expect(readout(gate, "epoch")).to_have_text("1")

    gate.get_by_text("XOR", exact=True).click()

    expect(readout(gate, "epoch")).to_have_text("0")
    expect(gate.get_by_label("XOR", exact=True)).to_be_checked()


def test_a_choice_of_segments_moves_with_the_arrow_keys(page: Page, served: Course) -> None:
    page.goto(served.page("gate"))
    gate = until(page, "gate", "ready")

    gate.get_by_label("AND", exact=True).press("ArrowRight")

    expect(gate.get_by_label("OR", exact=True)).to_be_checked()
    expect(gate.get_by_label("OR", exact=True)).to_be_focused()
    expect(gate).to_contain_text("The OR table")


def test_train_turns_to_pause_and_back_under_the_keys(page: Page, course: Course) -> None:
    page.goto(course.page("gate"))
    gate = until(page, "gate", "ready")

    button(gate, "Train").press("Enter")
    until(page, "gate", "running")
    pause = button(gate, "Pause")
    expect(pause).to_be_focused()
    pause.press("Enter")

    until(page, "gate", "ready")
    expect(button(gate, "Train")).to_be_focused()


def test_quick_clicks_on_train_leave_a_block_that_answers(page: Page, served: Course) -> None:
    page.goto(served.page("gate"))
    gate = until(page, "gate", "ready")

    for _ in range(10):
        gate.locator("button.nn-button--primary").click()
    button(gate, "Reset").click()

    until(page, "gate", "ready")
    expect(readout(gate, "epoch")).to_have_text("0")


def test_a_slider_that_is_held_is_not_moved_by_the_frames_of_a_run(page: Page, served: Course) -> None:
    page.goto(served.page("gate"))
    gate = until(page, "gate", "ready")
    button(gate, "Train").click()
    until(page, "gate", "running")
    slider = gate.get_by_label("Learning rate", exact=True)
    before = readout(gate, "epoch").inner_text()

    drag(slider, 0.02, 0.98, steps=60)
    slider.evaluate(SAMPLES)
    drag(slider, 0.98, 0.02, steps=60)

    samples = page.evaluate("samples")
    assert samples == sorted(samples, reverse=True)
    expect(readout(gate, "epoch")).not_to_have_text(before)
    page.mouse.up()


def test_a_click_in_the_landscape_puts_the_ball_there(page: Page, served: Course) -> None:
    page.goto(served.page("two"))
    hill = until(page, "hill", "ready")
    ground = hill.locator("[data-point=landscape]")
    before = readout(hill, "weight").inner_text()

    ground.click(position={"x": 40, "y": 40})

    expect(readout(hill, "weight")).not_to_have_text(before)


def test_the_ball_is_put_in_place_with_the_keys(page: Page, served: Course) -> None:
    page.goto(served.page("two"))
    hill = until(page, "hill", "ready")
    ball = hill.locator("[data-hold=begin]")
    before = float(readout(hill, "weight").get_attribute("data-value") or "nan")

    ball.focus()
    for _ in range(5):
        ball.press("ArrowRight")

    expect(readout(hill, "weight")).to_have_attribute("data-value", str(before + 0.25))
    expect(ball).to_be_focused()


def test_a_curve_is_read_with_pointer_and_keys_and_the_reading_goes(page: Page, served: Course) -> None:
    page.goto(served.page("gate"))
    gate = until(page, "gate", "ready")
    for epoch in range(1, 6):
        button(gate, "Step").click()
        expect(readout(gate, "epoch")).to_have_text(str(epoch))
    gate.get_by_role("tab", name="Loss").click()
    curve = gate.locator("[data-point=loss]")
    unread = curve.get_attribute("aria-valuetext")

    curve.hover()
    expect(curve).not_to_have_attribute("aria-valuetext", unread or "")
    page.mouse.move(0, 0)
    expect(curve).to_have_attribute("aria-valuetext", unread or "")

    button(gate, "Reset").focus()
    page.keyboard.press("Shift+Tab")
    curve.focus()
    curve.press("ArrowLeft")
    expect(curve).not_to_have_attribute("aria-valuetext", unread or "")
    curve.press("Escape")
    expect(curve).to_have_attribute("aria-valuetext", unread or "")
