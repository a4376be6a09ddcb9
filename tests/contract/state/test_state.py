import json
import threading
from typing import Any

import numpy as np
import pytest

from contract.state.everything import Everything, Fixed, Memory, Record
from nnlesson.contract import Block, Picture
from nnlesson.contract.state import NotData, StateRefused, read_state, write_state


def restored(block: Everything) -> Everything:
    found = read_state(write_state(block), Everything, "again", {})
    assert isinstance(found, Everything)
    return found


@pytest.fixture
def block() -> Everything:
    block = Everything("first", rate=0.25, size=3, word="or", seed=5)
    for _ in range(4):
        block.step()
    return block


def test_what_is_read_is_what_was_written(block: Everything) -> None:
    again = restored(block)

    for name in ("rate", "size", "word", "seed", "rows", "by_step", "words", "pairs", "endless", "text", "large"):
        assert getattr(again, name) == getattr(block, name)
    assert (float(again.scalar), type(again.scalar), int(again.one), type(again.one)) == (0.1, np.float64, 7, np.int64)
    assert (again.nothing, again.memory.records) == (block.nothing, block.memory.records)
    assert isinstance(again.nothing, Record)
    assert again.fixed == Fixed("zero", (0.0, -0.0))
    assert repr(again.fixed.numbers) == "(0.0, -0.0)"


def test_a_block_goes_on_with_the_very_numbers_that_it_would_have_had(block: Everything) -> None:
    again = restored(block)

    for _ in range(20):
        block.step()
        again.step()

    assert again.losses == block.losses
    assert again.neuron.W.tobytes() == block.neuron.W.tobytes()


def test_what_was_held_in_two_places_is_one_thing_still(block: Everything) -> None:
    again = restored(block)

    assert again.rows is again.same_rows
    assert again.network.layers[0] is again.neuron
    assert again.training.network is again.network
    assert again.training.optimizer is again.optimizer
    assert again.training.x is again.x
    assert again.training.rng is again.chance
    assert again.memory.owner is again.memory


def test_arrays_come_back_in_their_kind_shape_and_order_and_can_be_changed(block: Everything) -> None:
    again = restored(block)

    for name in ("whole", "picked", "columns", "x"):
        before, after = getattr(block, name), getattr(again, name)
        assert (after.dtype, after.tolist()) == (before.dtype, before.tolist())
        assert after.flags.f_contiguous == before.flags.f_contiguous
        assert after.flags.writeable


def test_a_state_says_nothing_of_the_page_that_it_was_written_in(block: Everything) -> None:
    assert restored(block).id == "again"
    assert b'"first"' not in write_state(block)


def test_the_same_block_writes_the_same_state(block: Everything) -> None:
    assert write_state(restored(block)) == write_state(block)


def test_a_state_is_one_line_of_json_and_the_bytes_of_its_arrays(block: Everything) -> None:
    line, _, arrays = write_state(block).partition(b"\n")

    head = json.loads(line)
    assert (head["version"], head["kind"]) == (1, "everything")
    common = {"seed": 5, "caption": "", "title": ""}
    assert head["options"] == common | {"rate": 0.25, "size": 3, "word": "or"}
    assert block.neuron.W.tobytes() in arrays


def test_writing_changes_nothing(block: Everything) -> None:
    before = write_state(block)
    for _ in range(3):
        write_state(block)

    assert write_state(block) == before


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (lambda: 1, "a function"),
        (print, "a builtin_function_or_method"),
        (Everything, "a type"),
        (iter([1]), "a list_iterator"),
        (b"bytes", "a bytes"),
        (1j, "a complex"),
        (json, "a module"),
        (np.array(["text"]), "an array"),
        (np.random.default_rng(0).uniform, "a method"),
        (np.random.Generator(np.random.MT19937(0)), "a Generator"),
        (threading.Lock(), "a lock"),
        (ValueError("no"), "a ValueError"),
    ],
    ids=lambda value: str(getattr(value, "__name__", type(value).__name__)),
)
def test_what_is_no_data_is_refused_with_the_name_of_its_attribute(value: Any, what: str) -> None:
    block = Everything()
    block.memory.records = [1, {"deep": (value,)}]  # type: ignore[list-item]

    with pytest.raises(NotData) as refused:
        write_state(block)

    said = f"everything.memory.records[1]['deep'][0] is {what}; a block's state is data only"
    assert str(refused.value) == said


@pytest.mark.parametrize("key", [Record(1, 0.5), float("nan"), frozenset({1}), np.int64(3), Fixed("a", ())])
def test_what_is_asked_for_its_hash_can_only_be_plain(key: object) -> None:
    block = Everything()
    block.by_step = {key: 1}

    with pytest.raises(NotData, match=r"^everything\.by_step has a key that is a "):
        write_state(block)


def test_a_state_that_fits_and_cannot_be_drawn_is_refused() -> None:
    class Fickle(Block):
        """Can be drawn as it starts, and no more when its count is odd."""

        kind = "fickle"

        def start(self) -> None:
            self.count = 0

        def picture(self) -> Picture:
            return Picture([], ["even"][self.count % 2])

    block = Fickle()
    block.count = 1

    with pytest.raises(StateRefused, match=r"^this figure cannot be drawn from it$"):
        read_state(write_state(block), Fickle, "", {})


class Around(Block):
    """Holds a block of another theme."""

    kind = "around"

    def start(self) -> None:
        self.inner = Everything("inner", seed=self.seed)

    def picture(self) -> Picture:
        return self.inner.picture()


def test_a_block_inside_another_is_written_with_its_kind() -> None:
    around = Around(seed=3)
    around.inner.step()

    again = read_state(write_state(around), Around, "", {"everything": Everything})

    assert isinstance(again, Around)
    assert isinstance(again.inner, Everything)
    assert isinstance(again.inner.memory, Memory)
    assert write_state(again) == write_state(around)


def test_the_options_of_a_block_inside_have_to_fit_too() -> None:
    around = Around(seed=3)
    around.inner.rate = 1e300

    with pytest.raises(StateRefused, match=r"^its rate does not fit \(give a number from 0.01 to 10\)$"):
        read_state(write_state(around), Around, "", {"everything": Everything})


def test_a_state_does_not_depend_on_the_order_of_a_set() -> None:
    block = Everything()
    block.words = set("qwertzuiop")

    assert b'["e","i","o","p","q","r","t","u","w","z"]' in write_state(block)
