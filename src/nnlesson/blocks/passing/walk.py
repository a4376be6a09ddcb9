"""The order of the walk: eleven steps from a question to a trained network, and the parts that each of them has."""

from dataclasses import dataclass, replace

EPOCHS = 100  # that the walk trains for, the first of them student by student
SIGNAL = 8  # places where a signal is shown on its way through the network
FLOW = 6  # places where the slopes are shown on their way back
COUNT = 11
PARTS_PER_SECOND = {"signal": 14.0, "flow": 8.0, "epoch": 30.0}
WORDS_PER_SECOND = {"slow": 1.6, "medium": 2.8, "fast": 6.0}  # all other parts are there to be read
PACES = {word: word.title() for word in WORDS_PER_SECOND}
LEARNING = ("measure", "trace", "adjust")


@dataclass(frozen=True)
class Part:
    """A part of a step: what is done in it, for which student, and how far a signal or the slopes have come."""

    step: int
    act: str
    student: int = -1
    reached: float | None = None  # by the signal, in layers from the inputs
    back: float | None = None  # by the slopes, in layers from the outputs


def guess_and_learn(student: int) -> list[Part]:
    step = 4 + 2 * student
    signal = [Part(step, "signal", student, 2 * i / SIGNAL) for i in range(SIGNAL)]
    flow = [Part(step + 1, "flow", student, back=i / FLOW) for i in range(FLOW)]
    measure, trace, adjust = (Part(step + 1, act, student) for act in LEARNING)
    return [*signal, Part(step, "predict", student), measure, *flow, replace(trace, back=1.0), adjust]


PARTS = (
    Part(1, "challenge"),
    Part(2, "data"),
    Part(3, "start"),
    *[part for student in range(3) for part in guess_and_learn(student)],
    *[Part(10, "epoch", 2)] * EPOCHS,
    Part(11, "end", 2),
)


def last_of(step: int) -> int:
    """Where a step's last part stands in PARTS."""
    return max(i for i, part in enumerate(PARTS) if part.step == step)


# The code at work in each act: for two functions of the core their names, and what the running line begins with. The
# first calls the second.
CODE = {
    "predict": (("Training.step", "loss ="), ("Dense.forward", "return")),
    "measure": (("Training.step", "loss ="), ("CrossEntropy.forward", "return")),
    "trace": (("Training.step", "self.network.backward"), ("Dense.backward", "self.dW")),
    "adjust": (("Training.step", "self.optimizer.step"), ("GradientDescent.step", "w -=")),
    "epoch": (("Training.epoch", "while"), ("Training.step", "")),
}
# What is carried out in a part. The slopes have been computed before they are seen on their way.
WORK = {act: act for act in ("predict", "measure", "trace", "adjust", "epoch")} | {"flow": "trace"}
MOVING = {"signal": "predict", "flow": "trace"}  # what is only on its way, and what it is on its way to
IDLE = (("Training.step", ""), ("Dense.forward", ""))
