"""The trial: a block with its usual options makes one step, and what would stop it in every page is told once.

What else its code may raise is told where it is used: by a fence, or by a reader's browser, with its line.
"""

import ast
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

from nnlesson.contract import Block, TrainingBlock
from nnlesson.contract.state import NotData, write_state
from nnlesson.plugin.patience import watched
from nnlesson.plugin.problem import Remark
from nnlesson.plugin.themes.kinds import line_of_class

PATIENCE = 2.0  # seconds: who takes longer is not known to be wrong
NO_LOSS = "evaluate: it does not set self.loss, which every step adds to the course of the loss; set it there"


def tried(block: type[Block], text: str) -> Iterator[Remark]:
    """What is wrong with the block, in the lines of its module's text."""
    try:
        figure = block()
    except AttributeError as error:
        if issubclass(block, TrainingBlock) and error.name == "loss" and isinstance(error.obj, block):
            yield line_of_method(block.__name__, "evaluate", text), NO_LOSS
        return
    except Exception:
        return
    stepped = Thread(target=step, args=[figure], daemon=True)
    stepped.start()
    stepped.join(PATIENCE)
    if stepped.is_alive():
        return
    try:
        write_state(figure)
    except NotData as wrong:
        yield line_of_class(block.__name__, text), f"{block.__name__}: {wrong}"
    except Exception:
        return


def step(figure: Block) -> None:
    with suppress(Exception, SystemExit), watched(lambda: None):
        if figure.enables("step"):
            figure.advance()


def line_of_method(name: str, method: str, text: str) -> int:
    """The line of a class's method, or of the class if it has none."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and node.name == name:
            own = [line.lineno for line in node.body if isinstance(line, ast.FunctionDef) and line.name == method]
            return own[0] if own else node.lineno
    return 1
