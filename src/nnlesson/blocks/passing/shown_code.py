"""The code listings of the walk: the core's own code, word for word.

The browser has the core compiled, without its text, so the text stands here; a test holds it to what runs.
"""

SOURCES = {
    "Training.step": '''\
def step(self) -> float:
    """Train on the next batch; returns its loss, measured before the weights change."""
    x, target = self.next_batch()
    loss = self.loss.forward(self.network.forward(x), target)
    self.network.backward(self.loss.backward())
    self.optimizer.step(self.network.parameters(), self.network.gradients())
    self.total += loss * len(x)  # a smaller batch counts for less
    if not len(self.order):
        self.history.append(self.total / len(self.x))
        self.total = 0.0
    return loss
''',
    "Training.epoch": '''\
def epoch(self) -> float:
    """Step to the end of the epoch; returns its loss."""
    self.step()
    while len(self.order):
        self.step()
    return self.history[-1]
''',
    "Dense.forward": """\
def forward(self, x: Array) -> Array:
    self.x = x  # (n, i)
    return x @ self.W + self.b  # (n, i) (i, o) + (o,) = (n, o)
""",
    "Dense.backward": """\
def backward(self, dy: Array) -> Array:
    self.dW = self.x.T @ dy  # (i, n) (n, o) = (i, o)
    self.db = dy.sum(axis=0)  # (o,)
    return dy @ self.W.T  # (n, o) (o, i) = (n, i)
""",
    "CrossEntropy.forward": """\
def forward(self, prediction: Array, target: Array) -> float:
    self.rows, self.target = np.arange(len(prediction)), target.astype(np.intp).ravel()
    shifted = prediction - prediction.max(axis=1, keepdims=True)  # (n, k)
    self.log_p: Array = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-self.log_p[self.rows, self.target].mean())
""",
    "GradientDescent.step": """\
def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
    for w, g in zip(parameters, gradients, strict=True):
        w -= self.rate * g
""",
}
