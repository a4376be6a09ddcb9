"""Taking hold of what is drawn: with the mouse, with a finger and with the keys; and a finger that only scrolls."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.lessons.figures import ready, value
from browser.lessons.turning import turn_to
from browser.pages import Course, button, readout

LESSON = "lessons/how-a-neuron-learns"
KNOBS = "lessons/turning-the-knobs"
AT_REST = """() => new Promise((done) => {
  let [at, frames] = [scrollY, 0];
  const look = () => {
    frames = scrollY === at ? frames + 1 : 0;
    at = scrollY;
    if (frames > 5) done();
    else requestAnimationFrame(look);
  };
  look();
})"""
PASSED = "([id, least]) => document.querySelector(`#${id} output[name=begin]`).dataset.value > least"


def middle(found: Locator) -> tuple[float, float]:
    box = found.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_ball_and_the_prediction_follow_the_mouse(page: Page, site: Course) -> None:
    found = ready(turn_to(page, site, LESSON), "bowl")
    x, y = middle(found.locator(".nn-ball"))

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 200, y + 30, steps=5)
    expect(found.locator("[data-held]")).to_have_count(1)
    page.mouse.up()

    expect(found.locator("[data-held]")).to_have_count(0)
    page.wait_for_function(PASSED, arg=["bowl", 0.1])
    assert middle(found.locator(".nn-ball"))[0] == pytest.approx(x + 200, abs=8)

    wrong = ready(page, "wrong")
    points = wrong.locator("[data-hold=prediction]")
    x, y = middle(points.last.locator(".nn-point"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 900, y, steps=5)
    page.mouse.up()
    expect(readout(wrong, "loss")).to_have_text("0")
    expect(points.first).to_have_attribute("aria-valuetext", "1: loss 0")


def test_a_knob_points_to_where_the_mouse_pulls_it(page: Page, site: Course) -> None:
    turn_to(page, site, KNOBS)
    found = ready(page, page.locator("nn-block[kind=knobs]").first.get_attribute("id") or "")
    knob = found.get_by_role("slider", name="Knob w1", exact=True)
    x, y = middle(knob.locator(".nn-knob"))

    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 40, y, steps=5)
    page.mouse.up()

    expect(readout(found, "weight-1")).to_have_text("−2")  # a quarter turn to the left, of 3 for 135 degrees
    expect(found.locator("input[name=w1]")).to_have_value("-2")


def test_the_keys_move_a_handle_and_its_words_say_where_it_is(page: Page, site: Course) -> None:
    found = ready(turn_to(page, site, LESSON), "bowl")
    ball = found.get_by_role("slider", name="The ball", exact=True)
    ball.focus()

    for key, weight in (("Home", -3), ("ArrowRight", -2.95), ("PageUp", -2.25), ("ArrowDown", -2.3), ("End", 4)):
        ball.press(key)
        expect(ball).to_have_attribute("aria-valuenow", f"{weight:g}")
        words = f"weight {weight:g},".replace("-", "−")
        assert (ball.get_attribute("aria-valuetext") or "").startswith(words)
        expect(ball).to_be_focused()

    for _ in range(10):
        ball.press("ArrowLeft")  # faster than Python answers
    expect(ball).to_have_attribute("aria-valuenow", "3.5")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def swipe(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A finger that is put down, moved and lifted, as the browser itself gets it."""
    session = page.context.new_cdp_session(page)
    for i in range(9):
        place = {"x": start[0] + (end[0] - start[0]) * i / 8, "y": start[1] + (end[1] - start[1]) * i / 8}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove" if i else "touchStart", "touchPoints": [place]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_drags_sideways_and_scrolls_up_and_down(phone: Page, site: Course) -> None:
    phone.goto(site.page(LESSON))
    found = ready(phone, "bowl")
    ball = found.locator("[data-hold=begin]")
    expect(ball).to_have_attribute("aria-valuenow", "-2")
    ball.evaluate("ball => ball.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = ball.locator(".nn-grip").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44

    x, y = middle(ball.locator(".nn-ball"))
    before = phone.evaluate("scrollY")
    swipe(phone, (x, y), (x + 3, y - 200))
    phone.wait_for_function("before => scrollY > before + 100", arg=before)
    button(found, "Step").evaluate("button => button.click()")
    expect(readout(found, "step")).to_have_text("1")
    assert value(found, "begin") == -2  # and what has been sent before the step has moved nothing

    phone.evaluate(AT_REST)  # a page goes on scrolling for a while after a swipe
    ball.evaluate("ball => ball.scrollIntoView({ block: 'center', behavior: 'instant' })")
    x, y = middle(ball.locator(".nn-ball"))
    swipe(phone, (x, y), (x + 80, y + 10))
    phone.wait_for_function(PASSED, arg=["bowl", -0.5])
    expect(readout(found, "step")).to_have_text("0")


@pytest.mark.parametrize(
    ("lesson", "kind", "thing", "pressed"),
    [
        (KNOBS, "knobs", "[data-hold=w1] .nn-knob", ""),
        ("lessons/the-mechanics-of-learning", "loss-surface", "[data-point=surface]", "Step"),
    ],
)
def test_a_finger_that_scrolls_turns_nothing(
    phone: Page, site: Course, lesson: str, kind: str, thing: str, pressed: str
) -> None:
    phone.goto(site.page(lesson))
    found = ready(phone, phone.locator(f"nn-block[kind={kind}]").first.get_attribute("id") or "")
    found.locator(thing).evaluate("thing => thing.scrollIntoView({ block: 'center', behavior: 'instant' })")
    settings = found.locator("output[for]")
    stood, loss, before = settings.all_inner_texts(), readout(found, "loss").inner_text(), phone.evaluate("scrollY")

    x, y = middle(found.locator(thing))
    swipe(phone, (x, y), (x + 4, y - 200))

    phone.wait_for_function("before => scrollY > before + 100", arg=before)
    if pressed:
        button(found, pressed).evaluate("button => button.click()")
    else:
        found.locator("select").first.select_option("moon")
    expect(readout(found, "loss")).not_to_have_text(loss)  # by now Python has carried out all that was done before
    expect(settings).to_have_text(stood)
