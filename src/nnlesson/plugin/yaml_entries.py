"""YAML parsing: the body of a fence as names and values, each with its line.

A value is kept as the text that the author wrote, and the option reads it. So none of YAML's own readings can slip in
between: `1e-3` stays a number, `on` and `no` stay words, and `010` is ten.
"""

import re
from typing import NamedTuple

import yaml
from yaml.constructor import ConstructorError

from nnlesson.plugin.problem import Remark, clipped
from nnlesson.plugin.yaml_errors import NO_VALUE, in_plain_words

PLAIN = {"str", "int", "float", "bool", "null", "timestamp", "value", "merge"}
NULL = "tag:yaml.org,2002:null"
OF_A_BLOCK = re.compile(r"""^([\w-]+: +)(?!["'\[{|>])(.*?\bof #[A-Za-z].*?)(\s+#\s.*)?$""", re.MULTILINE)

BREAKS = str.maketrans(dict.fromkeys("\r\x85\u2028\u2029", " "))  # where YAML begins a line, and no editor does


class Loader(yaml.SafeLoader):
    """Errors of Python's own, about what a value inside brackets seems to be and is not, become YAML's."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        try:
            return super().construct_object(node, deep)
        except (ValueError, LookupError, ArithmeticError, AttributeError) as error:
            said = f"{clipped(str(node.value))} {NO_VALUE}"
            raise ConstructorError(None, None, said, node.start_mark) from error


class Entry(NamedTuple):
    """`given` is a text, a list or a mapping, and None where nothing was given."""

    name: str
    given: object
    line: int


def entries(body: str, first: int) -> tuple[list[Entry], list[Remark]]:
    """The entries of a body whose first line is line `first` of its file, and what is wrong with it as YAML.

    In `answer: loss of #and` the block's id would be a comment to YAML, and is none here.
    """
    body = OF_A_BLOCK.sub(quoted, body.translate(BREAKS))
    tabs = [(first + i, TABBED) for i, line in enumerate(body.split("\n")) if "\t" in leading(line)]
    if tabs:
        return [], tabs
    try:
        return read(body, first)
    except (yaml.YAMLError, RecursionError) as error:
        line, words = in_plain_words(error, body.split("\n"))
        return [], [(first + line, words)]


def quoted(term: re.Match[str]) -> str:
    escaped = term[2].replace("'", "''")
    return f"{term[1]}'{escaped}'"


TABBED = "a tab stands at the beginning of the line; use spaces"


def leading(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def read(body: str, first: int) -> tuple[list[Entry], list[Remark]]:
    loader = Loader(body)
    try:
        root = loader.get_single_node()
        if root is None:
            return [], []
        if not isinstance(root, yaml.MappingNode):
            return [], [(first + root.start_mark.line, no_mapping(body, root.start_mark.line))]
        found = [Entry(name(key), given(loader, value), first + key.start_mark.line) for key, value in root.value]
        return found, []
    finally:
        loader.dispose()


def no_mapping(body: str, line: int) -> str:
    begins = clipped(repr(body.split("\n")[line].strip()))
    return f"the body begins with {begins}; write each option as name: value, on a line of its own"


def name(key: yaml.Node) -> str:
    return key.value if isinstance(key, yaml.ScalarNode) else "[...]"


def given(loader: Loader, value: yaml.Node) -> object:
    """The text of a plain value; of anything else what the safe loader makes of it, which refuses foreign tags."""
    if value.tag == NULL:
        return None
    if isinstance(value, yaml.ScalarNode) and value.tag.removeprefix("tag:yaml.org,2002:") in PLAIN:
        return value.value
    return loader.construct_object(value, deep=True)
