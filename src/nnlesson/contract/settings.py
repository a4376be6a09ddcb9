"""Settings: the options on which a run depends, and in words by which of them two runs differ."""

from nnlesson.contract.block import Block
from nnlesson.contract.option import Choice, Option, Speeds, Text, Value
from nnlesson.contract.terms import parse_settings
from nnlesson.draw.wording import short

ANOTHER_START = "another random start"


def settings(block: Block, brackets: str = "") -> dict[str, Value]:
    """What a block starts with in its page, but for what the brackets of a term say.

    How fast it is shown, and what is written around it, is left out.
    """
    given = block.page_options | parse_settings(brackets)
    return {name: option.read(given[name]) for name, option in block.options.items() if counts(option)}


def counts(option: Option) -> bool:
    about = isinstance(option, Text) and (option.markdown or option.name == "title")
    return not about and not option.aside and not option.view and not isinstance(option, Speeds)


def difference(option: Option, now: Value, own: Value) -> str:
    """Learning rate 2 instead of 0.5"""
    if option.name == "seed":
        return ANOTHER_START
    return f"{option.label} {worded(option, now)} instead of {worded(option, own)}"


def worded(option: Option, value: Value) -> str:
    if isinstance(option, Choice):
        return option.choices[str(value)]
    return f"“{value}”" if isinstance(value, str) else short(value)
