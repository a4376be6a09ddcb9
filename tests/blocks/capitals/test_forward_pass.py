import numpy as np
import pytest

from nnlesson.blocks.capitals.forward_pass import CROSSING, ForwardPass
from nnlesson.blocks.capitals.model import Weights, capitals_network
from nnlesson.blocks.capitals.telling import arithmetic, forward
from nnlesson.blocks.capitals.world import ANSWERS, CITIES, COUNTRIES, TOPICS, WORDS, examples, inputs, sentence
from nnlesson.contract.block import Pointer
from nnlesson.contract.body import body
from nnlesson.contract.measure import readouts
from nnlesson.core import CrossEntropy


def test_the_words_of_a_sentence_are_its_inputs() -> None:
    assert sentence("capital", "france") == "The capital of France is"
    assert inputs("capital", "france").tolist() == [
        [float(word in ("The", "capital", "France", "is")) for word in WORDS]
    ]
    assert examples()[0].shape == (6, len(WORDS))


def test_the_layer_without_biases_has_the_slopes_of_central_differences() -> None:
    network, loss_of, (x, target) = capitals_network(np.random.default_rng(3)), CrossEntropy(), examples()

    def loss() -> float:
        return loss_of.forward(network.forward(x), target)

    loss()
    slope_of_x = network.backward(loss_of.backward())
    slopes = [gradient.copy() for gradient in network.gradients()]
    for parameter, slope in [*zip(network.parameters(), slopes, strict=True), (x, slope_of_x)]:
        for place in np.ndindex(parameter.shape):
            kept, h = parameter[place], 1e-5
            parameter[place] = kept + h
            above = loss()
            parameter[place] = kept - h
            below = loss()
            parameter[place] = kept
            assert (above - below) / (2 * h) == pytest.approx(slope[place], abs=1e-8)


def test_a_layer_without_biases_learns_nothing_but_weights() -> None:
    assert set(vars(Weights(2, 3, np.random.default_rng(0)))) == {"W", "dW"}


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_country_decides_which_city_the_trained_network_says(country: str) -> None:
    block = ForwardPass(weights="trained", country=country)

    assert ANSWERS[block.best] == CITIES[country]
    assert block.probability > 0.95


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_word_capital_is_needed_too(country: str) -> None:
    block = ForwardPass(weights="trained", country=country, topic="weather")

    assert ANSWERS[block.best] == "mild"


def test_a_signal_needs_six_tenths_of_a_second_and_stops_by_itself() -> None:
    block = ForwardPass()
    block.train()
    steps = 0
    while block.running:
        block.step()
        steps += 1

    assert steps == CROSSING
    assert steps / block.steps_per_second == pytest.approx(0.6)
    assert block.arrived


def test_an_answer_is_unknown_until_the_signal_is_there() -> None:
    block = ForwardPass()
    block.train()
    block.step()

    assert readouts(block)["probability"].text == "?"
    assert ">?<" not in str(body(ForwardPass())[0])


def test_other_words_send_out_a_new_signal() -> None:
    block = ForwardPass(weights="trained")
    block.set("country", "britain")

    assert block.running
    assert ANSWERS[block.best] == "London"


def test_pressing_a_word_puts_it_into_the_sentence() -> None:
    block = ForwardPass()
    block.pressed(Pointer(f"net-node-0-{WORDS.index('Germany')}", 0.5, 0.5))
    assert block.country == "germany"

    block.pressed(Pointer(f"net-node-0-{WORDS.index('weather')}", 0.5, 0.5))
    assert block.topic == "weather"

    for name in ("net-node-0-0", "net-node-1-2", "net-weight-0-0-0", "elsewhere"):  # "The" has nothing in its place
        block.pressed(Pointer(name, 0.5, 0.5))
    assert (block.country, block.topic) == ("germany", "weather")


def test_the_arithmetic_of_a_neuron_comes_out() -> None:
    passed = forward(capitals_network(np.random.default_rng(7)), inputs("capital", "france"))

    (_, sum_), (_, squeezed) = arithmetic("node-1-0", passed)

    terms, total = sum_.split(" = ")
    assert terms.count("×") == 4
    value = eval(terms.replace("×", "*").replace("−", "-"))
    assert value == pytest.approx(float(total.replace("−", "-")), abs=0.0005)
    assert np.tanh(value) == pytest.approx(float(squeezed.split(" = ")[1].replace("−", "-")), abs=0.0005)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_shares_add_up_to_one(topic: str) -> None:
    assert ForwardPass(topic=topic, seed=4).passed.shares.sum() == pytest.approx(1.0)


def test_each_weight_tells_its_number_and_what_it_carries() -> None:
    block = ForwardPass(seed=7)
    block.pointer = Pointer("net-weight-1-0-0", 0.5, 0.5)
    html = str(body(block)[0])

    assert "The weight h1 → Paris" in html
    assert "What it carries now" in html
