"""As fast as it goes, a block that shows only the loss of a step makes many at once: with the same numbers."""

from collections.abc import Sequence

import pytest

from live.visit import FRAME, Clock
from nnlesson.contract import FASTEST, Picture, Readout, TrainingBlock
from nnlesson.contract.terms import parse_term
from nnlesson.core import Dense, GradientDescent, MeanSquaredError, Network, Training
from nnlesson.live.pace import SLICE
from nnlesson.live.session import Session


class Line(TrainingBlock):
    """A neuron learns a line."""

    kind = "line"
    max_steps = 5000
    steps_per_second = FASTEST
    takes = 0.01  # ms for a step
    clock: Clock

    def start(self) -> None:
        rng = self.rng()
        self.network, self.x = Network([Dense(1, 1, rng)]), rng.normal(size=(5, 1))
        data = self.x, 2 * self.x + 1
        self.training = Training(self.network, MeanSquaredError(), GradientDescent(0.001), data, None, rng)
        self.evaluated, self.leaps = 0, list[int]()

    def step(self) -> None:
        self.fast_forward(1)

    def fast_forward(self, steps: int) -> Sequence[float]:
        self.leaps.append(steps)
        self.clock.now += self.takes * steps
        return self.training.epochs(steps)[1:]

    def evaluate(self) -> None:
        self.evaluated += 1
        self.loss = MeanSquaredError().forward(self.network.forward(self.x), self.training.target)

    def readouts(self) -> list[Readout]:
        return [Readout("loss", self.loss, "Loss")]

    def picture(self) -> Picture:
        return Picture([], "")


@pytest.fixture
def session() -> Session:
    clock = Clock()
    Line.clock = clock
    return Session(Line(), clock, lambda: 7)


def line(session: Session) -> Line:
    assert isinstance(session.block, Line)
    return session.block


def run(session: Session, frames: int) -> None:
    session.block.train()
    for _ in range(frames):
        session.tick(FRAME)


def test_many_steps_leave_behind_what_as_many_single_ones_do(session: Session) -> None:
    run(session, 10)
    fast = line(session)
    slow = Line()
    for _ in range(fast.steps):
        slow.advance()

    assert 500 < fast.steps == fast.made == slow.made
    assert fast.network.parameters() == slow.network.parameters()
    assert fast.losses == slow.losses
    assert fast.loss == slow.loss


def test_a_frame_takes_no_longer_than_a_slice_and_evaluates_once(session: Session) -> None:
    run(session, 10)  # until it knows how many fit
    before, evaluated = session.clock(), line(session).evaluated

    run(session, 1)

    assert SLICE / 2 < session.clock() - before < SLICE
    assert line(session).evaluated == evaluated + 1


def test_where_steps_begin_to_take_long_there_are_soon_fewer(session: Session) -> None:
    run(session, 10)
    line(session).takes *= 3
    run(session, 1)
    before = session.clock()

    run(session, 1)

    assert session.clock() - before < SLICE


def test_a_run_ends_where_it_would(session: Session) -> None:
    run(session, 100)

    assert not session.block.running
    assert line(session).steps == line(session).losses.count - 1 == Line.max_steps


def test_as_long_as_somebody_waits_for_a_moment_it_makes_step_by_step(session: Session) -> None:
    told: list[float] = []
    term = "loss of #line after 100 epochs"
    session.watching.ask(term, parse_term(term), lambda term, value, changes: told.append(value))

    run(session, 20)

    assert told == [line(session).training.history[100]]
    assert set(line(session).leaps[:100]) == {1}
    assert max(line(session).leaps) > 100
