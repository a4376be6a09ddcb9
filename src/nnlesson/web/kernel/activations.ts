/**
 * The activations, for a block of examples: forward in place, z becoming y, and backward, dL/dy becoming dL/dz. As in the
 * core (core/layers.py), what a slope needs of the way forward is y.
 */

import { exp, sigmoid } from "./functions";
import { Activation, ROW } from "./plan";
import { tanh } from "./tanh";
import { add, div, max, mul, splat, sub } from "./vector";

const PAIR: usize = 16;

export function forward(activation: Activation, y: usize, outputs: usize, width: usize, numbers: usize): void {
  if (activation == Activation.Softmax) return softmax(y, outputs, width);
  for (let end = y + outputs * ROW; y < end; y += ROW) {
    if (activation == Activation.Tanh) tanh(y, width, numbers);
    else if (activation == Activation.Sigmoid) sigmoidRow(y, width);
    else if (activation == Activation.ReLU) reluRow(y, width);
  }
}

export function backward(activation: Activation, y: usize, dy: usize, outputs: usize, width: usize): void {
  if (activation == Activation.Softmax) return softmaxSlopes(y, dy, outputs, width);
  for (let end = y + outputs * ROW; y < end; y += ROW) {
    if (activation == Activation.Tanh) tanhSlopes(y, dy, width);
    else if (activation == Activation.Sigmoid) sigmoidSlopes(y, dy, width);
    else if (activation == Activation.ReLU) reluSlopes(y, dy, width);
    dy += ROW;
  }
}

function tanhSlopes(y: usize, dy: usize, width: usize): void {
  for (let at: usize = 0; at < width; at += PAIR) {
    const answer = v128.load(y + at);
    v128.store(dy + at, mul(v128.load(dy + at), sub(splat(1), mul(answer, answer))));
  }
}

function sigmoidRow(y: usize, width: usize): void {
  for (const end = y + width; y < end; y += PAIR) v128.store(y, sigmoid(v128.load(y)));
}

function sigmoidSlopes(y: usize, dy: usize, width: usize): void {
  for (let at: usize = 0; at < width; at += PAIR) {
    const answer = v128.load(y + at);
    v128.store(dy + at, mul(mul(v128.load(dy + at), answer), sub(splat(1), answer)));
  }
}

function reluRow(y: usize, width: usize): void {
  for (const end = y + width; y < end; y += PAIR) v128.store(y, max(v128.load(y), splat(0)));
}

function reluSlopes(y: usize, dy: usize, width: usize): void {
  for (let at: usize = 0; at < width; at += PAIR) {
    const open = v128.and(f64x2.gt(v128.load(y + at), splat(0)), splat(1));
    v128.store(dy + at, mul(v128.load(dy + at), open));
  }
}

function softmax(y: usize, outputs: usize, width: usize): void {
  const size = outputs * ROW;
  for (const end = y + width; y < end; y += PAIR) {
    const highest = largest(y, size);
    let sum = splat(0);
    for (let row: usize = 0; row < size; row += ROW) {
      const power = exp(sub(v128.load(y + row), highest));
      sum = add(sum, power);
      v128.store(y + row, power);
    }
    for (let row: usize = 0; row < size; row += ROW) v128.store(y + row, div(v128.load(y + row), sum));
  }
}

function softmaxSlopes(y: usize, dy: usize, outputs: usize, width: usize): void {
  const size = outputs * ROW;
  for (const end = y + width; y < end; y += PAIR) {
    let mean = splat(0);
    for (let row: usize = 0; row < size; row += ROW) mean = add(mean, mul(v128.load(dy + row), v128.load(y + row)));
    for (let row: usize = 0; row < size; row += ROW) {
      v128.store(dy + row, mul(v128.load(y + row), sub(v128.load(dy + row), mean)));
    }
    dy += PAIR;
  }
}

/** The largest number of two examples, in all rows. */
export function largest(y: usize, size: usize): v128 {
  let highest = v128.load(y);
  for (let row = ROW; row < size; row += ROW) highest = max(highest, v128.load(y + row));
  return highest;
}
