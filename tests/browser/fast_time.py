"""Time that flies: a run makes the same steps and ends in the same numbers, and is over in a fraction of the time.

Nothing is rehearsed: that makes a run smooth, and nothing else, and is twice the work of a visit.

A page counts the time of a run by the screen, and lets one frame of it be worth 100 ms at most (`LONGEST` in
web/playback.js). Here every frame is worth that. What is about smoothness, starting or staying keeps to real time.
"""

from playwright.sync_api import BrowserContext

FASTER = 10  # than the screen: a frame in 1/60 s or less would be worth more than the page allows
SCREEN = f"""
const paint = requestAnimationFrame;
globalThis.requestAnimationFrame = (painting) => paint((now) => painting({FASTER} * now));
"""
UNREHEARSED = """
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...more) {
    if (message.type !== "rehearse") post.call(this, message, ...more);
};
"""


def let_time_fly(context: BrowserContext) -> None:
    context.add_init_script(SCREEN)
    context.add_init_script(UNREHEARSED)
