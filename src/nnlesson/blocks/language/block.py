"""The base of the blocks that train a language model: context, learning rate, speed, and an end to every run."""

from collections.abc import Sequence

from nnlesson.blocks.language.examples import LENGTH_LABELS, LENGTHS
from nnlesson.blocks.language.model import LanguageModel
from nnlesson.contract import TrainingBlock, choice, option, speeds


class LanguageBlock(TrainingBlock):
    """Trains a language model epoch by epoch; `model` is None where there is nothing to learn from."""

    context: str = choice("one", LENGTH_LABELS, label="Words of context")
    rate: float = option(0.5, low=0.0001, high=30.0, log=True, label="Learning rate")
    speed: str = speeds("medium", {"slow": 4, "medium": 30, "fast": 300}, label="Epochs per second")

    model: LanguageModel | None

    def new_model(self, words: Sequence[str]) -> LanguageModel | None:
        """One word has no next word, so it takes two."""
        return LanguageModel(words, LENGTHS[self.context], self.rng()) if len(words) > 1 else None

    def step(self) -> None:
        if self.model:
            self.model.step(self.rate)

    def evaluate(self) -> None:
        self.loss = self.model.loss if self.model else 0.0

    def enables(self, control: str) -> bool:
        learns = self.model is not None or control not in ("train", "step", "new-start", "reset")
        return learns and super().enables(control)
