"""Declarations: what a block's maker has written wrong is said where it is written, and not when a page is drawn."""

from collections.abc import Iterator, Mapping, Sequence
from inspect import CO_VARARGS
from types import FunctionType

from nnlesson.contract.control import Button, Choose, Control, Slider, Write
from nnlesson.contract.option import Choice, Number, Option, Text, WrongDeclaration

CONTRACT = "nnlesson.contract"
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


def check_spelling(block: type) -> None:
    """Raise WrongDeclaration if a block says something under a name that is nearly one of the contract's."""
    bases = [base for base in block.__mro__ if base.__module__.startswith(CONTRACT)]
    known = [name for base in bases for name in base.__annotations__ if hasattr(base, name)]
    for name, own in vars(block).items():
        if name.startswith("_") or name in known or isinstance(own, Option) or hasattr(own, "__get__"):
            continue
        for usual in known:
            near = name == f"{usual}s" or sorted(name) == sorted(usual)
            if name == usual.removesuffix("s") or (near and type(own) is type(getattr(block, usual))):
                raise WrongDeclaration(f"{block.__name__}: no block has {name!r}; did you mean {usual!r}?")


def check_methods(block: type, controls: Sequence[Control]) -> None:
    """Raise WrongDeclaration if a method of a block has another form than the contract's, or if a button has none."""
    wrong = [words for name, own in vars(block).items() for words in wrong_method(block, name, own)]
    wrong += [words for control in controls for words in wrong_button(block, control)]
    if wrong:
        raise WrongDeclaration(f"{block.__name__}: {'; '.join(wrong)}")


def wrong_method(block: type, name: str, own: object) -> Iterator[str]:
    usual = next((vars(base)[name] for base in block.__mro__[1:] if name in vars(base)), None)
    if not isinstance(own, FunctionType):
        return
    if isinstance(usual, property):
        yield f"{name} is a property: write @property above it"
    elif isinstance(usual, FunctionType) and usual.__module__.startswith(CONTRACT) and not takes(own, usual):
        yield f"{name} is called with {', '.join(words(usual))}: write def {name}({', '.join(words(usual))})"


def takes(own: FunctionType, usual: FunctionType) -> bool:
    """Whether a method can be called as the one that it takes the place of."""
    most, given = own.__code__.co_argcount, usual.__code__.co_argcount
    least = most - len(own.__defaults__ or ())
    return least <= given and (given <= most or bool(own.__code__.co_flags & CO_VARARGS))


def words(method: FunctionType) -> Sequence[str]:
    return method.__code__.co_varnames[: method.__code__.co_argcount]


def wrong_button(block: type, control: Control) -> Iterator[str]:
    if not isinstance(control, Button) or control.name == "new-start":
        return
    name = control.name.replace("-", "_")
    if not hasattr(block, name):
        yield f"Button({control.name!r}) calls the method {name}, and there is none"
