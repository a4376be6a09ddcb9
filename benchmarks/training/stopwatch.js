// The same stopwatch for every contestant. Each runs in a worker of its own: NAME.js defines self.contestant, and then
// loads this file.
//
// A contestant has load(), build(network), train(epochs) and predict(); each may return a promise. A network is
// {sizes, x, target, layers: [{W, b}], rate}: the examples and the first weights that all contestants share.

const MOMENT = 20; // ms between two looks at the clock, so that looking costs nothing

const ready = self.contestant.load();

self.onmessage = async ({ data: { task, network, ...limits } }) => {
  try {
    await ready;
    await self.contestant.build(network);
    self.postMessage({ answer: await tasks[task](limits) });
  } catch (error) {
    self.postMessage({ error: `${self.location.pathname}: ${error.stack ?? error}` });
  }
};

const tasks = {
  /** What the network answers after so many epochs: proof that all contestants do the same arithmetic. */
  async predict({ epochs }) {
    await self.contestant.train(epochs);
    return Array.from(await self.contestant.predict());
  },

  /** Epochs per second over `budget` ms, after `warmUp` ms that are not counted. */
  async speed({ warmUp, budget }) {
    const stride = await epochsPerMoment(warmUp);
    let epochs = 0;
    const start = performance.now();
    while (performance.now() - start < budget) {
      await self.contestant.train(stride);
      epochs += stride;
    }
    return (1000 * epochs) / (performance.now() - start);
  },
};

/** Warms the code up, and finds how many epochs fill a moment. */
async function epochsPerMoment(warmUp) {
  let stride = 1;
  const start = performance.now();
  while (performance.now() - start < warmUp) {
    const before = performance.now();
    await self.contestant.train(stride);
    const took = performance.now() - before;
    if (took < MOMENT / 2) stride *= 2;
    if (took > MOMENT * 2 && stride > 1) stride /= 2;
  }
  return stride;
}
