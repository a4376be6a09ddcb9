"""A progress bar: how far a walk of named steps has come."""

from nnlesson.draw.element import element
from nnlesson.draw.figure import Figure


def progress(done: int, count: int, title: str, part: str = "") -> Figure:
    """Step `done` of `count`, its title, and where a step has parts, which one: "part 2 of 3: trace back"."""
    share = round(100 * (done - 1) / (count - 1))
    bar = element(
        "div",
        element("div", class_="nn-progress__done", style=f"--nn-share: {share}%"),
        *[
            element("i", class_="nn-progress__tick", style=f"--nn-share: {100 * i / (count - 1):.1f}%")
            for i in range(count)
        ],
        class_="nn-progress__bar",
        role="progressbar",
        aria_label="Progress through the lesson",
        aria_valuemin="0",
        aria_valuemax="100",
        aria_valuenow=str(share),
        aria_valuetext=f"Step {done} of {count}, {share} %",
    )
    head = element(
        "div",
        element("span", f"Step {done} of {count}", class_="nn-progress__count"),
        element("strong", title),
        element("span", part, class_="nn-progress__part"),
        class_="nn-progress__head",
    )
    return Figure(element("div", head, bar, class_="nn-progress"))
