"""The kernel brings nothing that would lie where Python's own memory is, and is the same whenever it is made."""

import re
from base64 import b64encode
from pathlib import Path

import pytest

from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.kernel import DATA, FORBIDDEN, ROOM, assembly_script, compile_kernel, sections
from nnlesson.runtime.stock import Parts

SMALL = 10_000  # bytes
WITH_DATA = """
export function train(number: i32): i32 {
  return load<u8>(memory.data<u8>([1, 2, 3]) + number);
}
"""
BROKEN = "export function train(number: i32): i32 {\n  return nothing;\n}\n"


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    return tmp_path / "index.ts"


def test_the_kernel_is_small_and_has_nothing_of_its_own(parts: Parts) -> None:
    assert len(parts.kernel) < SMALL
    assert not set(sections(parts.kernel)) & set(FORBIDDEN)


@pytest.mark.parametrize("form", ["kit", "offline_kit"])
def test_the_script_of_pythons_worker_carries_it(form: str, request: pytest.FixtureRequest, parts: Parts) -> None:
    kit: Path = request.getfixturevalue(form)

    (script,) = kit.glob("python.*.js")

    assert b64encode(parts.kernel) in script.read_bytes()


def test_nothing_of_the_compiler_travels(parts: Parts, tmp_path: Path) -> None:
    """Its library has a licence of its own; what is not yet optimised still says what it calls of that."""
    text = tmp_path / "kernel.wat"
    assembly_script(parts.web / ROOM / "index.ts", parts.given.tools, "--textFile", str(text), "-O0")

    functions = re.findall(r"\(func \$(\S+)", text.read_text("utf-8"))

    assert len(functions) > 20
    assert [name for name in functions if name.startswith("~")] == []


def test_the_same_sources_give_the_same_bytes(parts: Parts, tmp_path: Path) -> None:
    compile_kernel(parts.web / ROOM / "index.ts", parts.given.tools, tmp_path / "again.wasm")

    assert (tmp_path / "again.wasm").read_bytes() == parts.kernel


def test_a_kernel_with_data_stops_the_build(parts: Parts, entry: Path) -> None:
    entry.write_text(WITH_DATA)

    with pytest.raises(BuildError, match="has data: it would write where Python's own memory is"):
        compile_kernel(entry, parts.given.tools, entry.with_name("kernel.wasm"))

    assert DATA in sections(entry.with_name("kernel.wasm").read_bytes())


def test_an_error_in_its_sources_stops_the_build_and_is_told(parts: Parts, entry: Path) -> None:
    entry.write_text(BROKEN)

    with pytest.raises(BuildError, match="Cannot find name 'nothing'"):
        compile_kernel(entry, parts.given.tools, entry.with_name("kernel.wasm"))
