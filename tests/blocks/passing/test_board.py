import numpy as np

from nnlesson.blocks.passing.board import likelier
from nnlesson.blocks.passing.eleven_steps import Students
from nnlesson.blocks.passing.students import TRAINING


def test_sarahs_step_pulls_all_six_towards_pass_and_looking_at_that_changes_nothing() -> None:
    block = Students()
    block.go_to(4)
    assert likelier(block.learner, block.before) == 0

    block.go_to(5)
    kept = block.learner.kept()

    assert likelier(block.learner, block.before) == len(TRAINING)
    assert all(np.array_equal(one, other) for one, other in zip(kept, block.learner.kept(), strict=True))
