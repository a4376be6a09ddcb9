"""The JSON schema of the fences: right as a schema, and of one mind with the build."""

from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from nnlesson.blocks import catalogue
from nnlesson.plugin.fences import outline
from nnlesson.plugin.reference import example
from nnlesson.plugin.schema import schema
from nnlesson.plugin.yaml_entries import entries
from plugin.small_blocks import CATALOGUE

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = schema(catalogue())


def wrong(fences: dict[str, Any], by: dict[str, Any] = SCHEMA) -> list[str]:
    return [error.message for error in jsonschema.Draft7Validator(by).iter_errors(fences)]


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("kind", catalogue())
def test_the_fence_to_copy_of_each_block_is_right(kind: str) -> None:
    body = example(catalogue()[kind]).split("\n", 1)[1].removesuffix("```")

    assert wrong({f"nn-{kind}": yaml.safe_load(body)}) == []
    assert wrong({f"nn-{kind}": None}) == []


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.stem)
def test_every_fence_of_the_course_is_right(page: Path) -> None:
    for fence in outline(page.read_text("utf-8").split("\n")).fences:
        found, _ = entries("\n".join(fence.body), 1)

        assert wrong({fence.word: {entry.name: as_json(entry.given) for entry in found}}) == []


def as_json(given: object) -> object:
    """What an editor makes of a value: a number of what looks like one."""
    try:
        return float(str(given)) if "." in str(given) or "e" in str(given) else int(str(given))
    except ValueError:
        return given


@pytest.mark.parametrize(
    ("fences", "said"),
    [
        ({"nn-and-gate": {"rate": 20}}, ["20 is greater than the maximum of 10.0"]),
        ({"nn-and-gate": {"rate": "fast"}}, ["'fast' is not of type 'number'"]),
        ({"nn-and-gate": {"gate": "nand"}}, ["'nand' is not one of ['and', 'or', 'xor']"]),
        ({"nn-and-gate": {"seed": 1.5}}, ["1.5 is not of type 'integer'"]),
        ({"nn-and-gate": {"id": "2nd"}}, ["'2nd' does not match '^[A-Za-z][A-Za-z0-9_-]*$'"]),
        ({"nn-and-gate": {"hue": 1}}, ["Additional properties are not allowed ('hue' was unexpected)"]),
        ({"nn-zzz": {}}, ["Additional properties are not allowed ('nn-zzz' was unexpected)"]),
    ],
)
def test_what_the_build_refuses_it_refuses_too(fences: dict[str, Any], said: list[str]) -> None:
    assert wrong(fences, schema(CATALOGUE)) == said
