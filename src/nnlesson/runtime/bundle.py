"""Bundling: esbuild turns the modules of `web` into one classic script, the only kind that a page on disk may load."""

from collections.abc import Sequence
from pathlib import Path

from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.npm import node

# The oldest browsers that are meant to work: those in which Pyodide 0.28 is tested. Newer syntax is put in older words.
OLDEST = {"chrome": "112", "firefox": "112", "safari": "16.4"}
TARGET = f"--target={','.join(name + version for name, version in OLDEST.items())}"
OPTIONS = ("--bundle", "--format=iife", TARGET, "--minify", "--log-level=warning", "--color=false")


def bundle(entry: Path, tools: Path) -> bytes:
    """The script that begins at `entry`."""
    return esbuild([str(entry)], tools)


def esbuild(arguments: Sequence[str], tools: Path) -> bytes:
    """What esbuild prints."""
    command = tools / "node_modules" / "esbuild" / "bin" / "esbuild"
    outcome = node([str(command), *arguments, *OPTIONS], NODE_PATH=str(tools / "node_modules"))
    if outcome.returncode:
        said, _, _ = outcome.stderr.decode().partition("\nnode:")  # there Node begins to speak of itself
        raise BuildError(f"esbuild could not bundle {arguments[0]}:\n{said.strip()}")
    return outcome.stdout
