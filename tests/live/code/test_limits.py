"""What a learner's function may be: one function of the core's, that reaches nothing else."""

import pytest

from nnlesson.live.code.editing import compiled, is_edits
from nnlesson.live.code.limits import LONGEST, WrongCode

STEP = "optimizers.GradientDescent.step"
HEAD = "def step(self, parameters, gradients):\n"

REFUSED = {
    "": (1, "Here is the place of one function, def step(...), and of nothing else."),
    "def forward(self): pass": (1, "Here is the place of one function, def step(...), and of nothing else."),
    f"{HEAD}    pass\nprint()": (1, "Here is the place of one function, def step(...), and of nothing else."),
    f"{HEAD}    for w in parameters\n        pass": (2, "SyntaxError: expected ':'"),
    f"{HEAD}  pass\n    pass": (3, "IndentationError: unexpected indent"),
    f"{HEAD}    import js": (2, "import js: here numpy and math can be imported."),
    f"{HEAD}    from os import path": (2, "import os: here numpy and math can be imported."),
    f"{HEAD}    open('a')": (2, "open cannot be used here."),
    f"{HEAD}    self.__class__": (2, "__class__ cannot be used here."),
    f"{HEAD}    __import__('js')": (2, "__import__ cannot be used here."),
    f"{HEAD}    eval('1')": (2, "eval cannot be used here."),
    f"@nothing\n{HEAD}    pass": (1, "NameError: name 'nothing' is not defined"),
    f"@property\n{HEAD}    pass": (1, "A decorator has made something else of this function."),
    f"{HEAD}    pass{' ' * LONGEST}": (1, f"A function may have 8,000 letters, and this one has {LONGEST + 47:,}."),
    "def step(self):\n    return '\0'": (1, "SyntaxError: source code string cannot contain null bytes"),
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:60].encode("unicode_escape").decode())
def test_what_cannot_be_used_is_told_with_its_line(text: str) -> None:
    with pytest.raises(WrongCode) as wrong:
        compiled(STEP, text)

    assert (wrong.value.line, wrong.value.words) == REFUSED[text]


NO_EDITS = {
    "no table": ["a"],
    "a name that the core has not": {"layers.Dense.sideways": "a"},
    "a class": {"layers.Dense": "a"},
    "what makes steps faster": {"compiled.train": "a"},
    "another room": {"os.path.join": "a"},
    "what a class has from elsewhere": {"layers.Dense.__eq__": "a"},
    "no text": {STEP: 1},
    "too long a text": {STEP: "a" * (LONGEST + 1)},
    "a name that is none": {"layers..step": "a"},
}


@pytest.mark.parametrize("given", NO_EDITS.values(), ids=NO_EDITS)
def test_what_is_no_edit_is_refused(given: object) -> None:
    assert not is_edits(given)


def test_the_core_s_functions_can_be_edited() -> None:
    assert is_edits({STEP: "a", "layers.Dense.__init__": "b", "scaling.standardise": "c"})
