"""Declarations: what a block's maker has written wrong is said where it is written, and not when a page is drawn."""

from collections.abc import Iterator, Mapping, Sequence

from nnlesson.contract.control import Choose, Control, Slider, Write
from nnlesson.contract.option import Choice, Number, Option, Text, WrongDeclaration

FOR = ((Slider, Number, "a number"), (Choose, Choice, "one of a few words"), (Write, Text, "a text"))


def check_controls(block: str, controls: Sequence[Control], options: Mapping[str, Option]) -> None:
    """Raise WrongDeclaration if a control of this block is for an option that it cannot set."""
    if wrong := [words for control in controls for words in wrong_control(control, options)]:
        raise WrongDeclaration(f"{block}: {'; '.join(wrong)}")


def wrong_control(control: Control, options: Mapping[str, Option]) -> Iterator[str]:
    for kind, sets, words in FOR:
        if not isinstance(control, kind):
            continue
        name, option = control.option, options.get(control.option)
        said = f"{kind.__name__}({name!r}) is for {words}"
        if option is None:
            yield f"{said}, and there is no option {name!r}; there are {', '.join(options)}"
        elif not isinstance(option, sets):
            yield f"{said}, and {name} takes {option.expects()}"


def check_names(block: str, declared: Mapping[str, Option], taken: Mapping[str, object]) -> None:
    """Raise WrongDeclaration if an option has the name of something else that every block has."""
    for name in declared:
        if name in taken and not isinstance(taken[name], Option):
            raise WrongDeclaration(f"{block}: every block has {name!r} already; give the option another name")
