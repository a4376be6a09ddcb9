/**
 * The plan: what a training is, as the core writes it down (core/plan.py has the same fields in the same order).
 * Arrays are NumPy's own, by their addresses.
 */

/** Numbers are held in blocks of so many examples: forward, loss and backward are made while a block is in the cache. */
export const BLOCK: usize = 64;
/** The numbers of one neuron (or input) for all examples of a block, in bytes: they lie side by side. */
export const ROW: usize = 64 * 8;

const LINE: usize = 64; // bytes that a processor fetches together

export enum Activation { Linear, Tanh, Sigmoid, ReLU, Softmax }

export enum Loss { MeanSquaredError, BinaryCrossEntropy, CrossEntropy }

export enum Rule { GradientDescent, Momentum, RMSProp, Adam }

/** A Dense layer, and the activation that follows it. */
@unmanaged
export class Layer {
  inputs: usize;
  outputs: usize;
  activation: Activation;
  W: usize; // (i, o)
  b: usize; // (o,)
  dW: usize;
  db: usize;
  // What the optimizer remembers: of Momentum v, of RMSProp s, of Adam m and v
  firstW: usize;
  firstb: usize;
  secondW: usize;
  secondb: usize;
  answers: usize; // gets y of the last step, as the core keeps it: (n, o)
  // Filled in here
  y: usize; // what the layer answers: a row for each output, and one of ones, whose weights are the next layer's biases
  sums: usize; // dL/dW and, after it, dL/db, each as two partial sums
}

@unmanaged
export class Plan {
  examples: usize;
  batch: usize;
  inputs: usize;
  targets: usize; // numbers that each example has as its target
  loss: Loss;
  rule: Rule;
  layers: usize;
  first: usize; // the first layer
  x: usize; // (n, i)
  target: usize; // (n, o), or class numbers (n,)
  order: usize; // the examples (int32) as they are to be seen, epoch after epoch; 0 if all are seen at once
  begun: usize; // how many of them belong to the epoch that was begun before
  history: usize; // gets one loss per epoch
  room: usize; // for the kernel's own numbers
  tanh: usize; // a table of it, as tanh.ts has it
  total: f64; // of the losses in the epoch that was begun before
  rate: f64;
  beta1: f64; // Momentum's beta, RMSProp's decay
  beta2: f64;
  epsilon: f64;
  steps: f64; // made so far: a whole number
  // Filled in here
  power1: f64; // beta1 to the power of the steps
  power2: f64;
  rowsX: usize; // x, block by block: a row for each input, and one of ones
  rowsTarget: usize;
  slope: usize; // dL/dz of the layer that is being looked at
  slopeBelow: usize;
  keeping: usize; // whether this is the last step of all, whose answers are kept
  numbers: usize; // what tanh needs
}

/** The width of a block for so many examples: a block is filled up with examples that there are not, four by four. */
// @ts-ignore: decorator
@inline
export function full(examples: usize): usize {
  return (examples + 3) & ~3;
}

/** The layer of this number. */
// @ts-ignore: decorator
@inline
export function layerAt(plan: Plan, number: usize): Layer {
  return changetype<Layer>(plan.first + number * offsetof<Layer>());
}

/** Give everything its place from an address on; returns where that ends. Without an address: how much room it takes. */
export function place(plan: Plan, from: usize): usize {
  from = (from + LINE - 1) & ~(LINE - 1);
  const blocks = (min(plan.batch, plan.examples) + BLOCK - 1) / BLOCK;
  plan.numbers = from;
  plan.rowsX = from + LINE;
  plan.rowsTarget = plan.rowsX + blocks * (plan.inputs + 1) * ROW;
  from = plan.rowsTarget + blocks * plan.targets * ROW;
  let widest: usize = 0;
  for (let l: usize = 0; l < plan.layers; l++) {
    const layer = layerAt(plan, l);
    layer.y = from;
    layer.sums = from + (layer.outputs + 1) * ROW;
    from = layer.sums + (layer.inputs + 1) * layer.outputs * 16;
    widest = max(widest, layer.outputs);
  }
  plan.slope = from;
  plan.slopeBelow = from + widest * ROW;
  return plan.slopeBelow + widest * ROW + LINE;
}
