// TensorFlow Playground: its nn.ts, compiled from the checkout that was given, and the loop of its `oneStep`.
//
// It has half the squared error, so twice the rate gives the same step.

let network;
let inputs;
let targets;
let rate;

self.contestant = {
  load() {
    importScripts("nn.js");
  },
  build({ sizes, x, target, layers, rate: given }) {
    const names = x[0].map((_, i) => `x${i + 1}`);
    network = nn.buildNetwork(sizes, nn.Activations.TANH, nn.Activations.TANH, null, names);
    layers.forEach(({ W, b }, k) =>
      network[k + 1].forEach((node, o) => {
        node.bias = b[o];
        node.inputLinks.forEach((link, i) => (link.weight = W[i][o]));
      }),
    );
    [inputs, targets, rate] = [x, target.flat(), 2 * given];
  },
  train(epochs) {
    for (let epoch = 0; epoch < epochs; epoch++) {
      inputs.forEach((input, n) => {
        nn.forwardProp(network, input);
        nn.backProp(network, targets[n], nn.Errors.SQUARE);
      });
      nn.updateWeights(network, rate, 0);
    }
  },
  predict: () => inputs.map((input) => nn.forwardProp(network, input)),
};

importScripts("stopwatch.js");
