// ConvNetJS 0.3.0: a Net, and a Trainer whose batch is all of the examples.
//
// Its makeLayers would put one more fully connected layer in front of the loss, so the layers are put together by hand,
// from the library's own classes. The loss is half the squared error: twice the rate gives the same step.

let net;
let trainer;
let inputs;
let targets;

self.contestant = {
  load() {
    self.window = self; // where it puts its own name
    importScripts("convnet-min.js");
  },
  build({ sizes, x, target, layers, rate }) {
    net = new convnetjs.Net();
    const shape = (depth) => ({ in_sx: 1, in_sy: 1, in_depth: depth });
    net.layers = [new convnetjs.InputLayer({ out_sx: 1, out_sy: 1, out_depth: sizes[0] })];
    for (const { W, b } of layers) {
      const dense = new convnetjs.FullyConnLayer({ num_neurons: b.length, ...shape(W.length) });
      dense.filters.forEach((filter, o) => W.forEach((row, i) => (filter.w[i] = row[o])));
      b.forEach((bias, o) => (dense.biases.w[o] = bias));
      net.layers.push(dense, new convnetjs.TanhLayer({ in_sx: 1, in_sy: 1, in_depth: b.length }));
    }
    net.layers.push(new convnetjs.RegressionLayer(shape(sizes.at(-1))));
    const options = { method: "sgd", learning_rate: 2 * rate, momentum: 0, batch_size: x.length };
    trainer = new convnetjs.Trainer(net, options);
    inputs = x.map((example) => new convnetjs.Vol(example));
    targets = target;
  },
  train(epochs) {
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (let n = 0; n < inputs.length; n++) trainer.train(inputs[n], targets[n]);
    }
  },
  predict: () => inputs.map((example) => net.forward(example).w[0]),
};

importScripts("stopwatch.js");
