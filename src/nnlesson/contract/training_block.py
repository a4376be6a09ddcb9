"""A block that trains: that could go on for ever, so after very many steps it rests, and says so."""

from typing import ClassVar

from nnlesson.contract.block import Block


class TrainingBlock(Block):
    """A block whose run is over after `longest` steps."""

    longest: ClassVar[int]
    unit: ClassVar[str] = "epochs"  # what its steps are called

    @property
    def taken(self) -> int:
        """How many of these steps were made."""
        raise NotImplementedError

    @property
    def over(self) -> bool:
        return self.taken >= self.longest

    @property
    def rests(self) -> str:
        return f"The run rests after {self.longest:,} {self.unit}." if self.over else ""
