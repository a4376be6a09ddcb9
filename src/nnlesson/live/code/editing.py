"""Editing: a learner's functions take the place of the core's own while their block is at work, and no longer.

All blocks of a page share one core. So what is edited for one is put in before it does anything, and taken out after.

A run in edited code is made again like any other. That comes to the same numbers as long as its functions remember
nothing that depends on how often a picture is drawn.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FunctionType
from typing import Any

from nnlesson.live.code.editable import file_of, holders, original
from nnlesson.live.code.limits import LONGEST, MOST, WrongCode, checked

type Edits = Mapping[str, str]  # the text of each function that is edited, by its name

NOTHING: Edits = {}


def is_edits(given: Any) -> bool:
    """Whether it can be what a learner has edited; what Python thinks of the texts shows when they are compiled."""
    return (
        isinstance(given, dict)
        and len(given) <= MOST
        and all(isinstance(text, str) and len(text) <= LONGEST for text in given.values())
        and all(isinstance(name, str) and original(name) for name in given)
    )


class Code:
    """The functions that one block runs in. `edits` are those that are not the core's own."""

    def __init__(self) -> None:
        self.edits: Edits = NOTHING
        self.made: dict[str, FunctionType] = {}
        self.depth = 0  # how many times it was put in
        self.before: list[tuple[Any, str, FunctionType]] = []  # what was there

    def put(self, edits: Edits) -> None:
        """From now on these; raises WrongCode, and then nothing has changed."""
        made = {name: compiled(name, text) for name, text in edits.items()}
        if self.depth:
            self.take_out()
        self.edits, self.made = dict(edits), made
        if self.depth:
            self.put_in()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """In here the core is what the learner has made of it."""
        self.depth += 1
        if self.depth == 1:
            self.put_in()
        try:
            yield
        finally:
            self.depth -= 1
            if not self.depth:
                self.take_out()

    def put_in(self) -> None:
        for name, function in self.made.items():
            own = original(name)
            assert own
            for holder, attribute in holders(name, own):
                self.before.append((holder, attribute, own))
                setattr(holder, attribute, function)

    def take_out(self) -> None:
        for holder, attribute, own in self.before:
            setattr(holder, attribute, own)
        self.before.clear()

    def blamed(self, error: BaseException) -> WrongCode | None:
        """The line of a learner's function out of which an error came; None if it came from elsewhere."""
        names, found, trace = {file_of(name): name for name in self.made}, None, error.__traceback__
        while trace:
            if name := names.get(trace.tb_frame.f_code.co_filename):
                found = WrongCode(name, trace.tb_lineno, f"{type(error).__name__}: {error}".rstrip(": "))
            trace = trace.tb_next
        return found


def compiled(name: str, text: str) -> FunctionType:
    """A function that sees what the core's own sees. Raises WrongCode."""
    own = original(name)
    if not own:
        raise WrongCode(name, 1, f"The core has no function {name}.")
    tree = checked(name, text)
    scope = dict(own.__globals__)
    try:
        exec(compile(tree, file_of(name), "exec"), scope)
    except Exception as error:
        raise WrongCode(name, 1, f"{type(error).__name__}: {error}") from error
    made = scope[name.rpartition(".")[2]]
    if not isinstance(made, FunctionType):
        raise WrongCode(name, 1, "A decorator has made something else of this function.")
    function = FunctionType(made.__code__, own.__globals__, made.__name__, made.__defaults__, made.__closure__)
    function.__kwdefaults__ = made.__kwdefaults__
    function.__qualname__ = own.__qualname__
    return function


OF_PROGRAM = Code()  # of one that runs by itself, and has but one block


def edit(edits: Edits) -> None:
    """From now on the core is this, in the whole program: a run that was taken home goes through the same steps."""
    OF_PROGRAM.depth = 1
    OF_PROGRAM.put(edits)


def in_words(edits: Edits) -> str:
    """edited GradientDescent.step"""
    return f"edited {' and '.join(name.partition('.')[2] for name in edits)}"
