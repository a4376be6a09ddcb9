"""A run that ends: training could go on for ever, so after very many steps a block rests, and says so."""

from typing import ClassVar

from nnlesson.blocks.contract.block import Block


class Run(Block):
    """A block that trains for at most `longest` steps. Its `step` ends with `if self.over: self.pause()`."""

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

    def allows(self, control: str) -> bool:
        return not (control in ("train", "step") and self.over)
