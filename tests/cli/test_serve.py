"""`nnlesson serve` shows the course of the folder one is in, at the port that was asked for."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from cli.calls import call
from serving import own_port


@pytest.fixture
def served(kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A preview of a new course, and its address."""
    monkeypatch.chdir(tmp_path)
    assert call("new", "course", "gates").status == 0
    port = own_port()
    command = [sys.executable, "-c", "from nnlesson.cli import main; main()", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd="gates", stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        yield process, f"http://127.0.0.1:{port}/"
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def test_a_course_is_shown_with_its_figures_until_it_is_interrupted(
    served: tuple[subprocess.Popen[str], str],
) -> None:
    process, address = served
    assert process.stderr
    said = next(line for line in process.stderr if "Serving on" in line)
    assert address in said

    with urlopen(address) as page:
        text = page.read().decode()

    assert 'kind="and-gate" id="gate"' in text
    os.killpg(process.pid, signal.SIGINT)
    rest = process.communicate()[1]
    assert process.returncode == 1
    assert "Traceback" not in rest
