import numpy as np
import pytest

from nnlesson.blocks.passing.eleven_steps import Students
from nnlesson.blocks.passing.learner import Learner
from nnlesson.blocks.passing.students import TRAINING
from nnlesson.blocks.passing.walk import COUNT, PARTS, last_of
from nnlesson.contract import Pointer
from nnlesson.contract.body import body
from nnlesson.contract.measure import advance, readout, readouts
from nnlesson.draw.wording import exact, percent


def at(step: int, **options: float | str) -> Students:
    block = Students("", **options)
    block.go_to(step)
    return block


def measured(block: Students, name: str) -> float:
    found = readout(block, name)
    assert found
    return found.value


def test_next_goes_through_eleven_steps_and_back_returns_through_the_same() -> None:
    block = Students()
    forwards = []
    for _ in range(COUNT):
        forwards.append(body(block)[0])
        block.next()
    backwards = []
    for _ in range(COUNT):
        backwards.append(body(block)[0])
        block.back()

    assert block.index == 0
    assert readouts(block)["step"].text == "1 of 11"
    assert backwards[::-1] == forwards


def test_the_walk_carries_out_exactly_the_steps_of_the_core() -> None:
    block, learner = at(9), Learner("divided", 0.1)
    for _ in range(3):
        learner.training.step()

    assert all(np.array_equal(*pair) for pair in zip(block.learner.kept(), learner.kept(), strict=True))
    block.go_to(10)
    for _ in range(100):
        learner.training.epoch()
    assert all(np.array_equal(*pair) for pair in zip(block.learner.kept(), learner.kept(), strict=True))
    assert block.learner.training.history == learner.training.history


@pytest.mark.parametrize("scaling", ["divided", "standardised"])
def test_the_walk_ends_with_all_six_right_and_says_how_many_of_the_others(scaling: str) -> None:
    block = at(11, scaling=scaling)

    assert readouts(block)["accuracy"].text == "6 of 6"
    assert readouts(block)["held-out"].value > 0.75
    assert f"of 24 students it has never seen {block.held_right}" in block.picture().sentence


def test_raw_inputs_leave_the_walk_with_the_same_answer_to_everyone() -> None:
    block = at(11, scaling="raw")

    assert readouts(block)["accuracy"].text == "3 of 6"
    assert "6 of 6" not in block.picture().sentence


@pytest.mark.parametrize("step", [4, 6, 8, 10])
def test_pass_and_fail_add_up_to_one_hundred_percent(step: int) -> None:
    block = at(step)

    assert measured(block, "pass") + measured(block, "fail") == pytest.approx(1)


@pytest.mark.parametrize(("step", "tone"), [(4, "right"), (6, "wrong"), (8, "right"), (5, "")])
def test_a_guess_is_called_right_or_wrong_by_the_result(step: int, tone: str) -> None:
    picture = at(step).picture()

    assert picture.tone == tone
    assert ("In truth" in picture.sentence) == bool(tone)


def test_the_first_step_helps_sarah_and_the_sentence_says_what_it_does_to_all() -> None:
    block = at(5)

    assert block.facts.probability > block.guessed
    assert block.mean_loss > block.mean_loss_before
    assert "what suits one does not suit all" in block.picture().sentence


def test_the_update_rule_has_the_true_numbers_of_the_weight_that_is_pointed_at() -> None:
    block = at(5)
    x, h = block.learner.x[0], block.learner.tanh.y[0]
    dz = np.exp(block.guess[0]) / np.exp(block.guess[0]).sum() - [1, 0]
    second = block.before[2] if block.before else np.zeros((4, 2))
    ds = (dz @ second.T) * (1 - h**2)

    assert measured(block, "gradient") == pytest.approx(x[0] * ds[0])
    assert measured(block, "weight") == pytest.approx(0.4 - 0.1 * x[0] * ds[0])
    assert ("new = old − rate × gradient", "0.4162 = 0.4 − 0.1 × (−0.1623)") in block.arithmetic("weight-0-0-0")
    assert float(block.learner.second.dW[2, 1]) == pytest.approx(h[2] * dz[1])


@pytest.mark.parametrize("parts", range(3, 16))
def test_the_circles_are_the_numbers_of_the_arithmetic(parts: int) -> None:
    block = Students()
    advance(block, parts)
    hidden = block.nodes[1][0].activation

    lines = dict(block.arithmetic("node-1-0"))
    squared = f"{exact(hidden)} × {exact(hidden)}"
    assert f"= {exact(hidden)}" in lines["answer"] if block.part.act != "trace" else squared in str(lines)


@pytest.mark.parametrize("parts", range(3, 16))
def test_all_numbers_of_a_moment_are_of_that_moment(parts: int) -> None:
    """Circles, bars, the guess in the table and the sums are what the network says with the weights that are drawn."""
    block = Students()
    advance(block, parts)
    student = block.learner.x[[block.shown]]
    says = block.learner.probabilities(student)[0].tolist()

    assert [node.activation for node in block.nodes[2]] == says
    assert [node.activation for node in block.nodes[1]] == block.learner.hidden(student)[0].tolist()
    assert readouts(block)["pass"].value == block.answers[block.shown, 0] == pytest.approx(says[0])
    said = f"its share by softmax: {exact(says[0])}" if block.part.act != "trace" else f"{exact(says[0])} − "
    assert said in str(block.arithmetic("node-2-0"))
    assert block.losses.last == block.mean_loss == readouts(block)["loss"].value


