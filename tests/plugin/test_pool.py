"""The workers of a pool end with their build, however it ends."""

import signal
import subprocess
import sys
from subprocess import PIPE

import pytest

POOL = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from nnlesson.plugin.pool import end_with_the_build

with ProcessPoolExecutor(2, get_context("spawn"), end_with_the_build) as pool:
    pool.submit(pow, 2, 2).result()
    print("now", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "terminated"])
def test_workers_do_not_outlive_their_build(end: signal.Signals) -> None:
    build = subprocess.Popen([sys.executable, "-c", POOL], stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True)
    assert build.stdout
    assert build.stdout.readline() == "now\n"

    build.send_signal(end)

    build.communicate(timeout=60)  # they have its output too, and so it is closed when all of them are gone
    assert build.returncode == -end
