"""The panels of the walk: the network with a student in it, its guess, and the six students."""

import numpy as np

from nnlesson.blocks.passing.learner import HIDDEN, Learner
from nnlesson.blocks.passing.students import COLUMNS, RESULTS, TRAINING
from nnlesson.core import Array, Softmax
from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.element import Child
from nnlesson.draw.figure import Figure
from nnlesson.draw.network import Node
from nnlesson.draw.stages import Stage
from nnlesson.draw.table import table
from nnlesson.draw.values import output, verdict
from nnlesson.draw.wording import percent, short

STAGES = ("predict", "measure", "trace", "adjust")
WHEN = {"flow": "slopes on their way back, given", "trace": "and its slopes, given", "adjust": "after the step, given"}

type Moment = tuple[list[float], list[float], list[float]]


def network_title(act: str, name: str, came_in: bool) -> str:
    return f"The network, {WHEN.get(act, 'given')} {name}" if came_in else "The network, given nothing yet"


def nodes(learner: Learner, moment: Moment | None) -> list[list[Node]]:
    """The nine neurons, with inputs, hidden answers and scores of this moment: all at 0 until a student comes in."""
    inputs, hidden, scores = moment or ([0.0] * len(COLUMNS), [0.0] * len(HIDDEN), [])
    outputs = Softmax().forward(np.array([scores]))[0].tolist() if moment else [0.0] * len(RESULTS)
    first, second = learner.first.b.tolist(), learner.second.b.tolist()
    return [
        [Node(label, value) for label, value in zip(COLUMNS, inputs, strict=True)],
        [Node(label, value, bias) for label, value, bias in zip(HIDDEN, hidden, first, strict=True)],
        [Node(label, value, bias) for label, value, bias in zip(RESULTS, outputs, second, strict=True)],
    ]


def likelier(learner: Learner, before: list[Array] | None) -> int:
    """For how many of the six a Pass is likelier than before the step that has just been made."""
    if before is None:
        return 0
    passes, now = learner.probabilities(learner.x)[:, 0], learner.kept()
    learner.restore(before)
    grown = passes > learner.probabilities(learner.x)[:, 0]
    learner.restore(now)
    return int(grown.sum())


def bars_of(student: int, answers: Array, asked: bool) -> Figure:
    """The two probabilities of a student, which add up to 100 %; none before it has been asked."""
    result, shares = TRAINING[student].result, answers[student].tolist()
    given = [
        Bar(label, share, right=i == result) if asked else Bar(label, None, dim=True)
        for i, (label, share) in enumerate(zip(RESULTS, shares, strict=True))
    ]
    return bars(given, f"Probability that {TRAINING[student].name} passes or fails")


def table_of(answers: Array, chosen: int | None) -> Figure:
    """The six, the probability of Pass that each has, and the loss: -log of what the right answer has."""
    rows: list[list[Child]] = []
    for student, shares in zip(TRAINING, answers.tolist(), strict=True):
        yes, right = shares[0], shares[student.result] > 0.5
        said = output(f"pass-{student.name}", yes, percent(yes))
        loss = short(float(-np.log(shares[student.result])), 2)
        rows.append([student.name, student.profile, RESULTS[student.result], said, verdict(right), loss])
    head = ["student", "inputs", "result", "P(Pass)", "right?", "loss"]
    return table("The six and the network's answers", head, rows, chosen)


def cards(came: int, guessed: float, loss: float, probability: float) -> list[Stage]:
    """The stages of one step of learning, and what the first of them, up to `came`, have brought."""
    brought = {
        "Predict": f"Pass {percent(guessed)}",
        "Measure": f"loss {short(loss)}",
        "Trace back": "26 gradients",
        "Adjust": "26 small steps",
        "Result": f"Pass {percent(probability)}",
    }
    reached = len(STAGES) if came == len(STAGES) - 1 else came  # a step shows its result at once
    return [Stage(name, result if i <= reached else "") for i, (name, result) in enumerate(brought.items())]
