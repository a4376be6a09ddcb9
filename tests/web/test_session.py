"""What a session says to Python, and when: one question at a time, and nothing that the learner did is lost."""

from typing import Any

import pytest
from playwright.sync_api import Page

PLAY = """
async (script) => {
  const { Session } = await import("/session.js");
  const said = [], told = [], kept = [];
  const channel = {
    join: (session) => { session.wait(); session.begin(); },
    leave: () => {},
    tell: ({ block, ...message }) => said.push(message),
    ask: ({ block, ...message }, state) => said.push(state ? { ...message, state: state.byteLength } : message),
  };
  const earlier = (use) => ({ state: new ArrayBuffer(6), use });
  const shelf = (old) => ({ use: old ? "answers" : "run", shelf: { text: "runs", old } });
  const opened = (state) => new Session(channel, { id: "gate", kind: "and-gate", options: {} }, view, state);
  const view = {
    seen: () => true,
    waiting: () => told.push("waiting"),
    moved: () => told.push("moved"),
    computing: (long) => told.push(long ? "computing" : "computing no more"),
    show: (frame, buffers, notice) => told.push(notice || (frame.running ? "running" : "ready")),
    keep: ({ state, shelf }) => kept.push(shelf === undefined ? state.byteLength : [state?.byteLength ?? 0, shelf]),
    failed: (sentence) => told.push(sentence),
  };
  const session = new Session(channel, { id: "gate", kind: "and-gate", options: { rate: 1 } }, view);
  const answered = () => said.findLast(({ type }) => type === "event")?.number ?? 0;
  const frame = (running = false, state = undefined, more = {}) =>
    session.answer(
      { type: "frame", body: ["div", {}], layers: {}, running, answered: answered(), ...more }, state ? { state } : {},
    );
  const rest = () => session.answer({ type: "rest" }, {});
  const waiting = [];
  let now = 1000;
  globalThis.requestAnimationFrame = (paint) => waiting.push(paint); // a screen that is never late
  const painted = () => {
    for (const end = now + 32; now < end; ) {
      now += 16;
      for (const paint of waiting.splice(0)) paint(now);
    }
  };
  await eval(`(async () => { ${script} })()`);
  return { said, told, kept, names: said.map(({ type, name }) => name ?? type) };
}
"""


def play(page: Page, script: str) -> dict[str, Any]:
    """Run the script on a session with a channel and a view that write down what they are told."""
    return page.evaluate(PLAY, script)  # type: ignore[no-any-return]


def test_a_session_opens_with_its_kind_and_options(modules: Page) -> None:
    played = play(modules, "session.join();")

    assert played["said"] == [{"type": "open", "id": "gate", "kind": "and-gate", "options": {"rate": 1}}]
    assert played["told"] == ["waiting"]


def test_an_event_is_followed_by_a_tick(modules: Page) -> None:
    played = play(modules, "session.join(); frame(); session.event('step');")

    assert played["names"] == ["open", "step", "tick"]


def test_what_is_done_before_python_is_ready_is_carried_out_in_order(modules: Page) -> None:
    played = play(modules, "session.event('train'); session.event('step'); session.join(); frame();")

    assert played["names"] == ["open", "train", "step", "tick"]


def test_what_is_done_while_a_question_is_open_goes_along_with_the_next(modules: Page) -> None:
    played = play(
        modules,
        "session.join(); frame(); session.event('step'); session.event('reset'); session.event('step'); rest();",
    )

    assert played["names"] == ["open", "step", "tick", "reset", "step", "tick"]


@pytest.mark.parametrize(
    ("events", "carried_out"),
    [
        (["'set', { option: 'rate', to: 1 }", "'set', { option: 'rate', to: 2 }"], [2]),
        (["'point', { at: 'a' }", "'point', null"], [2]),
        (["'point', { at: 'a' }", "'point', { held: true }", "'point', { held: true }", "'point', null"], [1, 3, 4]),
        (["'set', { option: 'rate', to: 1 }", "'set', { option: 'gate', to: 'or' }"], [1, 2]),
        (["'set', { option: 'rate', to: 1 }", "'reset'", "'set', { option: 'rate', to: 2 }"], [1, 2, 3]),
        (["'step'", "'step'"], [1, 2]),
    ],
)
def test_of_several_moves_of_one_slider_only_the_last_travels(
    modules: Page, events: list[str], carried_out: list[int]
) -> None:
    played = play(modules, "session.join();" + "".join(f"session.event({event});" for event in events) + "frame();")

    assert [message["number"] for message in played["said"] if message["type"] == "event"] == carried_out


def test_a_run_asks_for_frames_ahead_of_the_screen_but_not_far_ahead(modules: Page) -> None:
    played = play(modules, "session.join(); frame(true); painted(); frame(true); for (let i = 0; i < 9; i++) rest();")

    assert set(played["names"][1:]) == {"tick"}
    assert 2 <= len(played["names"][1:]) <= 4
    assert all(0 < message["elapsed"] <= 17 for message in played["said"][1:])


def test_a_state_is_kept_whether_its_frame_is_shown_or_not(modules: Page) -> None:
    played = play(
        modules, "session.join(); frame(true); painted(); for (const n of [3, 4]) frame(true, new ArrayBuffer(n));"
    )

    assert played["kept"] == [3, 4]


