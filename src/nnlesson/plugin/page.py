"""The rendering of one page: Markdown in, Markdown with placeholders out; then HTML with placeholders in, HTML out.

A fence leaves a place in the Markdown, an empty element on a line of its own, which comes back as a paragraph from
wherever it stood: a list, a tab, an admonition. The block itself comes last of all (`placing`), so that nothing that
reads the page in between, such as the search, has to read its drawings. A number is put into the Markdown itself, so
that a heading has it in the table of contents too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nnlesson.contract.terms import Term
from nnlesson.plugin.asking import answer, asked_by
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.fences import Fence, Outline, outline
from nnlesson.plugin.leftover import leftovers, line_of
from nnlesson.plugin.made import made
from nnlesson.plugin.origins import origins
from nnlesson.plugin.problem import Problem, Remark
from nnlesson.plugin.prose import Prose, terms_in
from nnlesson.plugin.spans import paragraphs
from nnlesson.plugin.still import box, failure, still
from nnlesson.plugin.texts import Address, write_out
from nnlesson.plugin.validation import Use, give_ids, validate

IDS = re.compile(r'\sid="([^"]*)"')
INDENTED = "the fence is indented by four columns too many, where all is code; fence it with ```` if it is only shown"
HEADING = re.compile(r"<h([1-6])[ >]")
IN_TEXT = "data-in-text"  # of the place of a block that is no figure


@dataclass(frozen=True)
class Edit:
    """Lines that take the place of the lines from `first` up to, and without, `end`."""

    first: int
    end: int
    lines: list[str]


class Page:
    """One page, named by its file, of which `offset` lines stand before its Markdown.

    `address` is where another page will be, by its file as seen from this one, and `root` the folder of the site.
    `first` is the number of its first place. Where others have changed the Markdown before, `source` is the file's own
    text, by which lines are found.
    """

    def __init__(
        self,
        file: str,
        offset: int,
        evaluator: Evaluator,
        address: Address = str,
        *,
        first: int = 0,
        source: str = "",
        root: Path | None = None,
    ) -> None:
        self.file, self.offset, self.evaluator, self.address = file, offset, evaluator, address
        self.first, self.source, self.root = first, source, root or Path()
        self.lines: list[str] = []
        self.all_lines: list[str] = []  # of whatever was read, also where a place has come for a fence or a number
        self.origins: Sequence[int] = []
        self.parts = Outline()
        self.uses: list[Use] = []
        self.problems: list[Problem] = []
        self.blocks: list[str] = []  # as HTML

    def read(self, text: str) -> list[Use]:
        """Find the blocks of the page's Markdown, and what may stand in its text; blocks come to those it has."""
        given = text.split("\n")
        last = self.offset + len(given)
        numbers = origins(self.source, given) if self.source else range(self.offset + 1, last + 1)
        self.lines, places, mistakes = made(given, self.evaluator, self.root)
        self.all_lines += self.lines
        self.origins = [numbers[place] for place in places]
        self.problems += [Problem(self.file, numbers[place], word, said) for place, word, said in mistakes]
        self.parts = outline(self.lines)
        uses = [self.use(fence) for fence in self.parts.fences]
        self.uses += uses
        give_ids(self.uses)
        return uses

    def use(self, fence: Fence) -> Use:
        """What a fence says. All of one that was put in stands in the line that asked for it."""
        line = self.line(fence.first)
        use = validate(fence, line, self.evaluator.catalogue, self.evaluator.faults)
        if self.line(fence.last) - line != fence.last - fence.first:
            use.lines, use.id_line, use.remarks = {}, line, [(line, text) for _, text in use.remarks]
        return use

    def markdown(self, text: str) -> str:
        """The page's Markdown with places for its blocks, with its numbers, and without its claims.

        Called again, with what others have put into the page since, it does the same with that.
        """
        number = self.first + len(self.uses)
        uses = self.read(text)
        for fence in self.parts.indented:
            self.report(fence.word, [(self.line(fence.first), INDENTED)])
        for use in uses:
            self.fill(use)
        edits = [placed(fence, place(number + i)) for i, fence in enumerate(self.parts.fences)]
        edits += [self.answered(first, end) for first, end in self.texts()]
        lines = list(self.lines)
        for edit in sorted(edits, key=lambda edit: (edit.first, edit.end), reverse=True):
            lines[edit.first : edit.end] = edit.lines
        return "\n".join(lines)

    def fill(self, use: Use) -> None:
        """Give a block what it asks for, and its texts what they do."""
        write_out(use, lambda text: self.evaluator.evaluate(text, self.uses), self.address)
        answer(use, self.evaluator, self.uses)

    def line(self, index: int) -> int:
        """The line of the file that a line of the Markdown came from."""
        return self.origins[index]

    def report(self, word: str, remarks: list[Remark]) -> list[Problem]:
        problems = [Problem(self.file, line, word, text) for line, text in remarks]
        self.problems += problems
        return problems

    # Text

    def texts(self) -> list[tuple[int, int]]:
        """The first line of every paragraph and every comment, and the line after its last."""
        return [*paragraphs(self.lines, self.parts.prose), *self.parts.comments]

    def terms(self) -> list[Term]:
        """All that the page asks for, as far as it can be understood."""
        asked = [term for first, end in self.texts() for term in terms_in("\n".join(self.lines[first:end]))]
        return asked + [term for use in self.uses for term in asked_by(use)]

    def answered(self, first: int, end: int) -> Edit:
        """A text with its numbers, and without its claims."""
        prose, whole = Prose(self.evaluator, self.uses), "\n".join(self.lines[first:end])
        text = prose.answered(whole)
        for line, word, said in reversed(prose.mistakes):
            self.report(word, [(self.line(first + line), said)])
        return Edit(first, end, text.split("\n") if text or not whole else [])

    # Blocks

    def content(self, html: str) -> str:
        """The page's HTML, in which every place says whether its block is one of the words; the blocks are made."""
        for word, text in leftovers(html, shown="\n".join(self.lines)):
            self.report(word, [(line_of(word, self.source), text)])
        elsewhere = set(IDS.findall(html))
        places = [place(self.first + i) for i in range(len(self.uses))]
        self.blocks = [
            self.arrived(use, html.partition(place), elsewhere) for use, place in zip(self.uses, places, strict=True)
        ]
        for i, (use, empty) in enumerate(zip(self.uses, places, strict=True)):
            html = html.replace(f"<p>{empty}</p>", empty).replace(empty, place(self.first + i, use.in_text))
        return html

    def arrived(self, use: Use, parts: tuple[str, str, str], elsewhere: set[str]) -> str:
        """A block of the HTML; `parts` are the page before, at and after it."""
        before, there, _ = parts
        if not there:
            use.remarks.append((use.line, "the block has not reached the page; put blank lines around its fence"))
        return self.block(use, level_after(before), elsewhere)

    def block(self, use: Use, level: int, elsewhere: set[str]) -> str:
        """A block as HTML, or the box that says what is wrong with it.

        `level` is that of its titles; `elsewhere` are the ids of other elements.
        """
        if use.id and use.id in elsewhere:
            taken = f"its id is {use.id!r}, as that of a heading or another element; give it an id of its own"
            use.remarks.append((use.id_line, taken))
        failed = ""
        if not use.remarks and use.block:
            try:
                return self.still(use, level, use.id)
            except Exception as error:  # the block's own code, which may raise anything
                failed = use.id
                use.remarks.append((use.line, failure(use.block, error)))
        kind = use.word.removeprefix("nn-")
        return box(self.report(use.word, use.remarks), failed, kind if kind in self.evaluator.faults else "")

    def still(self, use: Use, level: int, id: str) -> str:
        """The still, which no build makes twice."""
        assert use.block
        stills = self.evaluator.cache.stills
        made_by = self.evaluator.made_by(use.block)
        key = repr((made_by, id, level, sorted(use.options.items()), sorted(use.answers.items())))
        if key not in stills:
            stills[key] = still(use.block, id, level, use.options, use.answers)
        return stills[key]


def level_after(html: str) -> int:
    """The level of a heading that belongs to the last one."""
    levels = HEADING.findall(html)
    return min(6, int(levels[-1]) + 1) if levels else 2


def place(number: int, in_text: bool = False) -> str:
    """Where a block will stand: an element that no extension of Markdown changes, and that shows no reader a word."""
    return f'<nn-block data-place="{number}"{f" {IN_TEXT}" if in_text else ""}></nn-block>'


def placed(fence: Fence, place: str) -> Edit:
    """The place for a fence, behind the same indentation; of a swallowed one, below the fence around it."""
    blank = fence.prefix.rstrip()
    first = fence.outer.last + 1 if fence.outer else fence.first
    return Edit(first, first if fence.outer else fence.last + 1, [blank, fence.prefix + place, blank])
