"""The rendering of one page: Markdown in, Markdown with placeholders out; then HTML with placeholders in, HTML out.

A fence leaves a placeholder in the Markdown, a word on a line of its own, which comes back as a paragraph from wherever
it stood: a list, a tab, an admonition. An empty element takes its place, and the block itself comes last of all, so
that nothing that reads the page in between, such as the search, has to read its drawings. A number is put into the
Markdown itself, so that a heading has it in the table of contents too.
"""

import re
from dataclasses import dataclass

from nnlesson.plugin.answers import with_answers
from nnlesson.plugin.asking import answer
from nnlesson.plugin.evaluation import Evaluator, QueryError
from nnlesson.plugin.fences import Fence, outline
from nnlesson.plugin.problem import Problem, Remark
from nnlesson.plugin.queries import paragraphs, queries_in
from nnlesson.plugin.still import box, failure, no_script, still
from nnlesson.plugin.texts import Address, write_out
from nnlesson.plugin.validation import Use, give_ids, validate

SPECIAL = re.compile(r"[^\w \n.,:;%−+()/-]|_")  # characters that Markdown or HTML could take for more than themselves
IDS = re.compile(r'\sid="([^"]*)"')
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
        self.uses: list[Use] = []
        self.problems: list[Problem] = []
        self.blocks: list[str] = []  # as HTML

    def markdown(self, text: str) -> str:
        """The page's Markdown with placeholders for its blocks, and with its numbers."""
        lines = text.split("\n")
        parts = outline(lines)
        self.uses = [validate(fence, self.line(fence.first), self.evaluator.catalogue) for fence in parts.fences]
        give_ids(self.uses)
        for use in self.uses:
            write_out(use, lambda text: self.evaluator.evaluate(text, self.uses), self.address)
            answer(use, self.evaluator, self.uses)
        edits = [placed(fence, placeholder(i)) for i, fence in enumerate(parts.fences)]
        edits += [self.with_numbers(lines, first, end) for first, end in paragraphs(lines, parts.prose)]
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

    def with_numbers(self, lines: list[str], first: int, end: int) -> Edit:
        """A paragraph with numbers in place of its queries."""
        paragraph, done, place = "\n".join(lines[first:end]), "", 0
        for query in queries_in(paragraph):
            line = self.line(first) + paragraph[: query.start].count("\n")
            done += paragraph[place : query.start] + self.number(query.text, line)
            place = query.end
        return Edit(first, end, (done + paragraph[place:]).split("\n"))

    def number(self, text: str, line: int) -> str:
        try:
            number = self.evaluator.evaluate(text, self.uses)
        except QueryError as error:
            said = f"{text}: {error}"
            if not error.known:
                self.report("nn", [(line, said)])
            return f'<mark class="nn-problem">{escaped(f"nn: {said}")}</mark>'
        title = f"computed when this page was built: {escaped(text)}"
        return f'<span class="nn-number" title="{title}">{escaped(number)}</span>'

    # Blocks

    def content(self, html: str) -> str:
        """The page's HTML with an empty element for each of its blocks, and at its end the answers for paper."""
        elsewhere = set(IDS.findall(html))
        self.blocks = [self.block(use, html.partition(placeholder(i)), elsewhere) for i, use in enumerate(self.uses)]
        for i in range(len(self.blocks)):
            html = html.replace(f"<p>{placeholder(i)}</p>", empty_element(i)).replace(placeholder(i), empty_element(i))
        return with_answers(html, self.blocks)

    def whole(self, html: str) -> str:
        """The page's HTML with its blocks, and before the first of them a word for whoever has no scripts."""
        for i, block in enumerate(self.blocks):
            html = html.replace(empty_element(i), block)
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


def empty_element(index: int) -> str:
    """Where a block will stand."""
    return f'<nn-block data-place="{index}"></nn-block>'


def placeholder(index: int) -> str:
    """A word that no author writes and no extension of Markdown changes."""
    return f"nnlessonblock{index}stands"


def placed(fence: Fence, word: str) -> Edit:
    """The placeholder for a fence, behind the same indentation; of a swallowed one, below the fence around it."""
    blank = fence.prefix.rstrip()
    first = fence.outer.last + 1 if fence.outer else fence.first
    return Edit(first, first if fence.outer else fence.last + 1, [blank, fence.prefix + word, blank])


def escaped(text: str) -> str:
    """A text in which neither Markdown nor HTML finds anything to do."""
    return SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)
