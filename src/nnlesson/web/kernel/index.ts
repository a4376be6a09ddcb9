/**
 * The kernel: training as core/training.py makes it, many epochs in one call, on the same arrays. It has no memory of its
 * own, and knows nothing that is not in the plan.
 */

import * as activations from "./activations";
import { handOut, layOut, ones } from "./examples";
import { measure } from "./losses";
import { adjust, raisePowers } from "./optimizers";
import { BLOCK, full, layerAt, Loss, place, Plan, ROW, Rule } from "./plan";
import { collect, weigh } from "./products";
import { prepare } from "./tanh";

/** How many bytes it needs for its own numbers. */
export function room(plan: Plan): usize {
  return place(plan, 0);
}

/** Make so many epochs, and note their losses. */
export function train(plan: Plan, epochs: usize): void {
  place(plan, plan.room);
  prepare(plan.numbers, plan.tanh);
  clear(plan);
  for (let l: usize = 0; l < plan.layers; l++) ones(layerAt(plan, l).y + layerAt(plan, l).outputs * ROW);
  if (!plan.order) layOut(plan, 0, plan.examples);
  let order = plan.order;
  let count = plan.begun;
  for (let epoch: usize = 0; epoch < epochs; epoch++) {
    const total = pass(plan, order, count, epoch + 1 == epochs);
    store<f64>(plan.history + epoch * 8, total / plan.examples);
    if (order) order += count * 4;
    count = plan.examples;
    plan.total = 0;
  }
}

/** The rest of an epoch, batch by batch; returns the sum of the losses of all its examples. */
function pass(plan: Plan, order: usize, count: usize, last: bool): f64 {
  let total = plan.total;
  for (let start: usize = 0; start < count; start += plan.batch) {
    const batch = min(plan.batch, count - start);
    if (order) layOut(plan, order + start * 4, batch);
    plan.keeping = usize(last && start + batch == count);
    total += step(plan, batch);
  }
  return total;
}

/** Train on the batch that is laid out; returns the sum of its losses. */
function step(plan: Plan, count: usize): f64 {
  let x = plan.rowsX;
  let target = plan.rowsTarget;
  let loss: f64 = 0;
  for (let start: usize = 0; start < count; start += BLOCK) {
    const here = min(BLOCK, count - start);
    loss += block(plan, x, target, here, 1 / <f64>count);
    if (plan.keeping) keep(plan, start, here);
    x += (plan.inputs + 1) * ROW;
    target += plan.targets * ROW;
  }
  plan.steps += 1;
  if (plan.rule == Rule.Adam) raisePowers(plan);
  for (let l: usize = 0; l < plan.layers; l++) {
    const layer = layerAt(plan, l);
    const weights = layer.inputs * layer.outputs;
    adjust(plan, weights, layer.W, layer.dW, layer.sums, layer.firstW, layer.secondW);
    adjust(plan, layer.outputs, layer.b, layer.db, layer.sums + weights * 16, layer.firstb, layer.secondb);
  }
  return loss;
}

/** Hand out what the layers have answered. */
function keep(plan: Plan, start: usize, examples: usize): void {
  for (let l: usize = 0; l < plan.layers; l++) {
    const layer = layerAt(plan, l);
    handOut(layer.y, layer.outputs, layer.answers + start * layer.outputs * 8, examples);
  }
}

/** Let every sum begin at 0. The optimizer does so after each step. */
function clear(plan: Plan): void {
  for (let l: usize = 0; l < plan.layers; l++) {
    const layer = layerAt(plan, l);
    memory.fill(layer.sums, 0, (layer.inputs + 1) * layer.outputs * 16);
  }
}

/** Forward, loss and backward for a block of examples; returns the sum of their losses. */
function block(plan: Plan, x: usize, target: usize, examples: usize, share: f64): f64 {
  const width: usize = full(examples) * 8;
  let y = x;
  for (let l: usize = 0; l < plan.layers; l++) {
    const layer = layerAt(plan, l);
    weigh(y, layer.W, layer.outputs * 8, 8, layer.b, layer.y, layer.inputs, layer.outputs, width);
    activations.forward(layer.activation, layer.y, layer.outputs, width, plan.numbers);
    y = layer.y;
  }
  const last = layerAt(plan, plan.layers - 1);
  const loss = measure(plan.loss, y, target, plan.slope, last.outputs, examples, share);
  let slope = plan.slope;
  let below = plan.slopeBelow;
  for (let l = plan.layers; l-- > 0; ) {
    const layer = layerAt(plan, l);
    activations.backward(layer.activation, layer.y, slope, layer.outputs, width);
    collect(l ? layerAt(plan, l - 1).y : x, slope, layer.sums, layer.inputs + 1, layer.outputs, width);
    if (l) weigh(slope, layer.W, 8, layer.outputs * 8, 0, below, layer.outputs, layer.inputs, width);
    const done = slope;
    slope = below;
    below = done;
  }
  return loss;
}
