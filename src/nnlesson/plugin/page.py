"""A page on its way through MkDocs: Markdown in, Markdown with marks out; then HTML with marks in, HTML out.

A fence leaves a mark in the Markdown, a word on a line of its own, which comes back as a paragraph from wherever it
stood: a list, a tab, an admonition. An empty element takes its place, and the block itself comes last of all, so that
nothing that reads the page in between, such as the search, has to read its drawings. A number is put into the Markdown
itself, so that a heading has it in the table of contents too.
"""

import re
from dataclasses import dataclass

from nnlesson.contract.block import Block
from nnlesson.contract.option import Value
from nnlesson.plugin.answers import Answers, Unanswered
from nnlesson.plugin.fences import Fence, outline
from nnlesson.plugin.problem import Problem, Remark
from nnlesson.plugin.questions import asked, paragraphs
from nnlesson.plugin.still import box, failure, no_script, still
from nnlesson.plugin.use import Use, check, give_ids

SPECIAL = re.compile(r"[^\w \n.,:;%−+()/-]|_")  # characters that Markdown or HTML could take for more than themselves
IDS = re.compile(r'\sid="([^"]*)"')


@dataclass(frozen=True)
class Edit:
    """Lines that take the place of the lines from `first` up to, and without, `end`."""

    first: int
    end: int
    lines: list[str]


class Page:
    """One page, named by its file, of which `offset` lines stand before its Markdown."""

    def __init__(self, file: str, offset: int, answers: Answers) -> None:
        self.file, self.offset, self.answers = file, offset, answers
        self.uses: list[Use] = []
        self.problems: list[Problem] = []
        self.blocks: list[str] = []  # as HTML

    def markdown(self, text: str) -> str:
        """The page's Markdown with marks for its blocks, and with its numbers."""
        lines = text.split("\n")
        parts = outline(lines)
        self.uses = [check(fence, self.line(fence.first), self.answers.catalogue) for fence in parts.fences]
        give_ids(self.uses)
        edits = [placed(fence, mark(i)) for i, fence in enumerate(parts.fences)]
        edits += [self.answered(lines, first, end) for first, end in paragraphs(lines, parts.prose)]
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

    # Numbers

    def answered(self, lines: list[str], first: int, end: int) -> Edit:
        """A paragraph with numbers in place of its questions."""
        paragraph, done, place = "\n".join(lines[first:end]), "", 0
        for question in asked(paragraph):
            line = self.line(first) + paragraph[: question.start].count("\n")
            done += paragraph[place : question.start] + self.number(question.text, line)
            place = question.end
        return Edit(first, end, (done + paragraph[place:]).split("\n"))

    def number(self, text: str, line: int) -> str:
        try:
            number = self.answers.answer(text, self.uses)
        except Unanswered as unanswered:
            said = f"{text}: {unanswered}"
            if not unanswered.known:
                self.report("nn", [(line, said)])
            return f'<mark class="nn-problem">{inert(f"nn: {said}")}</mark>'
        return (
            f'<span class="nn-number" title="computed when this page was built: {inert(text)}">{inert(number)}</span>'
        )

    # Blocks

    def content(self, html: str) -> str:
        """The page's HTML with an empty element for each of its blocks."""
        elsewhere = set(IDS.findall(html))
        self.blocks = [self.block(use, mark(i) in html, elsewhere) for i, use in enumerate(self.uses)]
        for i in range(len(self.blocks)):
            html = html.replace(f"<p>{mark(i)}</p>", place(i)).replace(mark(i), place(i))
        return html

    def whole(self, html: str) -> str:
        """The page's HTML with its blocks, and before the first of them a word for whoever has no scripts."""
        for i, block in enumerate(self.blocks):
            html = html.replace(place(i), block)
        return html.replace("<nn-block", f"{no_script()}<nn-block", 1)

    def block(self, use: Use, arrived: bool, elsewhere: set[str]) -> str:
        """A block as HTML, or the box that says what is wrong with it."""
        if not arrived:
            use.remarks.append((use.line, "the block has not reached the page; put blank lines around its fence"))
        if use.id and use.id in elsewhere:
            taken = f"its id is {use.id!r}, as that of a heading or another element; give it an id of its own"
            use.remarks.append((use.id_line, taken))
        if not use.remarks and use.block:
            try:
                return self.still(use.block, use.id, use.options)
            except Exception as error:  # the block's own code, which may raise anything
                use.remarks.append((use.line, failure(use.block, error)))
        return box(self.report(use.word, use.remarks))

    def still(self, block: type[Block], id: str, options: dict[str, Value]) -> str:
        """The still, which no build makes twice."""
        stills = self.answers.memory.stills
        key = repr((block.kind, id, sorted(options.items())))
        if key not in stills:
            stills[key] = still(block, id, options)
        return stills[key]


def place(index: int) -> str:
    """Where a block will stand."""
    return f'<nn-block data-place="{index}"></nn-block>'


def mark(index: int) -> str:
    """A word that no author writes and no extension of Markdown changes."""
    return f"nnlessonblock{index}stands"


def placed(fence: Fence, word: str) -> Edit:
    """The mark in place of its fence, behind the same indentation; of a swallowed one, below the fence around it."""
    blank = fence.prefix.rstrip()
    first = fence.outer.last + 1 if fence.outer else fence.first
    return Edit(first, first if fence.outer else fence.last + 1, [blank, fence.prefix + word, blank])


def inert(text: str) -> str:
    """A text in which neither Markdown nor HTML finds anything to do."""
    return SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)
