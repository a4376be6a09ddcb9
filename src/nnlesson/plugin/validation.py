"""Validation of fences: what an author wrote, checked against the options that the block takes."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nnlesson.contract.block import Block
from nnlesson.contract.option import InvalidValue, Value
from nnlesson.plugin.fences import Fence
from nnlesson.plugin.problem import Remark, shown, suggestion
from nnlesson.plugin.still import failure
from nnlesson.plugin.yaml_entries import Entry, entries

type Catalogue = Mapping[str, type[Block]]

NONE: Mapping[str, str] = {}

ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
ID_EXPECTS = "give letters, digits and hyphens, beginning with a letter"

INSIDE = "close that one before it, or give that one more backticks if this one is only to be shown"


@dataclass
class Use:
    """One block in one page, and in `remarks` what is wrong with it.

    `line` is where its fence opens, `id_line` where its id stands, and `lines` where each option does. `answers` are to
    what the block asks of others.
    """

    fence: Fence
    line: int
    block: type[Block] | None = None
    options: dict[str, Value] = field(default_factory=dict)
    id: str = ""
    id_line: int = 0
    remarks: list[Remark] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    answers: dict[str, float] = field(default_factory=dict)

    @property
    def word(self) -> str:
        return self.fence.word

    @property
    def in_text(self) -> bool:
        return self.block is not None and self.block.in_text


def validate(fence: Fence, line: int, catalogue: Catalogue, faults: Mapping[str, str] = NONE) -> Use:
    """A fence that opens in this line of its file, read; everything that is wrong with it is among the remarks.

    `faults` says of a kind why its block cannot be had.
    """
    use = Use(fence, line, catalogue.get(fence.word.removeprefix("nn-")) if fence.word.startswith("nn-") else None)
    if fence.outer:
        use.remarks = [(line, f"it stands inside the fence of line {line - fence.first + fence.outer.first}; {INSIDE}")]
        return use
    use.remarks = [(line, words) for words in remarks_on_opening(fence, use.block, catalogue, faults)]
    if not fence.closed:
        return use
    found, wrong = entries("\n".join(fence.body), line + 1)
    use.remarks += wrong + repeated(found)
    use.id, use.id_line, wrong = identity(found, line)
    use.remarks += wrong
    if use.block:
        use.options, wrong = options([entry for entry in found if entry.name != "id"], use.block, ["id"])
        use.lines = {entry.name: entry.line for entry in found}
        use.remarks += wrong or remarks_of(use, use.block.check, use.options)
    return use


def remarks_of(use: Use, check: Callable[..., Sequence[str]], *given: Mapping[str, object]) -> list[Remark]:
    """What a block's own check says of what is given; it is its maker's code, and may raise anything."""
    try:
        return [(line_of(use, words), words) for words in check(*given)]
    except Exception as error:
        return [(use.line, failure(use.block, error))] if use.block else []


def line_of(use: Use, words: str) -> int:
    """The line of the option that words about a block begin with; of its fence where that is not given."""
    return use.lines.get(words.split()[0].rstrip(":"), use.line)


def remarks_on_opening(
    fence: Fence, block: type[Block] | None, catalogue: Catalogue, faults: Mapping[str, str]
) -> list[str]:
    said = []
    fault = faults.get(fence.word.removeprefix("nn-"))
    if block is None and fault:
        said.append(cannot_be_had(fault))
    elif block is None:
        said.append(f"there is no such block; {suggestion(fence.word, [f'nn-{kind}' for kind in catalogue])}")
    if fence.on_list_item:
        said.append("the fence opens behind the mark of its list item; open it on the next line, four columns in")
    if fence.info != fence.word:
        opening, plain = fence.marks + fence.info, fence.marks + fence.word
        said.append(f"the opening line is {opening}; write {plain} alone, and the options below it as name: value")
    if not fence.closed:
        said.append(f"the fence is never closed; end it with {fence.marks} on a line of its own, in the same column")
    return said


def cannot_be_had(fault: str) -> str:
    """Where it is told why, which is once for all that use the block."""
    return f"its block cannot be had: see {fault.partition(': ')[0]}"


def repeated(found: Sequence[Entry]) -> list[Remark]:
    first: dict[str, Entry] = {}
    remarks = []
    for entry in found:
        earlier = first.setdefault(entry.name, entry)
        if earlier is not entry:
            remarks.append((entry.line, f"{entry.name} is given twice; keep one"))
    return remarks


def identity(found: Sequence[Entry], otherwise: int) -> tuple[str, int, list[Remark]]:
    """The id that was given and its line; empty where none, or none that can be used, was given."""
    entry = next((entry for entry in found if entry.name == "id"), None)
    if entry is None:
        return "", otherwise, []
    if isinstance(entry.given, str) and ID.fullmatch(entry.given):
        return entry.given, entry.line, []
    return "", entry.line, [(entry.line, f"{is_what(entry)}; {ID_EXPECTS}")]


def options(found: Sequence[Entry], block: type[Block], others: Iterable[str]) -> tuple[dict[str, Value], list[Remark]]:
    """All options of the block, with those that were given in place of the defaults. `others` may be given too."""
    values: dict[str, Value] = {name: option.default for name, option in block.options.items()}
    given, remarks = given_options(found, block, others)
    return values | given, remarks


def given_options(
    found: Sequence[Entry], block: type[Block], others: Iterable[str] = ()
) -> tuple[dict[str, Value], list[Remark]]:
    values: dict[str, Value] = {}
    remarks = []
    for entry in found:
        if entry.name not in block.options:
            known = suggestion(entry.name, [*block.options, *others])
            remarks.append((entry.line, f"there is no option {entry.name!r}; {known}"))
            continue
        try:
            values[entry.name] = block.options[entry.name].read(entry.given)
        except InvalidValue as error:
            remarks.append((entry.line, f"{is_what(entry)}; {error}"))
    return values, remarks


def is_what(entry: Entry) -> str:
    return f"{entry.name} has no value" if entry.given is None else f"{entry.name} is {shown(entry.given)}"


def give_ids(uses: Sequence[Use]) -> None:
    """Remark on ids that are given twice, and give one to every block without: its kind, or its kind with a number."""
    owners: dict[str, Use] = {}
    for use in uses:
        if use.id and (owner := owners.setdefault(use.id, use)) is not use:
            lines = f"in lines {owner.id_line} and {use.id_line}"
            twice = (use.id_line, f"two blocks of this page have the id {use.id!r}, {lines}; rename one")
            use.remarks += [twice] if twice not in use.remarks else []
    for use in uses:
        if use.block and not use.id:
            use.id = free(use.block.kind, owners)
            owners[use.id] = use


def free(kind: str, taken: Iterable[str]) -> str:
    names = [kind, *(f"{kind}-{number}" for number in range(2, len(list(taken)) + 3))]
    return next(name for name in names if name not in taken)
