"""A failure: what a learner reads, and what a block maker finds, when a block's own code has failed.

A block may raise anything: what ends a program, what has no words, or what fails again when it is asked for them.
"""

import traceback

from nnlesson.blocks.overlay import OVERLAY, belongs
from nnlesson.contract.block import Block
from nnlesson.contract.state import StateRefused

LONGEST = 300  # letters of a message that still make a sentence
MOST = 8  # frames: one that calls itself for ever is as well understood from the last ones


class NotThere(Exception):
    """A page asks for a block of this kind, and there is none as its theme is now."""


def sentence(error: BaseException) -> str:
    """What a learner reads: the block stopped, does not go on from the state that was kept, or is not there."""
    if isinstance(error, NotThere):
        return f"There is no block {error} now: its file has a mistake, or does not define it any more."
    if isinstance(error, StateRefused):
        return f"What was kept of this figure cannot be used: {error}. Try again starts it anew."
    return f"This figure met an error of its own and stopped ({named(error)})."


def begun_anew(refused: StateRefused, kind: type[Block]) -> str:
    """What an author reads whose figure could not go on from where it was in its new code."""
    cause, why = refused.__cause__, str(refused)
    if cause:
        frames = own_frames(cause, theme_of(kind))
        why += f" ({named(cause)}{f', {at(frames[-1])}' if frames else ''})"
    return f"The run began anew, for what there was of it does not fit the new code: {why}."


def named(error: BaseException) -> str:
    """The kind of the error, and what it says."""
    kind = type(error).__name__
    try:
        words = " ".join(str(error).split())
    except BaseException:
        return f"{kind}, whose message cannot be read"
    if len(words) > LONGEST:
        words = f"{words[:LONGEST].rstrip()} …"
    return f"{kind}: {words}" if words else kind


def detail(error: BaseException) -> str:
    """Where it happened, for the console of whoever made the block."""
    try:
        return "".join(traceback.format_exception(error))
    except BaseException:
        return named(error)


def where(error: BaseException, kind: type[Block] | None, block: Block | None) -> dict[str, str]:
    """For its maker: the `place` in the block's own code, and the `trace` through it, with what it failed at.

    Nothing of a block whose state was refused: there its code has not failed.
    """
    if kind is None or isinstance(error, StateRefused):
        return {}
    frames = own_frames(error, theme_of(kind))
    if not frames:
        return {}
    trace = [line for frame in frames[-MOST:] for line in lines(frame)]
    return {"place": place(frames[-1]), "trace": "\n".join([*trace, named(error), *stand(block)])}


def theme_of(kind: type[Block]) -> str:
    return kind.__module__.rpartition(".")[0] or kind.__module__


def own_frames(error: BaseException, theme: str) -> list[traceback.FrameSummary]:
    """The frames that are in code of the block's own theme, from where it was called to where it failed."""
    own = []
    for frame, line in traceback.walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if belongs(module, theme):
            code = frame.f_code
            source = OVERLAY.get_source(module).splitlines()[line - 1 : line]
            own.append(traceback.FrameSummary(code.co_filename, line, code.co_name, line="".join(source)))
    return own


def at(frame: traceback.FrameSummary) -> str:
    return f"{frame.filename.replace('\\', '/').rpartition('/')[2]}, line {frame.lineno}"


def place(frame: traceback.FrameSummary) -> str:
    """The line that failed, in its own words if they are known."""
    return f"{at(frame)}: {frame.line}" if frame.line else f"{at(frame)}, in {frame.name}"


def lines(frame: traceback.FrameSummary) -> list[str]:
    return [f"{at(frame)}, in {frame.name}", *([f"    {frame.line}"] if frame.line else [])]


def stand(block: Block | None) -> list[str]:
    """The state in which it failed: how far its run was, and all its settings."""
    if block is None:
        return []
    try:
        settings = [f"{name}: {getattr(block, name)}" for name in block.options if getattr(block, name) != ""]
        return ["", f"after {block.made} steps, with", *settings]
    except BaseException:
        return []
