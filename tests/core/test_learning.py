"""What the course says of learning, held true: one neuron learns AND and cannot learn XOR; a small network can."""

import numpy as np
import pytest
from numpy.random import Generator

from nnlesson.core import (
    Adam,
    BinaryCrossEntropy,
    Dense,
    GradientDescent,
    Loss,
    MeanSquaredError,
    Network,
    Sigmoid,
    Tanh,
    Training,
)
from nnlesson.core.datasets import gate

SEEDS = range(20)


def one_neuron(name: str, loss: Loss, rng: Generator) -> tuple[Dense, Training]:
    neuron = Dense(2, 1, rng)
    network = Network([neuron, Sigmoid()])
    return neuron, Training(network, loss, GradientDescent(2.0), gate(name), None, rng)


def right(training: Training) -> int:
    """How many of the examples are on the right side of one half."""
    return int(((training.network.forward(training.x) > 0.5) == (training.target > 0.5)).sum())


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("loss", [MeanSquaredError, BinaryCrossEntropy])
def test_one_neuron_learns_and_with_positive_weights_and_a_negative_bias(
    seed: int, loss: type[MeanSquaredError | BinaryCrossEntropy]
) -> None:
    neuron, training = one_neuron("and", loss(), np.random.default_rng(seed))

    for _ in range(500):
        training.epoch()

    assert right(training) == 4
    assert (neuron.W > 0).all()
    assert (neuron.b < 0).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_one_neuron_never_has_more_than_three_of_xor_right(seed: int) -> None:
    _, training = one_neuron("xor", MeanSquaredError(), np.random.default_rng(seed))

    for _ in range(500):
        assert right(training) <= 3
        training.epoch()


@pytest.mark.parametrize("seed", SEEDS)
def test_four_hidden_neurons_learn_xor(seed: int) -> None:
    rng = np.random.default_rng(seed)
    network = Network([Dense(2, 4, rng), Tanh(), Dense(4, 1, rng), Sigmoid()])
    training = Training(network, BinaryCrossEntropy(), Adam(0.1), gate("xor"), None, rng)

    for _ in range(300):
        training.epoch()

    assert right(training) == 4
