"""The JSON schema of the fences, from the block classes: an editor completes and checks by it what an author writes.

It describes a YAML file that has fences as its entries: `nn-and-gate:` and the options below it, indented.
"""

from typing import Any

from nnlesson.contract.block import Block
from nnlesson.contract.option import Choice, Number, Option, Text
from nnlesson.plugin.validation import ID, ID_EXPECTS, Catalogue

DRAFT = "http://json-schema.org/draft-07/schema#"  # which every editor knows
NAME = "blocks.schema.json"
type Schema = dict[str, Any]


def schema(catalogue: Catalogue) -> Schema:
    """What every block takes."""
    fences = {f"nn-{kind}": fence(block) for kind, block in catalogue.items()}
    return {"$schema": DRAFT, "title": "Fences of nnlesson"} | closed(fences, "object")


def closed(properties: Schema, *types: str) -> Schema:
    """Something that has these properties and no others."""
    return {"type": list(types), "properties": properties, "additionalProperties": False}


def fence(block: type[Block]) -> Schema:
    """What the body of a fence takes; a fence without options is one too."""
    own_id = {"type": "string", "pattern": f"^{ID.pattern}$", "description": f"Its id: {ID_EXPECTS}."}
    options = {name: option_schema(option) for name, option in block.options.items()}
    said = " ".join((block.__doc__ or "").split("\n\n")[0].split())
    return {"description": said} | closed({"id": own_id} | options, "object", "null")


def option_schema(option: Option) -> Schema:
    said = {"description": f"{option.label}: {option.expects()}.", "default": option.default}
    if isinstance(option, Number):
        return {"type": "integer" if option.whole else "number", "minimum": option.low, "maximum": option.high} | said
    if isinstance(option, Choice):
        return {"enum": [*option.choices, *(int(word) for word in option.choices if word.isdigit())]} | said
    longest = {"maxLength": option.longest} if isinstance(option, Text) else {}
    return (
        {"type": ["string", "number", "boolean"]} | longest | said
    )  # to the build each of them is the text that it is
