"""The block experts: a router and its experts, word by word: which are chosen, and which weights a word touches."""

import numpy as np

from nnlesson.blocks.mixture.lamps import Lamp, switchboard
from nnlesson.blocks.mixture.model import NextWord, settled, trained
from nnlesson.blocks.mixture.text import NUMBER, WORDS, tokens
from nnlesson.blocks.mixture.words import Word, word_at, words
from nnlesson.contract import Block, Choose, NewStart, Panel, Picture, Pointer, Readout, Write, choice, text
from nnlesson.core import Array
from nnlesson.draw.bars import Bar, bars
from nnlesson.draw.figure import Figure
from nnlesson.draw.wording import short

STEPS = {"no": 0, "yes": 60}
COEFFICIENT = 0.2  # of the balancing loss in this training
MOST = 24  # words that are shown
FOLLOWERS = 5  # words that are shown as the next one
NAMED = 3  # unknown words that the sentence names


class Experts(Block):
    """A router sends each word to one or two of its experts; the lamps of those are lit, and all others rest."""

    kind = "experts"
    words: str = text("the cat sat on the mat .", label="Your words", longest=4000)
    k: str = choice("2", {"1": "1", "2": "2"}, label="Experts for each word")
    experts: str = choice("8", {"4": "4", "8": "8", "32": "32", "128": "128"}, label="Experts in all")
    training: str = choice("yes", {"no": "none", "yes": f"{STEPS['yes']} steps"}, label="Training before")
    controls = (NewStart(), Write("words"), Choose("k"), Choose("experts"), Choose("training"))

    def start(self) -> None:
        self.network: NextWord = trained(int(self.experts), int(self.k), self.seed, STEPS[self.training], COEFFICIENT)
        self.evaluate()
        self.pressed_at: int | None = None

    def changed(self, option: str) -> None:
        if option == "words":
            self.pressed_at = None

    def evaluate(self) -> None:
        """What the network makes of each word that it knows, one in a row."""
        layer = self.network.mixture
        self.probability, self.gate = layer.probability, layer.gate  # (words, experts)
        self.following = self.network.loss.p  # (words, words): how likely each is to come next

    # What was typed

    @property
    def typed(self) -> list[str]:
        return tokens(self.words)

    @property
    def shown(self) -> list[str]:
        return self.typed[:MOST]

    @property
    def known(self) -> list[int]:
        """The shown words that the network knows, by their places in the row."""
        return [place for place, word in enumerate(self.shown) if word in NUMBER]

    @property
    def chosen(self) -> int | None:
        """The place of the word that the figure is about: pointed at, pressed, or else the second known one."""
        pointed = word_at("words", self.pointer.name, self.pointer.x, len(self.shown)) if self.pointer else None
        for place in (pointed, self.pressed_at):
            if place in self.known:
                return place
        return self.known[1] if len(self.known) > 1 else self.known[0] if self.known else None

    def pressed(self, pointer: Pointer) -> None:
        place = word_at("words", pointer.name, pointer.x, len(self.shown))
        self.pressed_at = place if place in self.known else self.pressed_at

    def lit(self, word: str) -> list[int]:
        """The experts that a word gets, the highest score first."""
        order: list[int] = np.argsort(-self.gate[NUMBER[word]], kind="stable").tolist()
        return order[: int(self.k)]

    @property
    def at_work(self) -> set[int]:
        """The experts that at least one of the shown words gets."""
        return {e for place in self.known for e in self.lit(self.shown[place])}

    # What is to be seen

    def readouts(self) -> list[Readout]:
        word = None if self.chosen is None else self.shown[self.chosen]
        touched = self.network.touched() if word else 0
        return [
            Readout("lit", int(self.k) if word else 0, "Lamps for this word"),
            Readout("at-work", len(self.at_work), "Lamps for all your words"),
            Readout("weights-touched", touched, "Knobs for this word", f"{touched:,}"),
            Readout("weights", self.network.weights(), "Knobs in memory", f"{self.network.weights():,}"),
        ]

    def measures(self) -> list[Readout]:
        """What the lamps say of the chosen word, and how many weights an expert and the router have."""
        word, network = None if self.chosen is None else self.shown[self.chosen], self.network
        return [
            *self.ranks(word, 0, "score"),
            *self.ranks(word, 1, "gate"),
            Readout("weights-of-an-expert", network.of_an_expert(), "Weights of an expert"),
            Readout("weights-of-the-router", network.of_router(), "Weights of the router"),
        ]

    def ranks(self, word: str | None, which: int, name: str) -> list[Readout]:
        """The scores (or the gates) of the experts that the word gets, the highest first."""
        found = []
        for rank, label in enumerate(("First", "Second")[: int(self.k)]):
            value = self.score_and_gate(word, rank)[which]
            found.append(Readout(f"{name}-{rank + 1}", value, f"{label} {name}", "" if word else "–"))
        return found

    def score_and_gate(self, word: str | None, rank: int) -> tuple[float, float]:
        if word is None:
            return 0.0, 0.0
        place = NUMBER[word], self.lit(word)[rank]
        return settled(self.probability[place]), settled(self.gate[place])

    def picture(self) -> Picture:
        chosen = None if self.chosen is None else self.shown[self.chosen]
        title = f"The switchboard, for “{chosen}”" if chosen else "The switchboard"
        panels = [
            Panel("Your words, and the experts that each one gets", self.row(), "beside", "Words", wide=True),
            Panel(title, switchboard(chosen or "", self.lamps(chosen)), "main", "Experts", wide=True),
            Panel("What the lit experts say comes next", self.next_words(chosen), "beside", "Next word"),
            Panel("Knobs (weights) that are used", self.memory(chosen), "beside", "Knobs"),
        ]
        return Picture(panels, self.sentence(chosen))

    def row(self) -> Figure:
        def note(word: str) -> str:
            return " + ".join(str(e + 1) for e in self.lit(word)) if word in NUMBER else "unknown"

        items = [Word(word, note(word), word in NUMBER) for word in self.shown]
        return words("words", "Your words, one after another", items, self.chosen)

    def lamps(self, word: str | None) -> list[Lamp]:
        if word is None:
            return [Lamp(0.0, 0.0)] * int(self.experts)
        scores, gates = self.probability[NUMBER[word]].tolist(), self.gate[NUMBER[word]].tolist()
        return [Lamp(score, gate) for score, gate in zip(scores, gates, strict=True)]

    def next_words(self, word: str | None) -> Figure:
        share: Array = self.following[NUMBER[word]] if word else np.zeros(len(WORDS))
        best = np.argsort(-share, kind="stable")[:FOLLOWERS].tolist()
        told = [Bar(WORDS[i] if word else "–", float(share[i])) for i in best]
        return bars(told, f"Probability of the word after {word}" if word else "No word")

    def memory(self, word: str | None) -> Figure:
        """How many of all weights a word uses, and all the words together."""
        network, used = self.network, len(self.at_work)
        vectors = network.embedding.W[0].size * len({self.shown[place] for place in self.known})
        router = network.of_router() if word else 0
        counts = {
            "in memory": network.weights(),
            "for all your words": vectors + router + used * network.of_an_expert(),
            "for this word": network.touched() if word else 0,
        }
        told = [Bar(label, count / network.weights()) for label, count in counts.items()]
        return bars(told, "Share of the knobs in memory")

    def sentence(self, word: str | None) -> str:
        remarks = [self.about_length(), self.about_unknown()]
        if word is None:
            remarks.append("" if self.typed else "No words yet. ")
            remarks.append("Try: the hungry cat ate ten fish !")
        else:
            remarks.append(self.about(word))
        return "".join(remarks)

    def about(self, word: str) -> str:
        lit = [f"expert {e + 1} (× {short(self.gate[NUMBER[word], e], 2)})" for e in self.lit(word)]
        resting = int(self.experts) - len(lit)
        untrained = "" if STEPS[self.training] else " The router is untrained: its choice means nothing yet."
        return f"“{word}” goes to {' and '.join(lit)}. The other {resting} rest.{untrained}"

    def about_length(self) -> str:
        count = len(self.typed)
        return f"Shown are the first {MOST} of {count} words. " if count > MOST else ""

    def about_unknown(self) -> str:
        unknown = list(dict.fromkeys(word for word in self.shown if word not in NUMBER))
        if not unknown:
            return ""
        named = ", ".join(f"“{Word(word, '').shown}”" for word in unknown[:NAMED])
        more = f" and {len(unknown) - NAMED} more" if len(unknown) > NAMED else ""
        return f"Unknown, so that no router can score it: {named}{more}. This network has {len(WORDS)} words. "
