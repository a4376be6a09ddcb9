"""The texts of a block that take Markdown: their links lead to pages by files, and their numbers are computed."""

import re
from collections.abc import Callable

from nnlesson.contract.option import InvalidValue, Text
from nnlesson.draw.inline import escaped
from nnlesson.plugin.questions import QueryError
from nnlesson.plugin.spans import Claims, Stray, replaced, spans_in
from nnlesson.plugin.validation import Use, line_of

LINK = re.compile(r"(?<=\]\()(?P<file>[^\s():#]+\.md)(?P<rest>#[^\s()]*)?(?=\))")

type Number = Callable[[str], str]  # of a query; raises QueryError
type Address = Callable[[str], str]  # of a page by its file; raises LookupError


def write_out(use: Use, number: Number, address: Address) -> None:
    """Put addresses and numbers into a block's texts; what is wrong goes to its remarks."""
    if not use.block or use.remarks:
        return
    for name, text in markdown_of(use).items():
        try:
            use.options[name] = use.block.options[name].read(linked(numbered(text, number), address))
        except QueryError as error:
            if not error.known:
                use.remarks.append((line_of(use, name), f"{name}: {error}"))
        except InvalidValue as error:
            use.remarks.append((line_of(use, name), f"{name} is too long with its numbers and links; {error}"))
        except LookupError as error:
            use.remarks.append((line_of(use, name), f"{name} links to {error.args[0]}, and there is no such page"))


def markdown_of(use: Use) -> dict[str, str]:
    """The block's texts that take Markdown."""
    options = use.block.options.items() if use.block else ()
    return {name: str(use.options[name]) for name, option in options if isinstance(option, Text) and option.markdown}


def numbered(text: str, number: Number) -> str:
    for span in reversed(spans_in(text)):
        if isinstance(span, Stray):
            continue
        if isinstance(span, Claims):
            raise QueryError("a claim stands in the prose; put it below the fence")
        if span.wrong:
            raise QueryError(span.wrong)
        text = replaced(text, span, escaped(number(span.text)))
    return text


def linked(text: str, address: Address) -> str:
    return LINK.sub(lambda link: address(link["file"]) + (link["rest"] or ""), text)
