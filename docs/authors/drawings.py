"""Every drawing of `nnlesson.draw`, each with the call that makes it. The page *Make a block* runs and shows them."""

from nnlesson.draw.figure import Figure


def chart() -> Figure:
    """Points, lines and bands: the one to begin with."""
    from nnlesson.draw.chart import Axis, Band, Path, Points, chart

    seen = Points("seen", [1, 2, 3, 4], [2.1, 3.8, 6.3, 7.9])
    line = Path("fitted", [1, 4], [2.0, 8.0])
    band = Band("most of them", [1, 4], [1.2, 6.8], [2.8, 9.2])
    return chart([seen, line, band], "prices", Axis("rooms"), Axis("price"))


def curve() -> Figure:
    """One number over a run. In a block: `curve(self.losses, Subject("loss", "Loss"), self.look("loss"))`."""
    from nnlesson.core.trace import Trace
    from nnlesson.draw.curve import Level, Subject, curve

    losses = Trace()
    for step in range(60):
        losses.add(0.9**step)
    return curve(losses, Subject("loss", "Loss"), levels=[Level(0.1, "good enough: 0.1")])


def traces() -> Figure:
    """Several numbers over the same run. A line that does not stand out is thin."""
    from nnlesson.core.trace import Trace
    from nnlesson.draw.traces import Line, Moment, Subject, traces

    training, held_out = Trace(), Trace()
    for step in range(40):
        training.add(0.9**step)
        held_out.add(0.9**step + 0.0003 * step**2)
    lines = [Line(training, "seen"), Line(held_out, "new", "negative", strong=False)]
    return traces(lines, Subject("losses", "Loss", "epoch", scale="linear"), moment=Moment(17, "here they part"))


def graph() -> Figure:
    """A function, and a point on it that can be dragged. In a block the handle is `self.handle("weight", "Weight")`."""
    from nnlesson.draw.graph import Range, graph
    from nnlesson.draw.handle import Handle

    handle = Handle("weight", "Weight", 1.5, -2.0, 2.0, 0.1, "1.5")
    return graph(lambda weight: weight**2, Range("weight", -2.0, 2.0), Range("Loss", 0.0, 4.0), handle)


def bars() -> Figure:
    """Probabilities."""
    from nnlesson.draw.bars import Bar, bars

    return bars([Bar("mat", 0.62, right=True, top=True), Bar("roof", 0.27), Bar("moon", 0.11)], "Probability")


def scatter() -> Figure:
    """Named points around the origin, with the way that each has come. A press on the first comes as "words-0"."""
    from nnlesson.draw.scatter import Spot, scatter

    spots = [Spot("cat", 1.2, 0.8, [(0.1, 0.2), (0.7, 0.3)], chosen=True), Spot("dog", 1.5, 0.4), Spot("car", -1.1, -1)]
    return scatter(spots, "words", "first number", "second number")


def network() -> Figure:
    """Neurons and weights. Layers from left to right, and between each two of them their weights (from, to)."""
    import numpy as np

    from nnlesson.draw.network import Node, network

    layers = [[Node("input 1", 1.0), Node("input 2", 0.0)], [Node("answer", 0.73, bias=0.2)]]
    return network(layers, [np.array([[0.8], [-1.5]])])


def pointable() -> Figure:
    """The same, where each part says its sum when it is pointed at. In a block the pointer is `self.pointer`."""
    import numpy as np

    from nnlesson.contract import Pointer
    from nnlesson.draw.network import Node
    from nnlesson.draw.sums import Pass, pointable

    layers = [[Node("input 1", 1.0), Node("input 2", 0.0)], [Node("answer", 0.731, bias=0.2)]]
    passed = Pass(layers, [np.array([[0.8], [-1.5]])], [np.array([0.2])], ["sigmoid"])
    return pointable("net", passed, Pointer("net-node-1-0", 0.5, 0.5), height=220)


def decision_map() -> Figure:
    """What a network answers to every pair of inputs. `answer` takes inputs (n, 2) and gives answers (n, 1)."""
    import numpy as np

    from nnlesson.draw.decision_map import Example, decision_map

    examples = [Example(0, 0, False, True), Example(1, 1, True, True), Example(0, 1, False, False)]
    return decision_map(
        "answers",
        lambda x: 1 / (1 + np.exp(1 - 3 * x[:, :1] - x[:, 1:])),
        examples,
        -0.25,
        1.25,
        ("input 1", "input 2"),
    )


def landscape() -> Figure:
    """The loss over one weight, and a ball that rolls there. The ball is the handle of an option."""
    from nnlesson.draw.handle import Handle
    from nnlesson.draw.landscape import Ball, View, landscape

    handle = Handle("weight", "Weight", -1.0, -3.0, 3.0, 0.1, "−1")
    ball = Ball(weight=-1.0, slope=-2.0, next=-0.6, path=[-2.0, -1.5])
    return landscape(handle, lambda weight: weight**2, View(-3.0, 3.0, 9.0), ball, None, "A bowl, and a ball in it.")


def surface() -> Figure:
    """The loss over two directions of all weights. A drag of it comes to the block's `dragged`."""
    import numpy as np

    from nnlesson.draw.surface import Terrain, View, Walk, surface

    first, second = np.meshgrid(np.linspace(-1, 1, 16), np.linspace(-1, 1, 16))
    walk = Walk(np.array([[-0.8, 0.7, 1.6], [-0.3, 0.4, 0.3], [0.0, 0.1, 0.02]]))
    return surface("bowl", Terrain(first**2 + 2 * second**2, 3.0, "Loss"), walk, View(30.0, 35.0), "A bowl.")


def table() -> Figure:
    """Words and numbers in rows. The last number is the row that is chosen."""
    from nnlesson.draw.table import table

    return table("Two gates", ["input 1", "input 2", "AND", "OR"], [["0", "1", "0", "1"], ["1", "1", "1", "1"]], 1)


def stages() -> Figure:
    """The stages of a round, one of them at work."""
    from nnlesson.draw.stages import Stage, stages

    return stages("One step", [Stage("Predict", "0.73"), Stage("Compare", "0.07"), Stage("Change", "")], running=1)


def working() -> Figure:
    """Arithmetic: on the left what is computed, on the right how."""
    from nnlesson.draw.stages import working
    from nnlesson.draw.wording import product

    return working([("Weight × input", product(0.8, 1.0)), ("Gap", "0.73 − 1 = −0.27")])


def arithmetic() -> Figure:
    """Sums below each other, each under its title."""
    from nnlesson.draw.written import arithmetic

    return arithmetic([("Sum of the neuron", "0.8 × 1 + 0.2 = 1"), ("What it says", "sigmoid(1) = 0.731")])


def beats() -> Figure:
    """The parts of one step below each other, with the sum of each."""
    from nnlesson.draw.written import Beat, beats

    return beats("One step", [Beat("Forward", "0.73", "sigmoid(1)"), Beat("Loss", "0.31", "−log 0.73")], now=1)


def listing() -> Figure:
    """Code, with the line marked that is at work."""
    from nnlesson.draw.listing import listing

    return listing([("step", "def step(w, slope):\n    w = w - 0.1 * slope\n    return w", "w = w")])
