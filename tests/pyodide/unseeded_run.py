"""What chance gives that nobody has seeded: Python's, NumPy's, and the system's."""

import json
import random
import secrets

import numpy as np


def run() -> str:
    numbers = [random.random(), np.random.rand(), np.random.default_rng().random(), secrets.randbits(32)]
    return json.dumps(numbers)
