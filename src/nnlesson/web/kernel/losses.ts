/**
 * The losses, for a block of examples: each returns the sum of what the examples cost, and puts dL/dprediction in its
 * place. `share` is what an example counts in the mean of its batch: 1 / n.
 */

import { largest } from "./activations";
import { exp, log, logOfOneMinus } from "./functions";
import { full, Loss, ROW } from "./plan";
import { add, both, div, max, min, mul, plus, splat, sub } from "./vector";

const PAIR: usize = 16;
const NEAREST: f64 = 1e-12; // to 0 and 1 that a probability may come, as in the core

export function measure(
  loss: Loss, y: usize, target: usize, slope: usize, outputs: usize, examples: usize, share: f64,
): f64 {
  if (loss == Loss.CrossEntropy) return crossEntropy(y, target, slope, outputs, examples, share);
  let sum: f64 = 0;
  for (let o: usize = 0; o < outputs; o++) {
    if (loss == Loss.MeanSquaredError) sum += squaredError(y, target, slope, examples, share / outputs);
    else sum += binaryCrossEntropy(y, target, slope, examples, share);
    y += ROW;
    target += ROW;
    slope += ROW;
  }
  return loss == Loss.MeanSquaredError ? sum / outputs : sum;
}

/** All bits of a lane whose example there is; a block is filled up with examples that there are not, and cost nothing. */
// @ts-ignore: decorator
@inline
function real(at: usize, examples: usize): v128 {
  return f64x2.lt(add(splat(<f64>(at / 8)), f64x2(0, 1)), splat(<f64>examples));
}

function squaredError(y: usize, target: usize, slope: usize, examples: usize, share: f64): f64 {
  let sum = splat(0);
  for (let at: usize = 0; at < full(examples) * 8; at += PAIR) {
    const error = v128.and(sub(v128.load(y + at), v128.load(target + at)), real(at, examples));
    sum = plus(sum, error, error);
    v128.store(slope + at, mul(splat(2 * share), error));
  }
  return both(sum);
}

function binaryCrossEntropy(y: usize, target: usize, slope: usize, examples: usize, share: f64): f64 {
  let sum = splat(0);
  for (let at: usize = 0; at < full(examples) * 8; at += PAIR) {
    const p = min(max(v128.load(y + at), splat(NEAREST)), splat(1 - NEAREST));
    const t = v128.load(target + at);
    const rest = sub(splat(1), p);
    const likelihood = add(mul(t, log(p)), mul(sub(splat(1), t), logOfOneMinus(p)));
    const there = real(at, examples);
    sum = sub(sum, v128.and(likelihood, there));
    v128.store(slope + at, v128.and(mul(div(sub(p, t), mul(p, rest)), splat(share)), there));
  }
  return both(sum);
}

function crossEntropy(y: usize, target: usize, slope: usize, outputs: usize, examples: usize, share: f64): f64 {
  const size = outputs * ROW;
  let sum = splat(0);
  for (let at: usize = 0; at < full(examples) * 8; at += PAIR) {
    const highest = largest(y + at, size);
    let powers = splat(0);
    for (let row: usize = 0; row < size; row += ROW) {
      const power = exp(sub(v128.load(y + row + at), highest));
      powers = add(powers, power);
      v128.store(slope + row + at, power);
    }
    const there = real(at, examples);
    const whole = div(splat(1), powers);
    for (let row: usize = 0; row < size; row += ROW) {
      v128.store(slope + row + at, mul(v128.load(slope + row + at), whole));
    }
    const right = f64x2(answer(y, target, slope, at, examples), answer(y, target, slope, at + 8, examples));
    for (let row: usize = 0; row < size; row += ROW) {
      v128.store(slope + row + at, v128.and(mul(v128.load(slope + row + at), splat(share)), there));
    }
    sum = add(sum, v128.and(sub(log(powers), sub(right, highest)), there));
  }
  return both(sum);
}

/** The score of an example's right class, from whose probability 1 is taken away. */
function answer(y: usize, target: usize, slope: usize, at: usize, examples: usize): f64 {
  if (at >= examples * 8) return 0;
  const row = usize(load<f64>(target + at)) * ROW + at;
  store<f64>(slope + row, load<f64>(slope + row) - 1);
  return load<f64>(y + row);
}
