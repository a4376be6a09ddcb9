"""That the benchmark of training can run, and that the core trains as its peers do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any


def test_the_core_and_its_peers_come_to_the_same_predictions(
    project: Path, browser_type_launch_args: dict[str, Any]
) -> None:
    """The same first weights, the same examples, 20 epochs: ConvNetJS and TensorFlow.js know nothing of our core."""
    command = [sys.executable, str(project / "benchmarks" / "training.py"), "--check"]
    environment = os.environ | {"CHROMIUM": browser_type_launch_args["executable_path"]}

    outcome = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    native = ", native" if shutil.which("cc") else ""
    said = f"nnlesson, one a call, NumPy, ConvNetJS, TF.js cpu, TF.js wasm{native} predict the same after 20 epochs.\n"
    assert outcome.stdout == said, outcome.stderr
