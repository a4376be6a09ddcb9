"""The files with which Python is started, here in Node."""

import shutil
from pathlib import Path

import pytest

from nnlesson.runtime.distribution import SCRIPTS
from nnlesson.runtime.snapshot import PLAN
from nnlesson.runtime.stock import Parts


@pytest.fixture(scope="session")
def files(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The very files that the site serves, under the names that Pyodide asks for."""
    folder = tmp_path_factory.mktemp("pyodide")
    scripts = [parts.distribution / name for name in SCRIPTS]  # a site has them in the file of Python's worker
    for path in [*scripts, *parts.python(), parts.snapshot / PLAN]:
        shutil.copy(path, folder)
    return folder
