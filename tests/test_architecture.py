"""The house keeps its plan: imports run one way, the browser's rooms touch no files, and no file grows too long."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "nnlesson"
TESTS = Path(__file__).parent

ROOMS = {  # a room, and the rooms that it may import from beside itself
    "core": set[str](),
    "draw": {"core"},
    "contract": {"core", "draw"},
    "blocks": {"core", "draw", "contract"},
    "live": {"core", "draw", "contract", "blocks"},
    "plugin": {"draw", "contract", "blocks", "runtime"},
    "runtime": set[str](),
    "cli": {"core", "draw", "contract", "blocks", "plugin", "runtime"},
}
IN_THE_BROWSER = ("core", "draw", "contract", "blocks", "live")
OUT_OF_REACH = {  # of the rooms that run in the browser: files, the network, other programs, the page, the build
    *("os", "io", "pathlib", "shutil", "tempfile", "glob", "fileinput", "zipfile", "tarfile", "gzip"),
    *("socket", "ssl", "urllib", "http", "requests", "httpx", "ftplib", "smtplib", "asyncio", "selectors"),
    *("subprocess", "multiprocessing", "threading", "signal", "webbrowser", "ctypes"),
    *("js", "pyodide", "pyodide_js", "micropip"),
    *("mkdocs", "material", "markdown", "pymdownx", "yaml", "jinja2"),
}
LONGEST = 300  # lines
THEMES = {path.parent.name for path in SOURCE.glob("blocks/*/__init__.py")}

COMMENT, SELECTORS = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"([^{}@;]+)\{(?!\s*@)")
CLASS, KIND = re.compile(r"\.(nn-[a-z-]+?)(?:__[a-z-]+|--[a-z0-9-]+)*(?![\w-])"), re.compile(r'kind="([a-z-]+)"')
EVERYWHERE = {"nn-svg", "nn-value", "nn-panel", "nn-node", "nn-edge"}


def files(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (SOURCE / room).rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno} imports by a relative name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_room_is_on_the_plan() -> None:
    rooms = {path.parent.name for path in SOURCE.glob("*/__init__.py")}

    assert rooms == set(ROOMS)


@pytest.mark.parametrize("path", files(*ROOMS), ids=name)
def test_imports_run_one_way(path: Path) -> None:
    room = path.relative_to(SOURCE).parts[0]

    reached = {module.split(".")[1] for module in imports(path) if module.startswith("nnlesson.")}

    assert reached - {room} <= ROOMS[room]


def themes_reached(theme: str, modules: Iterable[str]) -> set[str]:
    """The other themes that a file of this one imports from."""
    return {module.split(".")[2] for module in modules if module.startswith("nnlesson.blocks.")} & THEMES - {theme}


@pytest.mark.parametrize("path", files("blocks"), ids=name)
def test_no_theme_imports_another(path: Path) -> None:
    assert themes_reached(path.parent.name, imports(path)) == set()


def test_an_import_of_another_theme_is_found() -> None:
    modules = [
        "nnlesson.blocks.knobs.network.ThreeKnobs",
        "nnlesson.blocks.neuron.and_gate",
        "nnlesson.blocks.catalogue",
    ]

    assert themes_reached("neuron", modules) == {"knobs"}


ON_A_SCREEN = [
    "draw",
    "contract",
    "live",
    "live/code",
    "live/runs",
    "plugin",
    "plugin/mkdocs",
    "runtime",
    "cli",
    *(f"blocks/{theme}" for theme in sorted(THEMES)),
]


@pytest.mark.parametrize("room", ON_A_SCREEN)
def test_the_first_screen_of_a_room_says_what_is_where(room: str) -> None:
    said = ast.get_docstring(ast.parse((SOURCE / room / "__init__.py").read_text("utf-8"))) or ""

    modules = {path.stem for path in (SOURCE / room).glob("*.py")} - {"__init__"}
    assert {module for module in modules if f"`{module}`" not in said} == set()


@pytest.mark.parametrize("path", sorted((SOURCE / "blocks").glob("*/*.css")), ids=name)
def test_a_theme_styles_what_is_its_own(path: Path) -> None:
    code = "".join(file.read_text("utf-8") for file in path.parent.glob("*.py"))
    rules = [rule for rule in SELECTORS.findall(COMMENT.sub("", path.read_text("utf-8"))) if CLASS.search(rule)]

    strange = [rule.strip() for rule in rules if not any(word in code for word in own_words(rule))]
    assert rules
    assert strange == []


def own_words(selector: str) -> list[str]:
    """What a selector names: classes and kinds, without what makes a variant of them."""
    return [*KIND.findall(selector), *(word for word in CLASS.findall(selector) if word not in EVERYWHERE)]


@pytest.mark.parametrize("path", files("core"), ids=name)
def test_the_core_imports_numpy_and_nothing_else(path: Path) -> None:
    standard = {"collections", "dataclasses", "typing"}  # words for types, and for what is only data

    roots = {module.split(".")[0] for module in imports(path)}

    assert roots <= {"nnlesson", "numpy", *standard}


@pytest.mark.parametrize("path", files(*IN_THE_BROWSER), ids=name)
def test_what_runs_in_the_browser_touches_no_files_no_network_and_no_page(path: Path) -> None:
    roots = {module.split(".")[0] for module in imports(path)}

    assert roots & OUT_OF_REACH == set()
    assert roots <= {"nnlesson", "numpy", *sys.stdlib_module_names}
    assert not {"open", "print", "input"} & called(path)


def called(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    return {node.func.id for node in tree if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


RESEEDS = "live/snapshot.py"  # gives Python's and NumPy's own chance a new seed, for code that learners write


@pytest.mark.parametrize("path", files(*ROOMS), ids=name)
def test_nothing_is_random_but_through_a_generator_that_is_passed_in(path: Path) -> None:
    modules = set(imports(path))

    if name(path) == RESEEDS:
        return
    assert not any(module == "random" or module.startswith("random.") for module in modules)
    assert "np.random.seed" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", files("runtime"), ids=name)
def test_the_runtime_needs_neither_mkdocs_nor_numpy(path: Path) -> None:
    roots = {module.split(".")[0] for module in imports(path)}

    assert roots & {"mkdocs", "material", "numpy", "yaml"} == set()


ADAPTER = SOURCE / "plugin" / "mkdocs"


@pytest.mark.parametrize("path", [path for path in files("plugin") if ADAPTER not in path.parents], ids=name)
def test_what_makes_pages_knows_nothing_of_mkdocs(path: Path) -> None:
    modules = set(imports(path))

    assert {module for module in modules if module.split(".")[0] in ("mkdocs", "material")} == set()
    assert {module for module in modules if module.startswith("nnlesson.plugin.mkdocs")} == set()


WEB = [
    path
    for path in (SOURCE / "web").rglob("*")
    if path.suffix in (".js", ".ts", ".css") and "node_modules" not in path.parts
]


@pytest.mark.parametrize("path", sorted([*files(*ROOMS), *TESTS.rglob("*.py"), *WEB]), ids=lambda path: path.name)
def test_no_file_is_too_long_for_one_idea(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


SCRIPTS = [
    path for room in ("web", "runtime") for path in (SOURCE / room).rglob("*.*js") if "node_modules" not in path.parts
]


@pytest.mark.parametrize("path", sorted([*files("live", "plugin", "runtime", "cli"), *SCRIPTS]), ids=name)
def test_a_file_begins_with_what_it_is(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()

    first = next(line for line in lines if line and not line.startswith("/** @import"))

    assert first.startswith(('"""', "/**", "//"))
