"""The mathematics of learning: layers, losses, optimizers. NumPy and nothing else."""

from nnlesson.core.array import Array
from nnlesson.core.layers import Dense, Embedding, Layer, ReLU, Sigmoid, Softmax, Tanh
from nnlesson.core.losses import BinaryCrossEntropy, CrossEntropy, Loss, MeanSquaredError
from nnlesson.core.network import Network
from nnlesson.core.optimizers import Adam, GradientDescent, Momentum, Optimizer, RMSProp
from nnlesson.core.training import Training

__all__ = [
    "Adam",
    "Array",
    "BinaryCrossEntropy",
    "CrossEntropy",
    "Dense",
    "Embedding",
    "GradientDescent",
    "Layer",
    "Loss",
    "MeanSquaredError",
    "Momentum",
    "Network",
    "Optimizer",
    "RMSProp",
    "ReLU",
    "Sigmoid",
    "Softmax",
    "Tanh",
    "Training",
]
