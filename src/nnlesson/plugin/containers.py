"""Container blocks of Markdown: list items, admonitions and tabs. An indented line that belongs to none is code."""

import re

TAB = 4  # columns by which Markdown indents what is inside
OPENERS = re.compile(r'([-*+]|\d+[.)]|:)[ \t]|!!!|\?\?\?|===[!+]*\s*"|\[\^[^\]]+\]:')


class Containers:
    """Reads a page line by line, and knows which lines are indented code: an example that is only shown."""

    def __init__(self) -> None:
        self.edges = [0]  # the column where the content of each open container begins
        self.after_blank = True

    def is_code(self, line: str) -> bool:
        content = line.expandtabs(TAB)
        column, content = len(content) - len(content.lstrip()), content.strip()
        if not content:
            self.after_blank = True
            return False
        opens = OPENERS.match(content)
        while column < self.edges[-1] and (self.after_blank or opens):
            self.edges.pop()
        if self.after_blank and column >= self.edges[-1] + TAB:
            return True
        if opens:
            self.edges.append(self.edges[-1] + TAB)
        self.after_blank = False
        return False
