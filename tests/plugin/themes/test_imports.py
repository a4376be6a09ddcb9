"""What is said to be in a reader's browser is there, and what is said to be missing is no more than that."""

import sys
from zipfile import ZipFile

from nnlesson.plugin.themes.imports import LACKING, is_there
from nnlesson.runtime.distribution import LIBRARY
from nnlesson.runtime.stock import Parts

# Written in C, and a part of Pyodide itself: no file of the library has them.
COMPILED_IN = {"array", "binascii", "cmath", "math", "pyexpat", "unicodedata", "zlib"}


def test_all_of_pythons_own_library_that_a_block_may_import_is_in_the_kit(parts: Parts) -> None:
    with ZipFile(parts.distribution / LIBRARY) as library:
        names = {name.partition("/")[0].partition(".")[0] for name in library.namelist()}

    allowed = {name for name in sys.stdlib_module_names if is_there(name, frozenset()) and not name.startswith("_")}
    missing = allowed - names - set(sys.builtin_module_names)
    assert missing - COMPILED_IN == set()


def test_what_is_said_to_be_missing_is_a_module_of_python() -> None:
    assert {name for name in LACKING if name not in sys.stdlib_module_names} == set()
