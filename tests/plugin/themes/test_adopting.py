"""Themes of others are taken in like our own, and what is wrong with them is told with its file and line."""

from pathlib import Path

import pytest

from browser.foreign import PACKAGE, STYLE, WAVES, write
from nnlesson.blocks import catalogue
from nnlesson.blocks.overlay import OVERLAY
from nnlesson.contract.state import read_state, write_state
from nnlesson.plugin.assets import style_sheet
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.page import Page
from nnlesson.plugin.pool import spread
from nnlesson.plugin.runs import Run, Stage
from nnlesson.plugin.themes.adopting import Adopted, adopted, take_in
from nnlesson.plugin.themes.finding import own_themes

BLOCK = "from nnlesson.contract import Block, Picture\n\n\nclass Dial(Block):\n{body}"
GOOD = BLOCK.format(body='    kind = "dial"\n\n    def picture(self):\n        return Picture([], "A dial.")\n')


pytestmark = pytest.mark.usefixtures("as_before")


def taken(root: Path, files: dict[str, str]) -> Adopted:
    write(root / "blocks", files)
    return adopted(root, "blocks")


def told(known: Adopted) -> list[str]:
    return [str(problem) for problem in known.problems]


def test_a_folder_is_a_theme_like_ours(tmp_path: Path) -> None:
    known = taken(tmp_path, {f"waves/{name}": text for name, text in WAVES.items()})

    assert told(known) == []
    assert catalogue()["sine-wave"].__module__ == "waves.sine_wave"
    assert Evaluator(catalogue()).evaluate("height of sine-wave after 3 steps") == "0.296"
    assert ".wave-dot" in style_sheet(known.styles).content
    assert sorted(known.sources["waves"]) == ["waves", "waves.model", "waves.sine_wave"]  # and not its tests


def test_what_editors_and_systems_leave_in_hiding_is_no_part_of_a_theme(tmp_path: Path) -> None:
    theme = tmp_path / "blocks" / "waves"
    write(theme, WAVES | {".ipynb_checkpoints/model-checkpoint.py": "x = (\n", "deep/._model.py": "\0"})
    write(tmp_path / "blocks", {"._waves": "", "._dial.py": "", "._style.css": ""})
    for name in (".#model.py", ".#style.css"):
        (theme / name).symlink_to("somebody@somewhere.1")  # to nowhere, as Emacs locks a file
    write(theme, {"._style.css": ".lost {}"})

    known = adopted(tmp_path, "blocks")

    assert told(known) == []
    assert sorted(known.sources["waves"]) == ["waves", "waves.model", "waves.sine_wave"]
    assert ".lost" not in style_sheet(known.styles).content


def test_a_package_that_announces_itself_is_a_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(write(tmp_path, PACKAGE)))

    known = adopted(tmp_path, "")

    assert told(known) == []
    assert list(known.sources) == ["sea.blocks"]
    assert catalogue()["tide"]().model.height == 0.0  # type: ignore[attr-defined]
    assert told(adopted(tmp_path, "")) == []  # once more, as in the next build of a preview


def test_its_state_may_hold_what_its_own_classes_make(tmp_path: Path) -> None:
    taken(tmp_path, {f"waves/{name}": text for name, text in WAVES.items()})
    wave = catalogue()["sine-wave"]()
    wave.advance()

    again = read_state(write_state(wave), type(wave), "again", catalogue())

    assert vars(again)["model"].phase == vars(wave)["model"].phase == 0.1


def test_what_is_computed_of_a_theme_is_computed_anew_when_it_changes(tmp_path: Path) -> None:
    known = taken(tmp_path, {f"waves/{name}": text for name, text in WAVES.items()})
    evaluator = Evaluator(catalogue())
    assert evaluator.evaluate("height of sine-wave") == "0"

    write(tmp_path / "blocks" / "waves", {"model.py": WAVES["model.py"].replace("sin", "cos")})
    take_in(known, known.themes[0])

    assert evaluator.evaluate("height of sine-wave") == "1"


def test_its_runs_are_spread_over_the_cores_too(tmp_path: Path) -> None:
    taken(tmp_path, {f"waves/{name}": text for name, text in WAVES.items()})
    way = (Stage(3),)
    runs = [Run("sine-wave", (("rate", rate),), {way: frozenset({"height"})}) for rate in (0.1, 0.2)]

    outcomes = spread(runs, catalogue())

    assert [round(outcomes[place].shown[way]["height"].value, 3) for place in (0, 1)] == [0.296, 0.565]