def test_a_weight_chains_from_one_student_to_the_next() -> None:
    assert ("what comes in × weight", "0.2 × 0.4162 = 0.08325") in at(6).arithmetic("weight-0-0-0")
    assert ("what comes in × weight, after the step", "0.2 × 0.407 = 0.08139") in at(7).arithmetic("weight-0-0-0")
    assert ("at the start", "0.4") in at(10).arithmetic("weight-0-0-0")


# The way back


def traced(back: float) -> Students:
    """Sarah's step, when the slopes have come so far."""
    block = Students()
    block.train()
    while block.part.back != back:
        block.advance()
    return block


def test_the_slopes_flow_back_over_the_lines_and_arrive_one_layer_after_the_other() -> None:
    html = [str(body(traced(back))[0]) for back in (0.0, 0.5, 1.0)]

    assert [text.count("nn-signal--back") for text in html] == [0, 8, 0]
    assert [text.count("nn-fill-loss") - html[0].count("nn-fill-loss") for text in html] == [0, 0, 8]


def test_a_slope_is_the_error_times_the_weight_times_how_steep_the_squeezing_is() -> None:
    block = traced(1.0)
    dz, h, second = block.answers[0] - [1, 0], block.learner.hidden(block.learner.x[[0]])[0], block.learner.second.W
    ds = (dz @ second.T) * (1 - h**2)

    assert block.flowing
    assert block.flowing.slopes[1] == pytest.approx(ds)
    assert block.flowing.slopes[2] == pytest.approx(dz)
    assert block.arithmetic("node-1-0")[-1][1].endswith(f" = {exact(float(ds[0]))}")
    assert block.arithmetic("node-2-0")[-1][1] == "0.5241 − 1 = −0.4759"
    assert block.arithmetic("weight-0-0-0")[1] == (
        "gradient = slope where it ends × what came in",
        "−0.2029 × 0.8 = −0.1623",
    )


def test_who_goes_by_hand_sees_the_slopes_where_they_arrive() -> None:
    block = Students()
    advance(block, 5)

    assert block.part.act == "trace"
    assert block.part.back == 1.0
    assert measured(block, "gradient") == pytest.approx(-0.1623, abs=1e-4)


# The pace


def test_play_goes_on_at_once_and_leaves_every_sentence_for_as_long_as_it_takes_to_read() -> None:
    block = Students()
    block.train()
    assert block.part.step == 2

    slow, medium, fast = (1 / rate for rate in paces(block))

    assert slow > medium > fast > 4
    assert medium > len(block.picture().sentence.split()) / 4


def paces(block: Students) -> list[float]:
    found = []
    for pace in ("slow", "medium", "fast"):
        block.set("pace", pace)
        found.append(block.steps_per_second)
    return found


def test_pointing_tells_about_a_thing_and_a_click_keeps_it() -> None:
    block = at(5)
    block.pointer = Pointer("network-node-1-2", 0.5, 0.5)
    assert "The neuron hidden 3" in str(body(block)[0])

    block.pressed(block.pointer)
    block.pointer = None

    assert "The neuron hidden 3" in str(body(block)[0])
    block.back()
    assert "The neuron hidden 3" in str(body(block)[0])


@pytest.mark.parametrize("x", np.linspace(0, 1, 30))
@pytest.mark.parametrize("step", [1, 4, 5, 10])
def test_every_neuron_and_weight_has_its_arithmetic_by_keys(step: int, x: float) -> None:
    block = at(step)
    block.pointer = Pointer("network", float(x), 0.5)

    assert block.told
    assert block.arithmetic(block.told)
    assert body(block)


def test_nobody_has_come_in_before_the_first_guess() -> None:
    assert [node.activation for layer in at(3).nodes for node in layer] == [0.0] * 9
    assert all(node.activation for layer in at(4).nodes for node in layer)


def test_only_a_step_of_learning_marks_changed_weights() -> None:
    marks = [str(body(at(step))[0]).count("nn-change ") for step in (4, 5, 6, 10)]

    assert marks == [0, 20, 0, 0]


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (3, "loss = self.loss.forward(self.network.forward(x), target)"),
        (5, "self.network.backward(self.loss.backward())"),
        (6, "w -= self.rate * g"),
        (15, "while len(self.order):"),
    ],
)
def test_the_running_line_is_marked(parts: int, line: str) -> None:
    block = Students()
    advance(block, parts)
    lines = [part for part in walk(body(block)[0]) if "nn-line--running" in part[1].get("class", "")]

    assert line in [found[2].strip() for found in lines]


def walk(node: list) -> list:  # type: ignore[type-arg]
    return [node, *[found for child in node[2:] if isinstance(child, list) for found in walk(child)]]


def test_play_shows_the_signal_on_its_way_and_rests_at_the_end() -> None:
    block = Students()
    block.train()
    acts: list[str] = []
    while not block.finished:
        block.step()
        acts.append(block.part.act)

    assert acts.count("signal") == 24
    assert acts.count("flow") == 18
    assert block.index == len(PARTS) - 1
    assert not block.enables("train")
    assert not block.enables("step")


def test_the_table_has_what_the_network_says_of_every_student_now() -> None:
    block = at(8)
    text = str(body(block)[0])
    answers = block.learner.probabilities(block.learner.x)[:, 0].tolist()

    for student, answer in zip(TRAINING, answers, strict=True):
        assert f"pass-{student.name}" in text
        assert percent(answer) in text
    assert last_of(8) == block.index
