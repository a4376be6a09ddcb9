"""Blocks that come as text, and come anew while they are open: each goes on from where it was."""

import json

import pytest

from browser.foreign import MODEL, WAVES
from live.visit import BLOCK, Visit, shown
from nnlesson.blocks import catalogue
from nnlesson.live.modules import take_in


def text(**others: str) -> str:
    """The theme as a page brings it, some of its modules with another text."""
    sources = {"waves": "__init__.py", "waves.model": "model.py", "waves.sine_wave": "sine_wave.py"}
    modules = {name: (f"blocks/waves/{file}", WAVES[file]) for name, file in sources.items()}
    changed = {f"waves.{name}": (modules[f"waves.{name}"][0], given) for name, given in others.items()}
    return json.dumps({"themes": {"waves": modules | changed}})


pytestmark = pytest.mark.usefixtures("as_before")


@pytest.fixture
def waves() -> Visit:
    visit = Visit()
    visit.dispatcher.renew(text())
    assert visit.open("sine-wave", rate=0.2)["type"] == "frame"
    for _ in range(3):
        visit.does("step")
    return visit


OF_THE_CORE = f"from nnlesson.core.datasets import column\n{MODEL}".replace(
    "np.sin(self.phase)", "column(np.array([self.phase]))[0, 0]"
)
TWICE = "def column(values):\n    return 2 * values[:, None]\n"


def again(visit: Visit, **options: float) -> None:
    """The page opens its block once more, after its code was edited."""
    message = {"type": "open", "block": BLOCK, "id": "figure", "kind": "sine-wave", "options": options}
    visit.send(message | {"kept": "edited"})


def test_a_block_of_somebody_else_follows_an_edited_function_that_is_no_method() -> None:
    visit = Visit()
    visit.dispatcher.renew(text(model=OF_THE_CORE))
    visit.open("sine-wave", rate=0.2)
    before = shown(visit.does("step"), "height")

    frame = visit.does("edit", {"datasets.column": TWICE})

    assert frame["code"]["wrong"] is None
    assert shown(visit.does("rewind", 1), "height") == 2 * before
    assert shown(visit.does("edit", {}), "height") == before


def test_an_edited_block_goes_on_from_where_it_was(waves: Visit) -> None:
    waves.does("train")

    waves.dispatcher.renew(text(model=WAVES["model.py"].replace("sin", "cos")))
    again(waves, rate=0.2)

    assert shown(waves.newest, "step") == 3
    assert shown(waves.newest, "height") == pytest.approx(0.8253356)
    assert waves.newest["running"]


def test_what_does_not_fit_begins_anew(waves: Visit) -> None:
    edited = WAVES["sine_wave.py"].replace(
        "Oscillator(self.rate), 0", "Oscillator(self.rate), 0\n        self.more = 1"
    )
    waves.dispatcher.renew(text(sine_wave=edited))
    again(waves, rate=0.2)

    assert shown(waves.newest, "step") == 0
    assert not waves.newest["running"]
    assert waves.newest["taken"]["text"] == (
        "The run began anew, for what there was of it does not fit the new code: its more is missing."
    )


def test_what_cannot_be_drawn_where_the_run_was_begins_anew_and_says_at_which_line(waves: Visit) -> None:
    drawn = WAVES["sine_wave.py"]
    place = next(i for i, line in enumerate(drawn.splitlines(), 1) if "def picture" in line)
    before = drawn.splitlines()[place - 1]
    edited = drawn.replace(before, f"{before}\n        1 / (3 - self.made)")
    waves.dispatcher.renew(text(sine_wave=edited))
    again(waves, rate=0.2)

    assert shown(waves.newest, "step") == 0
    assert waves.newest["taken"]["text"] == (
        "The run began anew, for what there was of it does not fit the new code: this figure cannot be drawn from it "
        f"(ZeroDivisionError: division by zero, sine_wave.py, line {place + 1})."
    )


def test_an_option_that_is_gone_stops_nothing(waves: Visit) -> None:
    waves.dispatcher.renew(text())

    again(waves, rate=0.2, depth=3.0)

    assert shown(waves.newest, "step") == 3


@pytest.mark.parametrize(
    ("right", "wrong"), [("self.steps += 1", "self.steps += 1 +"), ('"A wave.")', '"A wave." + 1)')]
)
def test_what_cannot_be_opened_goes_on_from_where_it_was_once_it_is_put_right(
    waves: Visit, right: str, wrong: str
) -> None:
    waves.dispatcher.renew(text(sine_wave=WAVES["sine_wave.py"].replace(right, wrong)))
    again(waves, rate=0.2)
    assert waves.newest["type"] == "failed"

    waves.dispatcher.renew(text())
    again(waves, rate=0.2)

    assert shown(waves.newest, "step") == 3


def test_a_block_that_is_not_there_any_more_says_so_in_words(waves: Visit) -> None:
    waves.dispatcher.renew(text(sine_wave=WAVES["sine_wave.py"].replace("sine-wave", "cosine-wave")))

    again(waves, rate=0.2)

    assert waves.newest["sentence"].startswith("There is no block sine-wave now: ")


def test_the_sessions_of_before_are_over_until_their_page_opens_them_again(waves: Visit) -> None:
    posted = len(waves.posted)
    waves.dispatcher.renew(text())

    waves.event("step")

    assert len(waves.posted) == posted
    assert waves.dispatcher.sessions == {}


def test_the_same_text_is_not_imported_twice(waves: Visit) -> None:
    before = catalogue()["sine-wave"]

    take_in(text(), whole=True)

    assert catalogue()["sine-wave"] is before


def test_what_a_snapshot_lacks_asks_for_a_whole_python() -> None:
    needs = text(model=f"import turtledemo.nothing\n{WAVES['model.py']}")

    with pytest.raises(ModuleNotFoundError):
        take_in(needs, whole=False)
    take_in(needs, whole=True)  # where it is missing too, only its block is

    assert "sine-wave" not in catalogue()


def test_a_failure_says_the_line_of_the_block_and_the_state_it_failed_in(waves: Visit) -> None:
    waves.dispatcher.renew(text(model=WAVES["model.py"].replace("+= self.rate", "+= self.rate / 0")))
    again(waves, rate=0.2)
    waves.event("step")

    failed = waves.newest
    assert failed["place"] == "model.py, line 9: self.phase += self.rate / 0"
    assert failed["trace"].splitlines() == [
        "sine_wave.py, line 21, in step",
        "    self.model.step()",
        "model.py, line 9, in step",
        "    self.phase += self.rate / 0",
        "ZeroDivisionError: float division by zero",
        "",
        "after 3 steps, with",
        "seed: 0",
        "rate: 0.2",
    ]


def test_a_failure_of_a_block_whose_text_is_not_there_says_its_line(visit: Visit) -> None:
    visit.open(broken="step")

    visit.event("step")

    assert visit.newest["place"].startswith("counter.py, line ")
    assert visit.newest["place"].endswith(", in fail_if")
