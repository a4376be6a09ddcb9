"""The state of a block as bytes: all that its attributes hold, written and read again without running any of it.

A state is one line of JSON, and behind it the bytes of its arrays, one after another. The line has the VERSION, the
kind of the block, its options, its other attributes, how its run came about, and `things`: what may be held in two
places at once (lists, arrays, objects), each written once and named by its place, as {"thing": 3}.

`writing` makes it, and `reading` trusts nothing in it, for it may come from anywhere. A class counts only if it stands
in the closed list of `classes`, its objects are filled without a call of their own code, and `fitting` refuses what
does not fit the same block freshly started. Of a state that cannot be used, `answers` still has what its learner said.
`outlasting` writes and reads only what outlasts a reset, for a run that begins with it.
"""

from nnlesson.contract.state.fitting import StateRefused
from nnlesson.contract.state.outlasting import read_outlasting, write_outlasting
from nnlesson.contract.state.reading import answers, beside, read_state
from nnlesson.contract.state.writing import NotData, write_state

__all__ = [
    "NotData",
    "StateRefused",
    "answers",
    "beside",
    "read_outlasting",
    "read_state",
    "write_outlasting",
    "write_state",
]