def test_every_frame_of_a_run_is_shown_in_its_time(modules: Page) -> None:
    played = play(
        modules,
        "session.join(); frame(true); painted(); frame(true, new ArrayBuffer(8)); const early = told.length;"
        "painted(); told.push(early);",
    )

    assert played["told"] == ["waiting", "running", "running", 2]


def test_what_answers_the_learner_is_shown_at_once_and_what_was_drawn_before_it_never(modules: Page) -> None:
    played = play(
        modules,
        "session.join(); frame(true); painted(); frame(true); session.event('pause');"
        "frame(false); painted(); painted();",
    )

    assert played["told"] == ["waiting", "running", "ready"]


def test_time_stands_still_for_a_block_that_does_not_run(modules: Page) -> None:
    played = play(modules, "session.join(); frame(); painted(); session.event('train');")

    assert played["said"][-1] == {"type": "tick", "elapsed": 0}


def test_after_a_crash_the_block_goes_on_paused_from_the_newest_state(modules: Page) -> None:
    crash = "session.wait(); session.begin(); frame(true); frame(false);"

    played = play(modules, f"session.join(); frame(true, new ArrayBuffer(8)); {crash}")

    assert played["said"][1] == {"type": "open", "id": "gate", "kind": "and-gate", "options": {"rate": 1}, "state": 8}
    assert played["names"][2:] == ["pause", "tick"]
    assert played["told"][-1] == "Python stopped answering and was started again. The run is paused."


def test_the_notice_goes_and_the_run_can_go_on_when_the_learner_does_something(modules: Page) -> None:
    crash = "session.wait(); session.begin(); frame(true); frame(false);"

    played = play(
        modules,
        f"session.join(); frame(true, new ArrayBuffer(8)); {crash} session.event('train'); frame(true);",
    )

    assert played["names"][2:] == ["pause", "tick", "train", "tick"]
    assert played["told"][-1] == "running"


def test_after_a_failure_the_block_opens_anew_without_its_state(modules: Page) -> None:
    failure = "session.answer({ type: 'failed', sentence: 'It stopped.', detail: '' }, {}); session.join();"

    played = play(modules, f"session.join(); frame(false, new ArrayBuffer(8)); {failure}")

    assert played["told"] == ["waiting", "ready", "It stopped.", "waiting"]
    assert played["said"][0] == played["said"][1]


@pytest.mark.parametrize("use", ["run", "answers"])
def test_a_block_opens_with_what_an_earlier_visit_has_kept(modules: Page, use: str) -> None:
    played = play(modules, f"opened(earlier('{use}')).join();")

    assert played["said"] == [
        {"type": "open", "id": "gate", "kind": "and-gate", "options": {}, "kept": use, "state": 6}
    ]


def test_what_python_was_lost_over_is_not_tried_again(modules: Page) -> None:
    played = play(modules, "const session = opened(earlier('run')); session.join(); session.wait(); session.begin();")

    assert played["said"][-1] == {"type": "open", "id": "gate", "kind": "and-gate", "options": {}}


def test_a_session_that_was_left_says_nothing_more(modules: Page) -> None:
    played = play(modules, "session.join(); frame(true); session.leave(); painted();")

    assert played["names"] == ["open"]


MOVE = "session.move(true); session.begin();"


def test_in_another_worker_a_block_goes_on_from_its_state_without_a_word(modules: Page) -> None:
    played = play(
        modules, f"session.join(); frame(true, new ArrayBuffer(8)); painted(); {MOVE} frame(true); frame(true);"
    )

    assert [message.get("state") for message in played["said"] if message["type"] == "open"] == [None, 8]
    assert "pause" not in played["names"]
    assert set(played["told"]) == {"waiting", "moved", "running"}


def test_what_was_not_answered_is_asked_again_in_another_worker(modules: Page) -> None:
    played = play(
        modules,
        "session.join(); frame(false, new ArrayBuffer(8)); session.event('step'); frame(false, new ArrayBuffer(9));"
        f"session.event('train'); session.event('pause'); {MOVE} frame();",
    )

    assert played["names"] == ["open", "step", "tick", "train", "tick", "open", "train", "pause", "tick"]
    assert [message["number"] for message in played["said"] if message.get("name") == "pause"] == [3]


def test_what_an_earlier_visit_has_kept_is_tried_again_where_another_block_was_to_blame(modules: Page) -> None:
    played = play(modules, f"const session = opened(earlier('run')); session.join(); {MOVE}")

    assert played["said"][0] == played["said"][1]


def test_a_block_that_was_stopped_comes_back_from_its_state_and_paused(modules: Page) -> None:
    played = play(
        modules,
        "session.join(); frame(true, new ArrayBuffer(8)); session.stop('Stopped.'); session.join(); frame(true);"
        "frame(false);",
    )

    assert played["names"] == ["open", "open", "pause", "tick"]
    assert played["said"][1]["state"] == 8
    assert played["told"] == ["waiting", "Stopped.", "waiting", "ready"]


def test_what_a_block_was_opened_from_is_not_tried_again_if_it_never_answered(modules: Page) -> None:
    played = play(
        modules, "const session = opened(earlier('run')); session.join(); session.stop('Stopped.'); session.join();"
    )

    assert [message.get("state") for message in played["said"]] == [6, None]


def test_a_long_wait_is_told_once_and_ends_with_the_answer(modules: Page) -> None:
    played = play(modules, "session.join(); session.compute(); session.compute(); frame();")

    assert played["told"] == ["waiting", "computing", "computing no more", "ready"]