@pytest.mark.parametrize("name", [theme.name for theme in own_themes()])
def test_our_own_themes_could_be_those_of_others(name: str) -> None:
    before = sorted(catalogue())
    known = Adopted()

    take_in(known, next(theme for theme in own_themes() if theme.name == name))

    assert told(known) == []
    assert sorted(catalogue()) == before
    taken_anew = {block.__module__ for block in catalogue().values() if block.__module__.startswith(f"{name}.")}
    assert all(OVERLAY.file(module) for module in taken_anew)


HAS = "it has NumPy, nnlesson and most of Python's own library, but no files, no network, no threads and no programs"
WRONG = [
    ({"dial/dial.py": "x = (\n"}, ["blocks/dial/dial.py:1: SyntaxError: '(' was never closed"]),
    ({"dial/dial.py": "\n\n1 / 0\n"}, ["blocks/dial/dial.py:3: ZeroDivisionError: division by zero"]),
    ({"dial/dial.py": "\nimport sys\nsys.exit('no')\n"}, ["blocks/dial/dial.py:3: SystemExit: no"]),
    (
        {"dial/dial.py": f"from dial.model import MODEL\n{GOOD}", "dial/model.py": "\n\nMODEL = lost\n"},
        ["blocks/dial/model.py:3: NameError: name 'lost' is not defined"],
    ),
    (
        {"dial/dial.py": f"import scipy.stats\n{GOOD}"},
        [f"blocks/dial/dial.py:1: import scipy.stats: a reader's browser has no scipy.stats; {HAS}"],
    ),
    (
        {"dial/dial.py": f"\nfrom requests import get\n{GOOD}"},
        [f"blocks/dial/dial.py:2: import requests: a reader's browser has no requests; {HAS}"],
    ),
    (
        {"dial/dial.py": f"import math, threading\n{GOOD}"},
        [f"blocks/dial/dial.py:1: import threading: a reader's browser has no threading; {HAS}"],
    ),
    (
        {"dial/dial.py": f"{GOOD}\n    def start(self):\n        import subprocess\n"},
        [f"blocks/dial/dial.py:11: import subprocess: a reader's browser has no subprocess; {HAS}"],
    ),
    (
        {"dial/dial.py": f"{GOOD}\n    def start(self):\n        self.text = open('a.txt').read()\n"},
        [f"blocks/dial/dial.py:11: open: a reader's browser has no files to open; {HAS}"],
    ),
    (
        {"dial/dial.py": f"from nnlesson.plugin.page import Page\n{GOOD}"},
        [f"blocks/dial/dial.py:1: import nnlesson.plugin.page: a reader's browser has no nnlesson.plugin.page; {HAS}"],
    ),
    (
        {"dial/dial.py": BLOCK.format(body="    knid = 'dial'\n")},
        ['blocks/dial/dial.py:4: Dial: it has no kind, so no page can name it; give it one, such as kind = "dial"'],
    ),
    (
        {"dial/dial.py": GOOD.replace('"dial"', '"The Dial"')},
        [
            "blocks/dial/dial.py:5: kind: the kind of Dial is 'The Dial'; "
            "give small letters, digits and hyphens, such as 'the-dial'"
        ],
    ),
    (
        {"dial/dial.py": GOOD.replace('"dial"', "3")},
        ["blocks/dial/dial.py:5: kind: the kind of Dial is 3; give small letters, digits and hyphens, such as 'dial'"],
    ),
    (
        {"dial/dial.py": GOOD, "dial/other.py": f"\n{GOOD}"},
        [
            "blocks/dial/other.py:6: kind: two blocks have the kind 'dial': "
            "Dial in blocks/dial/dial.py and Dial in blocks/dial/other.py; rename one of them"
        ],
    ),
    (
        {"dial/dial.py": GOOD.replace('"dial"', '"and-gate"')},
        [
            "blocks/dial/dial.py:5: kind: two blocks have the kind 'and-gate': "
            "nnlesson.blocks.neuron.and_gate.AndGate and Dial in blocks/dial/dial.py; rename one of them"
        ],
    ),
    (
        {"dial.py": GOOD},
        ["blocks/dial.py:1: dial.py: it stands in no theme; put it into a folder, such as blocks/dial/dial.py"],
    ),
    (
        {"my-dial/dial.py": GOOD},
        [
            "blocks/my-dial:1: my-dial: a theme is a package of Python, and none can have this name; "
            "call the folder my_dial"
        ],
    ),
    (
        {"markdown/dial.py": GOOD},
        [
            "blocks/markdown:1: markdown: there is another module of this name, which would be hidden; "
            "give the folder another name"
        ],
    ),
]


