"""A failure: what a learner reads, and what a block maker finds, when a block's own code has failed.

A block may raise anything: what ends a program, what has no words, or what fails again when it is asked for them.
"""

import traceback

from nnlesson.contract.state import StateRefused

LONGEST = 300  # letters of a message that still make a sentence


def sentence(error: BaseException) -> str:
    """What a learner reads: the block stopped, or does not go on from the state that was kept."""
    if isinstance(error, StateRefused):
        return f"What was kept of this figure cannot be used: {error}. Try again starts it anew."
    return f"This figure met an error of its own and stopped ({named(error)})."


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
