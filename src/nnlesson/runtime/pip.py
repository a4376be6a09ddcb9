"""pip, asked as the ordinary client that it is: it knows this machine's registries, certificates and proxy."""

import re
import subprocess
import sys
from functools import cache

from nnlesson.runtime.errors import Unreachable


def pip(*arguments: str) -> str:
    """What pip prints."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    if outcome.returncode:
        said = outcome.stderr.strip().splitlines() or [f"exit status {outcome.returncode}"]
        raise Unreachable(f"pip: {said[-1].removeprefix('ERROR: ')}")
    return outcome.stdout


@cache
def settings() -> dict[str, str]:
    """pip's settings by their bare names. An environment variable is listed last, and wins."""
    listed = pip("config", "list")
    return dict(re.findall(r"^(?:global|install|:env:)\.([\w-]+)='(.*)'$", listed, re.MULTILINE))