@pytest.mark.parametrize(("files", "said"), WRONG, ids=[said[0][:60] for _, said in WRONG])
def test_what_is_wrong_is_one_line(tmp_path: Path, files: dict[str, str], said: list[str]) -> None:
    assert told(taken(tmp_path, files)) == said


NOT_UTF_8 = "encoding: byte 0xe9 is not UTF-8; save the file with this encoding"


def test_a_file_that_is_not_utf_8_is_told_with_its_line_and_a_style_sheet_left_out(tmp_path: Path) -> None:
    waves, dial = write(tmp_path / "blocks" / "waves", WAVES), write(tmp_path / "blocks" / "dial", {"dial.py": GOOD})
    (waves / "more.css").write_bytes(".wave-line {}\n/* déjà vu */\n".encode("latin-1"))
    (dial / "model.py").write_bytes("# déjà vu\n".encode("latin-1"))

    known = adopted(tmp_path, "blocks")

    assert told(known) == [f"blocks/dial/model.py:1: {NOT_UTF_8}", f"blocks/waves/more.css:2: {NOT_UTF_8}"]
    assert known.styles == [STYLE]

    write(waves, {"more.css": ".wave-line {}\n"})
    known.read_styles()
    assert told(known) == [f"blocks/dial/model.py:1: {NOT_UTF_8}"]
    assert known.styles == [STYLE, ".wave-line {}\n"]


def test_a_mark_of_the_order_of_bytes_is_no_part_of_a_file(tmp_path: Path) -> None:
    files = {f"waves/{name}": f"\ufeff{text}" for name, text in WAVES.items()}

    known = taken(tmp_path, files)

    assert told(known) == []
    assert "sine-wave" in catalogue()
    assert "\ufeff" not in style_sheet(known.styles).content


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(adopted(tmp_path, "blocks")) == [
        "mkdocs.yml:1: blocks: there is no folder blocks beside it; make it, or leave blocks out"
    ]


def test_a_package_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = {name: text.replace("sea.blocks", "sea.gone") for name, text in PACKAGE.items() if "dist-info" in name}
    monkeypatch.syspath_prepend(str(write(tmp_path, about)))

    assert told(adopted(tmp_path, "")) == [
        "sea:1: nnlesson.blocks: it announces the blocks of sea.gone, and there is no such package"
    ]


FINE = [
    "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import scipy\n",
    "try:\n    import scipy\nexcept ImportError:\n    scipy = None\n",
    "import math\nimport numpy as np\nfrom collections import deque\nfrom nnlesson.core import Dense\n",
    "from . import model\n",
]


@pytest.mark.parametrize("text", FINE)
def test_what_a_browser_has_or_a_block_can_do_without_is_fine(tmp_path: Path, text: str) -> None:
    assert told(taken(tmp_path, {"dial/dial.py": f"{text}{GOOD}", "dial/model.py": ""})) == []


def test_a_module_that_is_wrong_stops_no_other_and_its_fences_say_so(tmp_path: Path) -> None:
    files = {"dial/dial.py": f"{GOOD}    )\n", "dial/knob.py": GOOD.replace("dial", "knob")}
    known = taken(tmp_path, files)
    page = Page("docs/x.md", 0, Evaluator(catalogue(), faults=known.faults))

    page.content(page.markdown("```nn-knob\n```\n\n```nn-dial\n```\n\n`nn: loss of dial`\n"))

    assert [str(problem) for problem in page.problems] == [
        "docs/x.md:4: nn-dial: its block cannot be had: see blocks/dial/dial.py, line 9",
    ]

    write(tmp_path / "blocks", {"dial/dial.py": GOOD})
    take_in(known, known.themes[0])
    assert (told(known), known.faults) == ([], {})
    assert {"dial", "knob"} <= set(catalogue())
