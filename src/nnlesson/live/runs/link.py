"""A link to a moment of a run: its recipe and the numbers that stood there, as a short word for an address or a file.

Whoever opens it goes through the recipe, and so comes to the same numbers. It may come from anywhere: what is not a
recipe of this very figure is refused, and nothing in it is ever run.
"""

import json
import math
import zlib
from binascii import Error, a2b_base64, b2a_base64
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from nnlesson.contract.block import Block
from nnlesson.contract.measure import readouts
from nnlesson.contract.state import StateRefused
from nnlesson.live.runs.recipe import OF_THE_PAGE, Recipe, read_recipe
from nnlesson.live.runs.weight_names import few_weights

VERSION = 1  # of the way in which links are written
LONGEST = 100_000  # letters of a link
LARGEST = 1_000_000  # bytes of what it says
EQUAL = 1e-9  # as a share of a number
DIGITS, AS_WRITTEN = 4, 1e-3  # of a weight, so that links stay short; and what is equal then

FOR_URLS, FROM_URLS = bytes.maketrans(b"+/", b"-_"), bytes.maketrans(b"-_", b"+/")


class Link(NamedTuple):
    """How to come to a moment, and the numbers that a learner is to find there."""

    recipe: Recipe
    numbers: Mapping[str, float]
    weights: Sequence[float] = ()  # of a small network


def write_link(block: Block, recipe: Recipe) -> str:
    """Where the block stands in its run; what came later in that is left out."""
    written = recipe.until_now().written()
    given, declared = written["options"], block.options
    options = {name: given[name] for name in given if name not in OF_THE_PAGE and given[name] != declared[name].default}
    said = {**written, "options": options, "version": VERSION, "kind": block.kind, "numbers": numbers(block)}
    if weights := rounded(block):
        said["weights"] = weights
    text = json.dumps(said, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return b2a_base64(zlib.compress(text.encode(), 9), newline=False).translate(FOR_URLS).rstrip(b"=").decode()


def read_link(text: str, block: Block) -> Link:
    """What a link says about such a block; raises StateRefused."""
    said = unpacked(text)
    if said.get("version") != VERSION or type(said["version"]) is not int:
        raise StateRefused(f"it is of version {str(said.get('version'))[:20]}, and this site reads version {VERSION}")
    if said.get("kind") != block.kind:
        raise StateRefused(f"it is of another figure, {str(said.get('kind'))[:40]}")
    options, found = said.get("options"), said.get("numbers")
    if not isinstance(options, dict) or not isinstance(found, dict):
        raise StateRefused("its run is damaged, or is that of another version")
    defaults = {name: option.default for name, option in block.options.items()}
    words = {name: getattr(block, name) for name in OF_THE_PAGE}
    weights = said.get("weights", [])
    of_numbers = isinstance(weights, list) and all(type(value) in (int, float) for value in [*found.values(), *weights])
    if not of_numbers:
        raise StateRefused("its numbers are none")
    recipe = read_recipe({**said, "options": {**defaults, **options, **words}}, type(block))
    return Link(recipe, found, weights)


def unpacked(text: str) -> dict[str, Any]:
    """A link may be cut off, or lie in a file that names it."""
    if len(text) > LONGEST:
        raise StateRefused(f"it has more than {LONGEST:,} letters")
    try:
        if text.lstrip().startswith("{"):
            text = json.loads(text)["link"]
        packed = text.encode("ascii").translate(FROM_URLS)
        unpacking = zlib.decompressobj()
        said = unpacking.decompress(a2b_base64(packed + b"=" * (-len(packed) % 4), strict_mode=True), LARGEST)
        if unpacking.unconsumed_tail or unpacking.unused_data or not unpacking.eof:
            raise StateRefused("it is cut off, or says too much")
        found = json.loads(said.decode(), parse_float=finite, parse_constant=refuse)
        json.dumps(found, ensure_ascii=False).encode()  # half a letter, which nobody could write again, is a ValueError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Error, zlib.error) as error:
        if isinstance(error, StateRefused):
            raise
        raise StateRefused("it is cut off, or is something else") from error
    if not isinstance(found, dict):
        raise StateRefused("it is something else")
    return found


def finite(word: str) -> float:
    return float(word) if math.isfinite(float(word)) else refuse(word)


def refuse(word: str) -> NoReturn:
    raise StateRefused(f"it has {word[:20]} where a number should be")


def numbers(block: Block) -> dict[str, float]:
    """What its read-outs say; of what no number says, nothing."""
    return {name: float(shown.value) for name, shown in readouts(block).items() if math.isfinite(shown.value)}


def rounded(block: Block) -> list[float]:
    """The weights of a small network, so far as they matter; none, where one is no number."""
    weights = few_weights(block).values()
    return [float(f"{weight:.{DIGITS}g}") for weight in weights] if all(map(math.isfinite, weights)) else []


def strays(link: Link, block: Block) -> str:
    """What a link says of the place where it has led, if that is another number there; else nothing."""
    here = readouts(block)
    for name, value in link.numbers.items():
        if name not in here or not math.isclose(here[name].value, value, rel_tol=EQUAL, abs_tol=1e-12):
            label = here[name].label if name in here else name
            now = f"{here[name].value:.6g}" if name in here else "nothing"
            return f"It is of another version: there {label} was {value:.6g}, and here it is {now}."
    return weight_strays(link, block)


def weight_strays(link: Link, block: Block) -> str:
    here = few_weights(block)
    if link.weights and len(link.weights) != len(here):
        return another("the number of weights", len(link.weights), len(here))
    for (name, now), there in zip(here.items(), link.weights, strict=False):
        if not math.isclose(now, there, rel_tol=AS_WRITTEN, abs_tol=EQUAL):
            return another(f"the weight {name}", there, now)
    return ""


def another(what: str, there: float, here: float) -> str:
    return f"It is of another version: there {what} was {there:.{DIGITS}g}, and here it is {here:.{DIGITS}g}."
