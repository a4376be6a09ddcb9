"""The pace of a block that runs as fast as it goes: how long it may train for a frame, and how fast that turns out."""

SLICE = 12.0  # ms of training at most, before the worker looks at its messages again
FRAME = 1000 / 60  # ms
LEAST = 2.0  # ms of training for a frame, however long its picture takes
SHARE = 0.7  # of its time that steps which are made at once may take: the next ones may take longer
WINDOW = 500.0  # ms over which steps are counted


class Pace:
    """Counts steps by the clock, and leaves time for the picture: sixty times a second, if that can be."""

    def __init__(self) -> None:
        self.drawing = 0.0  # ms that the last picture took
        self.began: float | None = None  # ms: when the count began
        self.steps = 0
        self.most = 1  # steps at once

    def slice(self) -> float:
        return min(SLICE, max(LEAST, FRAME - self.drawing))

    def made(self, steps: int, took: float) -> None:
        """So many steps were made at once: how many there may be the next time, twice as many at most."""
        fitting = SHARE * self.slice() * steps / took if took > 0 else 2 * self.most
        self.most = max(1, min(2 * self.most, int(fitting)))

    def measured(self, steps: int, now: float) -> float | None:
        """Steps per second, once in a while."""
        if self.began is None:
            self.began, self.steps = now, 0
            return None
        self.steps += steps
        if now - self.began < WINDOW:
            return None
        found = 1000 * self.steps / (now - self.began)
        self.began, self.steps = now, 0
        return found

    def rest(self) -> None:
        """Time that nobody trains in is not counted."""
        self.began = None
