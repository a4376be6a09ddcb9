"""The rendering of one page: Markdown in, Markdown with placeholders out; then HTML with placeholders in, HTML out.

A fence leaves a placeholder in the Markdown, a word on a line of its own, which comes back as a paragraph from wherever
it stood: a list, a tab, an admonition. An empty element takes its place, and the block itself comes last of all, so
that nothing that reads the page in between, such as the search, has to read its drawings. A number is put into the
Markdown itself, so that a heading has it in the table of contents too.
"""

import re
from dataclasses import dataclass

from nnlesson.contract.terms import Term
from nnlesson.plugin.answers import with_answers
from nnlesson.plugin.asking import answer, asked_by
from nnlesson.plugin.evaluation import Evaluator
from nnlesson.plugin.fences import Fence, Outline, outline
from nnlesson.plugin.problem import Problem, Remark
from nnlesson.plugin.prose import Prose, terms_in
from nnlesson.plugin.sections import IN_TEXT
from nnlesson.plugin.spans import paragraphs
from nnlesson.plugin.still import box, failure, no_script, still
from nnlesson.plugin.texts import Address, write_out
from nnlesson.plugin.validation import Use, give_ids, validate

IDS = re.compile(r'\sid="([^"]*)"')
INDENTED = "the fence is indented by four columns too many, where all is code; fence it with ```` if it is only shown"
HEADING = re.compile(r"<h([1-6])[ >]")


@dataclass(frozen=True)
class Edit:
    """Lines that take the place of the lines from `first` up to, and without, `end`."""

    first: int
    end: int
    lines: list[str]


class Page:
    """One page, named by its file, of which `offset` lines stand before its Markdown.

    `address` is where another page will be, by its file as seen from this one.
    """

    def __init__(self, file: str, offset: int, evaluator: Evaluator, address: Address = str) -> None:
        self.file, self.offset, self.evaluator, self.address = file, offset, evaluator, address
        self.lines: list[str] = []
        self.parts = Outline()
        self.uses: list[Use] = []
        self.problems: list[Problem] = []
        self.blocks: list[str] = []  # as HTML

    def read(self, text: str) -> None:
        """Find the blocks of the page's Markdown, and what may stand in its text."""
        self.lines = text.split("\n")
        self.parts = outline(self.lines)
        self.uses = [validate(fence, self.line(fence.first), self.evaluator.catalogue) for fence in self.parts.fences]
        give_ids(self.uses)

    def markdown(self, text: str) -> str:
        """The page's Markdown with placeholders for its blocks, with its numbers, and without its claims."""
        self.read(text)
        for fence in self.parts.indented:
            self.report(fence.word, [(self.line(fence.first), INDENTED)])
        for use in self.uses:
            write_out(use, lambda text: self.evaluator.evaluate(text, self.uses), self.address)
            answer(use, self.evaluator, self.uses)
        edits = [placed(fence, placeholder(i)) for i, fence in enumerate(self.parts.fences)]
        edits += [self.answered(first, end) for first, end in self.texts()]
        lines = list(self.lines)
        for edit in sorted(edits, key=lambda edit: (edit.first, edit.end), reverse=True):
            lines[edit.first : edit.end] = edit.lines
        return "\n".join(lines)

    def line(self, index: int) -> int:
        """The line of the file that a line of the Markdown came from."""
        return self.offset + index + 1

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
        """The page's HTML with an empty element for each of its blocks, and at its end the answers for paper."""
        elsewhere = set(IDS.findall(html))
        self.blocks = [self.block(use, html.partition(placeholder(i)), elsewhere) for i, use in enumerate(self.uses)]
        for i, use in enumerate(self.uses):
            empty = empty_element(i, use.in_text)
            html = html.replace(f"<p>{placeholder(i)}</p>", empty).replace(placeholder(i), empty)
        return with_answers(html, self.blocks)

    def whole(self, html: str) -> str:
        """The page's HTML with its blocks, and before the first of them a word for whoever has no scripts."""
        for i, (use, block) in enumerate(zip(self.uses, self.blocks, strict=True)):
            html = html.replace(empty_element(i, use.in_text), block)
        return html.replace("<nn-block", f"{no_script()}<nn-block", 1)

    def block(self, use: Use, parts: tuple[str, str, str], elsewhere: set[str]) -> str:
        """A block as HTML, or the box that says what is wrong with it; `parts` are the page before, at and after it."""
        before, arrived, _ = parts
        if not arrived:
            use.remarks.append((use.line, "the block has not reached the page; put blank lines around its fence"))
        if use.id and use.id in elsewhere:
            taken = f"its id is {use.id!r}, as that of a heading or another element; give it an id of its own"
            use.remarks.append((use.id_line, taken))
        if not use.remarks and use.block:
            try:
                return self.still(use, level_after(before))
            except Exception as error:  # the block's own code, which may raise anything
                use.remarks.append((use.line, failure(use.block, error)))
        return box(self.report(use.word, use.remarks))

    def still(self, use: Use, heading: int) -> str:
        """The still, which no build makes twice."""
        assert use.block
        stills = self.evaluator.cache.stills
        key = repr((use.block.kind, use.id, heading, sorted(use.options.items()), sorted(use.answers.items())))
        if key not in stills:
            stills[key] = still(use.block, use.id, heading, use.options, use.answers)
        return stills[key]


def level_after(html: str) -> int:
    """The level of a heading that belongs to the last one."""
    levels = HEADING.findall(html)
    return min(6, int(levels[-1]) + 1) if levels else 2


def empty_element(index: int, in_text: bool = False) -> str:
    """Where a block will stand."""
    return f'<nn-block data-place="{index}"{f" {IN_TEXT}" if in_text else ""}></nn-block>'


def placeholder(index: int) -> str:
    """A word that no author writes and no extension of Markdown changes."""
    return f"nnlessonblock{index}stands"


def placed(fence: Fence, word: str) -> Edit:
    """The placeholder for a fence, behind the same indentation; of a swallowed one, below the fence around it."""
    blank = fence.prefix.rstrip()
    first = fence.outer.last + 1 if fence.outer else fence.first
    return Edit(first, first if fence.outer else fence.last + 1, [blank, fence.prefix + word, blank])
