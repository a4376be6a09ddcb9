"""The sentences of the walk, part by part, with the numbers of this run."""

from dataclasses import dataclass

from nnlesson.blocks.passing.students import HELD_OUT, RESULTS, TRAINING
from nnlesson.blocks.passing.walk import EPOCHS, Part
from nnlesson.draw.wording import percent, short

TITLES = (
    "Who will pass?",
    "Six students",
    "Where it starts",
    "Sarah: a guess",
    "Sarah: one step of learning",
    "Mike: a guess",
    "Mike: one step of learning",
    "Emma: a guess",
    "Emma: one step of learning",
    "Again, and again",
    "What came of it",
)
IN_STEP = {
    "measure": "part 1 of 3: measure",
    "trace": "part 2 of 3: trace back",
    "adjust": "part 3 of 3: adjust",
}


@dataclass(frozen=True)
class Facts:
    """The numbers that the story tells: of the student at hand, and of all."""

    probability: float  # of Pass, now
    guessed: float  # of Pass, before the last step of learning
    loss: float  # of the guess
    rate: float
    epochs: int
    mean_loss: float  # of all six, now
    mean_loss_before: float  # and before the last step of learning
    right: int
    held_right: int


def told(part: Part, facts: Facts) -> str:
    if part.act in ("signal", "predict"):
        return guess(part, facts)
    if part.student >= 0 and part.step < 10:
        return learning(part, facts)
    return {"challenge": challenge, "data": data, "start": start, "epoch": again, "end": end}[part.act](facts)


def challenge(facts: Facts) -> str:
    return (
        "Hours of study, hours of sleep, the score before: will this student pass? Nobody writes a rule. A network of "
        "nine neurons is to find one from examples."
    )


def data(facts: Facts) -> str:
    return (
        f"Six students whose result is known. {len(HELD_OUT)} others are held back: the network never learns from "
        "them, so they can tell whether it has found a rule or learned six rows by heart."
    )


def start(facts: Facts) -> str:
    return (
        "20 weights, the same for everyone so that everyone can check them, and 6 biases at 0. Nobody has come in yet: "
        f"all nine neurons stand at 0. Asked now, it would get {facts.right} of the 6 right, and that is luck."
    )


def guess(part: Part, facts: Facts) -> str:
    student = TRAINING[part.student]
    if part.act == "signal":
        return f"{student.name}'s three numbers go in on the left, and through the weights from layer to layer."
    share = max(facts.probability, 1 - facts.probability)
    says = RESULTS[0 if facts.probability > 0.5 else 1]
    verdict = "Right" if says == RESULTS[student.result] else "Wrong"
    sure = "barely surer than a coin" if share < 0.6 else "fairly sure" if share < 0.9 else "very sure"
    return (
        f"{student.name} ({student.profile}): it says {says}, with {percent(share)}. That is {sure}. "
        f"In truth: {RESULTS[student.result]}. {verdict}."
    )


def learning(part: Part, facts: Facts) -> str:
    student = TRAINING[part.student]
    right = RESULTS[student.result]
    before, after = right_share(part, facts.guessed), right_share(part, facts.probability)
    if part.act == "measure":
        return (
            f"How wrong was that? The right answer, {right}, had only {percent(before)}. The loss is −log of that: "
            f"{short(facts.loss, 4)}. At 100 % it would be 0."
        )
    if part.act in ("flow", "trace"):
        return (
            "Back over the same lines. An output's error, times a line's weight, times how steep the squeezing is: "
            "that is a neuron's slope (violet). Times what came in, it is a weight's gradient. Point at one."
        )
    return (
        f"Each weight and bias moves by {short(facts.rate)} times its gradient, the other way (triangles). "
        f"Result for {student.name}: {right} goes from {percent(before)} to {percent(after)}. {others(facts)}"
    )


def others(facts: Facts) -> str:
    """What the step did to all six: what helps one may hurt the others."""
    went = f"The mean loss of all six goes from {short(facts.mean_loss_before)} to {short(facts.mean_loss)}"
    if facts.mean_loss > facts.mean_loss_before:
        return f"{went}: what suits one does not suit all."
    return f"{went}: this step helped others, too."


def right_share(part: Part, probability: float) -> float:
    return probability if TRAINING[part.student].result == 0 else 1 - probability


def again(facts: Facts) -> str:
    if facts.epochs < EPOCHS:
        return (
            "The other three have had their turn too, and one pass over all six is an epoch. Then the next pass, in "
            f"another order, up to {EPOCHS}."
        )
    return (
        f"{EPOCHS} epochs, {6 * EPOCHS} small steps. Emma again: Pass {percent(facts.probability)}, Fail "
        f"{percent(1 - facts.probability)}. The mean loss fell to {short(facts.mean_loss)}."
    )


def end(facts: Facts) -> str:
    return (
        f"{facts.right} of 6 right, and of {len(HELD_OUT)} students it has never seen {facts.held_right} "
        f"(the same answer to everyone would get {len(HELD_OUT) // 2}). It has found a rule that mostly works, "
        "and nobody typed it in. What that rule is, it cannot say: ask it, further down."
    )
