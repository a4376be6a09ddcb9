// TensorFlow.js 4.22.0, on the backend that stands behind the # of this worker's address.
//
// Its guide has several ways to train. For networks so small, `optimizer.minimize` on variables was the fastest of them:
// `model.fit` and `model.trainOnBatch` do the same steps with more around them.

let x;
let target;
let weights;
let optimizer;

self.contestant = {
  async load() {
    importScripts("tf.min.js", "tf-backend-wasm.min.js");
    tf.enableProdMode();
    tf.wasm.setWasmPaths("/");
    await tf.setBackend(location.hash.slice(1));
  },
  build(network) {
    for (const tensor of [x, target, ...(weights ?? []).flat()]) tensor?.dispose();
    x = tf.tensor2d(network.x);
    target = tf.tensor2d(network.target);
    weights = network.layers.map(({ W, b }) => [tf.variable(tf.tensor2d(W)), tf.variable(tf.tensor1d(b))]);
    optimizer = tf.train.sgd(network.rate);
  },
  train(epochs) {
    for (let epoch = 0; epoch < epochs; epoch++) {
      optimizer.minimize(() => tf.losses.meanSquaredError(target, forward()));
    }
  },
  predict: () => tf.tidy(() => forward().dataSync()),
};

const forward = () => weights.reduce((y, [W, b]) => y.matMul(W).add(b).tanh(), x);

importScripts("stopwatch.js");
