"""What a build knows of the themes of others: their blocks are in the catalogue, and what is wrong is told."""

import json
import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from nnlesson.blocks import InvalidKind, WrongKind, adopt, catalogue, disown, nearest
from nnlesson.blocks.overlay import OVERLAY, Sources
from nnlesson.contract import Block
from nnlesson.plugin.problem import Problem, Remark
from nnlesson.plugin.sources import NotText, read_text
from nnlesson.plugin.themes.finding import beside, installed, own_themes
from nnlesson.plugin.themes.imports import lacking
from nnlesson.plugin.themes.kinds import line_of_class, without_kind
from nnlesson.plugin.themes.theme import Theme
from nnlesson.plugin.themes.trial import tried

KIND = re.compile(r"""^\s+kind\b[^=\n]*=\s*["']([a-z0-9-]+)["']""", re.MULTILINE)  # also in a text that is no Python


@dataclass
class Adopted:
    """The themes of others as they are now, and those of ours that were edited while a preview runs.

    `faults` says of a kind why its block cannot be had, and `folder` is where new themes may come.
    """

    folder: Path | None = None
    themes: list[Theme] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    sources: dict[str, Sources] = field(default_factory=dict)
    styles: list[str] = field(default_factory=list)

    @property
    def modules(self) -> str:
        """All that travels, as JSON: what `live` takes in."""
        return json.dumps({"themes": self.sources}, ensure_ascii=False, separators=(",", ":"))

    def read_styles(self) -> None:
        """Read the style sheets as they are now. One that is no text is left out, and told."""
        self.styles = []
        self.problems = [problem for problem in self.problems if not problem.file.endswith(".css")]
        for path, shown in (found for theme in self.themes for found in theme.styles()):
            try:
                self.styles.append(read_text(path, shown))
            except NotText as error:
                self.problems.append(error.problem)

    def script(self) -> tuple[str, str]:
        """The file that brings it, for any page to load, and its name. It hands its text over as every chunk does."""
        content = f"nnlessonChunk({json.dumps('blocks')},0,1,{json.dumps(self.modules)});\n"
        return f"blocks.{sha256(content.encode()).hexdigest()[:10]}.js", content


def adopted(root: Path, blocks: str) -> Adopted:
    """Take in all themes: of a folder, if one is named, and of the packages that are installed."""
    edited = [theme for theme in own_themes() if theme.name in OVERLAY.themes]
    for name in list(OVERLAY.themes):
        disown(name)
    found = [*(beside(root, blocks) if blocks else ()), *installed()]
    known = Adopted(root / blocks if blocks else None)
    for one in found:
        if isinstance(one, Problem):
            known.problems.append(one)
        elif one.name in [theme.name for theme in known.themes]:
            known.problems.append(
                Problem(one.shown, 1, one.name, "there are two themes of this name; rename one of them")
            )
        else:
            known.themes.append(one)
    for theme in [*edited, *known.themes]:
        take_in(known, theme)
    known.read_styles()
    return known


def take_in(known: Adopted, theme: Theme) -> None:
    """Import a theme as it is now, and note what is wrong with it in the place of what was."""
    try:
        sources = theme.sources()
    except NotText as error:
        forget(known, theme)
        known.problems.append(error.problem)
        return
    forget(known, theme)
    known.sources[theme.name] = sources
    errors = adopt(theme.name, sources)
    wrong = {name: problem_of(error, sources, name) for name, error in errors.items()}
    others = frozenset(other.name for other in known.themes)
    remarks = {}
    for name in sources:
        lacks = lacked(sources, name, theme.name, others)
        if lacks:
            withdraw(name)
        remarks[name] = [*lacks, *unfit(sources, name), *kindless(sources, name)]
    told = {(problem.file, problem.line): problem for found in remarks.values() for problem in found}
    for name, found in remarks.items():
        if name in wrong:
            found.append(told.setdefault((wrong[name].file, wrong[name].line), wrong[name]))
        if found:
            kinds = [*kinds_in(sources, name), *meant(errors.get(name))]
            known.faults |= dict.fromkeys(kinds, fault(found[0]))
    known.problems += told.values()


def forget(known: Adopted, theme: Theme) -> None:
    """What was said of the theme before."""
    before = known.sources.get(theme.name, {})
    kinds = {kind for name in before for kind in kinds_in(before, name)}
    known.faults = {kind: said for kind, said in known.faults.items() if kind not in kinds}
    known.problems = [problem for problem in known.problems if not problem.file.startswith(f"{theme.shown}/")]


def kinds_in(sources: Sources, module: str) -> list[str]:
    return KIND.findall(sources[module][1])


def fault(problem: Problem) -> str:
    """Why a block cannot be had, as the end of a sentence."""
    return f"{problem.file}, line {problem.line}: {problem.word}: {problem.text}"


def is_broken(text: str) -> bool:
    try:
        compile(text, "", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return True
    return False


def lacked(sources: Sources, module: str, theme: str, others: frozenset[str]) -> list[Problem]:
    """What it asks for that no browser has."""
    file, text = sources[module]
    return [] if is_broken(text) else [problem(file, remark) for remark in lacking(text, theme, others)]


def kindless(sources: Sources, module: str) -> list[Problem]:
    file, text = sources[module]
    return [] if is_broken(text) else [problem(file, remark) for remark in without_kind(module, text, sources)]


def unfit(sources: Sources, module: str) -> list[Problem]:
    """What a trial finds wrong with its blocks; such a block is not to be had."""
    file, text = sources[module]
    said = []
    for block in here(module):
        found = [problem(file, remark) for remark in tried(block, text)]
        if found:
            del catalogue()[block.kind]
        said += found
    return said


def withdraw(module: str) -> None:
    """Its blocks are not to be had, and nothing runs them."""
    for block in here(module):
        del catalogue()[block.kind]


def here(module: str) -> list[type[Block]]:
    return [block for block in catalogue().values() if block.__module__ == module]


def problem(file: str, remark: Remark) -> Problem:
    line, words = remark
    return Problem(file, line, *words.split(": ", 1))


def meant(error: BaseException | None) -> list[str]:
    """The words that a page may use of a kind that cannot be one: as it is, and as it should be."""
    if not isinstance(error, InvalidKind):
        return []
    return [str(error.block.kind), nearest(error.block.kind, error.block.__name__)]


def problem_of(error: BaseException, sources: Sources, module: str) -> Problem:
    """What stopped a module, in the file and the line of the theme where it did."""
    files = {file for file, _ in sources.values()}
    file, line = sources[module][0], 1
    if isinstance(error, SyntaxError) and error.filename in files:
        return Problem(error.filename or file, error.lineno or 1, type(error).__name__, error.msg)
    if isinstance(error, WrongKind):
        line = line_of_class(error.block.__name__, sources[module][1], "kind")
        return Problem(file, line, "kind", str(error))
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in files:
            file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return Problem(file, line, type(error).__name__, " ".join(str(error).split()))
