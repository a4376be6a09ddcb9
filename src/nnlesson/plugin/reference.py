"""The reference page: all about every block there is, written from the blocks themselves."""

from collections.abc import Iterator

import yaml

from nnlesson.contract.block import Block
from nnlesson.contract.option import Number, Option
from nnlesson.plugin.evaluation import Evaluator

HEAD = """# The blocks

Every block that a lesson can use, alive, with all that it can be told. The build writes this page from the blocks
themselves, so it is never out of date. How to put one into a page stands in the guide, under *Writing a lesson*.

Every block also takes `id`, a name of its own on its page; `seed`, from which its random start is drawn; `title`, which
tells it apart for whoever hears the page; and `caption`, a text below it.
"""


def reference(evaluator: Evaluator) -> str:
    """The page as Markdown; its fences and queries go the way of all fences and queries."""
    return f"{HEAD}\n{all_blocks(evaluator)}"


def all_blocks(evaluator: Evaluator) -> str:
    return "\n".join(line for block in evaluator.catalogue.values() for line in about(block, evaluator))


def about(block: type[Block], evaluator: Evaluator) -> Iterator[str]:
    first_line = (block.__doc__ or "").strip().split("\n")[0]
    yield f"## nn-{block.kind}\n\n{first_line}\n\n```nn-{block.kind}\n```\n"
    if own(block):
        yield "**Options**\n"
        yield table_head("Option", "What it is", "What it takes", "Without it")
        yield from (row(option) for option in own(block))
    yield f"\n**To copy**\n\n````yaml\n{example(block)}\n````\n"
    yield from quoted(block, evaluator)


def table_head(*columns: str) -> str:
    return f"| {' | '.join(columns)} |\n{'| --- ' * len(columns)}|"


def own(block: type[Block]) -> list[Option]:
    """The options that not every block has."""
    return [option for name, option in block.options.items() if name not in Block.options]


def row(option: Option) -> str:
    words = [f"`{option.name}`", option.label, option.expects(), default(option) or "nothing"]
    return f"| {' | '.join(word.replace('|', '&#124;') for word in words)} |"


def default(option: Option) -> str:
    return f"{option.default:g}" if isinstance(option, Number) else str(option.default)


def example(block: type[Block]) -> str:
    """A fence with every option at its default, ready to be changed."""
    options = {option.name: option.default for option in own(block)} | {"seed": Block.options["seed"].default}
    body = yaml.safe_dump(options, sort_keys=False, allow_unicode=True)
    return f"```nn-{block.kind}\n{body}```"


def quoted(block: type[Block], evaluator: Evaluator) -> Iterator[str]:
    """The read-outs that prose can ask for, with what they show at first; and then what is measured and not shown."""
    try:
        shown = evaluator.at_the_start(block.kind)
    except Exception:  # a block whose own code fails is reported where its fence stands
        return
    if not shown:
        return
    yield "**Numbers that the text can quote**\n"
    yield table_head("Read-out", "What it is", "To copy", "At first")
    for name, readout in shown.items():
        query = f"nn: {name} of {block.kind}"
        yield f"| `{name}` | {readout.label.replace('|', '&#124;')} | `` `{query}` `` | `{query}` |"
    yield ""
