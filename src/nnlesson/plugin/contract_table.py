"""The contract as tables, read from the code of `contract`: names, defaults, and when each of them is called."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from nnlesson import contract
from nnlesson.contract import Block, TrainingBlock, block_id, choice, option, speeds, text
from nnlesson.plugin.reference import table_head

DECLARED: tuple[tuple[Callable[..., Any], Any], ...] = (
    (option, option(0.5, low=0.0, high=1.0, label="")),
    (choice, choice("a", {"a": "A", "b": "B"}, label="")),
    (text, text("", label="")),
    (speeds, speeds("slow", {"slow": 1, "fast": 2})),
    (block_id, block_id(label="")),
)
LONGEST = 32  # letters of an expression that says what happens without something
SHOWN = {
    "What stands under the picture": (
        "Train",
        "Step",
        "Reset",
        "NewStart",
        "Button",
        "Slider",
        "Choose",
        "Write",
        "Mark",
    ),
    "What a picture is made of": ("Picture", "Panel", "Readout", "Pointer"),
}
SECTION = re.compile(r"    # ([A-Z].*)")


def contract_table() -> str:
    """Everything that is imported from `nnlesson.contract`."""
    return "\n".join([*class_tables(Block), *class_tables(TrainingBlock), *options_table(), *others()])


# A class: its attributes and methods, under the comments that divide them


def class_tables(of: type) -> Iterator[str]:
    source = inspect.getsource(of)
    lines, [tree] = source.split("\n"), ast.parse(source).body
    assert isinstance(tree, ast.ClassDef)
    title, rows = f"What every {of.__name__} has", list[str]()
    yield f"\n### {of.__name__}\n\n{paragraph(ast.get_docstring(tree))}"
    for number, node in enumerate(tree.body):
        before = tree.body[number - 1].end_lineno or 0 if number else 0
        headings = [found[1] for line in lines[before : node.lineno] if (found := SECTION.fullmatch(line))]
        if headings:
            yield from titled(title, rows)
            title, rows = headings[-1], []
        rows += member(node, lines)
    yield from titled(title, rows)


def titled(title: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield f"\n**{title}**\n\n{table_head('Name', 'Without it', 'What it is, and when it is called')}"
        yield from rows


def member(node: ast.stmt, lines: Sequence[str]) -> Iterator[str]:
    """The row of an attribute or a method that has words of its own."""
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        said = lines[node.lineno - 1].partition("  # ")[2] or label(node.value)
        if said:
            yield row(node.target.id, default(node.value), sentence(said))
    if isinstance(node, ast.FunctionDef) and (said := paragraph(ast.get_docstring(node))):
        names = [argument.arg for argument in node.args.args if argument.arg not in ("self", "cls")]
        plain = any(isinstance(by, ast.Name) and by.id == "property" for by in node.decorator_list)
        yield row(node.name if plain else f"{node.name}({', '.join(names)})", answer(node), said)


def label(value: ast.expr | None) -> str:
    """Of an option that every block has, its label."""
    given = {word.arg: word.value for word in value.keywords} if isinstance(value, ast.Call) else {}
    found = given.get("label")
    return str(found.value) if isinstance(found, ast.Constant) else ""


def default(value: ast.expr | None) -> str:
    if isinstance(value, ast.Call) and value.args:
        value = value.args[0]
    return f"`{ast.unparse(value)}`" if value else ""


def answer(function: ast.FunctionDef) -> str:
    """What the method of the base class does, as far as it is one line."""
    body = function.body[1:]
    if not body:
        return "nothing happens"
    [last, *more] = body
    if more or not isinstance(last, ast.Return | ast.Raise):
        return ""
    if isinstance(last, ast.Raise):
        return "to be written"
    said = ast.unparse(last.value) if last.value else ""
    return f"`{said}`" if said and len(said) <= LONGEST else ""


# Options, controls, and the parts of a picture


def options_table() -> Iterator[str]:
    yield "\n### What can be set\n"
    yield table_head("Write", "What it is", "When a learner changes it")
    for declare, made in DECLARED:
        then = "the block starts anew" if made.restarts else "the run goes on, and `changed` is called"
        yield row(f"{declare.__name__}{signature(declare)}", sentence(paragraph(inspect.getdoc(declare))), then)


def others() -> Iterator[str]:
    for title, names in SHOWN.items():
        yield f"\n### {title}\n\n{table_head('Write', 'What it is')}"
        for name in names:
            found = getattr(contract, name)
            yield row(f"{name}{signature(found)}", " ".join(filter(None, [said_of(found), *notes(found)])))


def said_of(found: Any) -> str:
    return " ".join((inspect.getdoc(found) or "").split())


def notes(found: Any) -> Iterator[str]:
    """The comments behind the fields of a class."""
    if not is_dataclass(found) or not isinstance(found, type):
        return
    lines = inspect.getsource(found).split("\n")
    for field in fields(found):
        line = next((line for line in lines if line.startswith(f"    {field.name}:")), "")
        if said := line.partition("  # ")[2]:
            yield f"`{field.name}`: {said}."


def signature(found: Any) -> str:
    """As it is called: names and defaults, without their types."""
    given = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for parameter in inspect.signature(found).parameters.values()
    ]
    return str(inspect.Signature(given))


def paragraph(docstring: str | None) -> str:
    return " ".join((docstring or "").split())


def sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith('.') else '.'}"


def row(name: str, *cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in (f'`{name}`', *cells))} |"
