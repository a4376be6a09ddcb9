"""The one array type of the house: float64 numbers in NumPy."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
