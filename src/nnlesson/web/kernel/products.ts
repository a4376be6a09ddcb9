/**
 * The two products that training is made of: weights with numbers (forward, and with slopes backward), and numbers with
 * slopes, summed over the examples. Four rows are taken at once, so that a number that was fetched is used four times.
 */

import { ROW } from "./plan";
import { plus, splat } from "./vector";

const PAIR: usize = 16; // bytes of two numbers
const FOUR: usize = 32;

// @ts-ignore: decorator
@inline
function same(place: usize): v128 {
  return v128.load_splat<f64>(place);
}

/**
 * y_o = b_o + Σ_i w_io a_i for every example. From one i to the next the weights lie `down` bytes apart, from one o to
 * the next `across`. Without biases, b is 0.
 */
export function weigh(
  a: usize, W: usize, down: usize, across: usize, b: usize, y: usize, inputs: usize, outputs: usize, width: usize,
): void {
  let o: usize = 0;
  for (; o + 4 <= outputs; o += 4) {
    weighFour(a, W + o * across, down, across, b ? b + o * 8 : 0, y + o * ROW, inputs, width);
  }
  for (; o < outputs; o++) weighOne(a, W + o * across, down, b ? b + o * 8 : 0, y + o * ROW, inputs, width);
}

/** Four outputs, for four examples at a time. */
function weighFour(
  a: usize, W: usize, down: usize, across: usize, b: usize, y: usize, inputs: usize, width: usize,
): void {
  const b0 = b ? same(b) : splat(0);
  const b1 = b ? same(b + 8) : splat(0);
  const b2 = b ? same(b + 16) : splat(0);
  const b3 = b ? same(b + 24) : splat(0);
  for (let at: usize = 0; at < width; at += FOUR) {
    let y0 = b0, y1 = b1, y2 = b2, y3 = b3;
    let z0 = b0, z1 = b1, z2 = b2, z3 = b3;
    let from = a + at;
    let w = W;
    for (let i: usize = 0; i < inputs; i++) {
      const left = v128.load(from);
      const right = v128.load(from, PAIR);
      const w0 = same(w);
      y0 = plus(y0, left, w0);
      z0 = plus(z0, right, w0);
      const w1 = same(w + across);
      y1 = plus(y1, left, w1);
      z1 = plus(z1, right, w1);
      const w2 = same(w + 2 * across);
      y2 = plus(y2, left, w2);
      z2 = plus(z2, right, w2);
      const w3 = same(w + 3 * across);
      y3 = plus(y3, left, w3);
      z3 = plus(z3, right, w3);
      from += ROW;
      w += down;
    }
    const to = y + at;
    v128.store(to, y0);
    v128.store(to, z0, PAIR);
    v128.store(to, y1, ROW);
    v128.store(to, z1, ROW + PAIR);
    v128.store(to, y2, 2 * ROW);
    v128.store(to, z2, 2 * ROW + PAIR);
    v128.store(to, y3, 3 * ROW);
    v128.store(to, z3, 3 * ROW + PAIR);
  }
}

function weighOne(a: usize, W: usize, down: usize, b: usize, y: usize, inputs: usize, width: usize): void {
  const bias = b ? same(b) : splat(0);
  for (let at: usize = 0; at < width; at += FOUR) {
    let left = bias;
    let right = bias;
    let from = a + at;
    let w = W;
    for (let i: usize = 0; i < inputs; i++) {
      const weight = same(w);
      left = plus(left, v128.load(from), weight);
      right = plus(right, v128.load(from, PAIR), weight);
      from += ROW;
      w += down;
    }
    v128.store(y + at, left);
    v128.store(y + at, right, PAIR);
  }
}

/** dL/dw_io += Σ a_i dz_o over the examples, for every i and o; each in two parts, which are added at the end. */
export function collect(a: usize, dz: usize, sums: usize, inputs: usize, outputs: usize, width: usize): void {
  const across = outputs * PAIR;
  if (outputs >= 4) sweep(dz, a, sums, outputs, inputs, PAIR, across, width);
  else sweep(a, dz, sums, inputs, outputs, across, PAIR, width);
}

/** The products of all rows with all others. Their sums lie `step` bytes apart from row to row, `next` otherwise. */
function sweep(
  rows: usize, others: usize, sums: usize, count: usize, otherCount: usize, step: usize, next: usize, width: usize,
): void {
  let row: usize = 0;
  for (; row + 4 <= count; row += 4) {
    sweepFour(rows + row * ROW, others, sums + row * step, otherCount, step, next, width);
  }
  for (; row < count; row++) {
    for (let other: usize = 0; other < otherCount; other++) {
      collectOne(rows + row * ROW, others + other * ROW, sums + row * step + other * next, width);
    }
  }
}

function sweepFour(
  rows: usize, others: usize, sums: usize, otherCount: usize, step: usize, next: usize, width: usize,
): void {
  let other: usize = 0;
  for (; other + 2 <= otherCount; other += 2) {
    collectEight(rows, others + other * ROW, sums + other * next, step, next, width);
  }
  if (other < otherCount) collectFour(rows, others + other * ROW, sums + other * next, step, width);
}

/** Four rows with two others: a sum has to wait for what was added before, and meanwhile there are others to add to. */
function collectEight(rows: usize, others: usize, sums: usize, step: usize, next: usize, width: usize): void {
  let s0 = v128.load(sums);
  let s1 = v128.load(sums + step);
  let s2 = v128.load(sums + 2 * step);
  let s3 = v128.load(sums + 3 * step);
  let t0 = v128.load(sums + next);
  let t1 = v128.load(sums + next + step);
  let t2 = v128.load(sums + next + 2 * step);
  let t3 = v128.load(sums + next + 3 * step);
  for (let at: usize = 0; at < width; at += PAIR) {
    const from = rows + at;
    const other = v128.load(others + at);
    const another = v128.load(others + at, ROW);
    const a0 = v128.load(from);
    s0 = plus(s0, a0, other);
    t0 = plus(t0, a0, another);
    const a1 = v128.load(from, ROW);
    s1 = plus(s1, a1, other);
    t1 = plus(t1, a1, another);
    const a2 = v128.load(from, 2 * ROW);
    s2 = plus(s2, a2, other);
    t2 = plus(t2, a2, another);
    const a3 = v128.load(from, 3 * ROW);
    s3 = plus(s3, a3, other);
    t3 = plus(t3, a3, another);
  }
  v128.store(sums, s0);
  v128.store(sums + step, s1);
  v128.store(sums + 2 * step, s2);
  v128.store(sums + 3 * step, s3);
  v128.store(sums + next, t0);
  v128.store(sums + next + step, t1);
  v128.store(sums + next + 2 * step, t2);
  v128.store(sums + next + 3 * step, t3);
}

function collectFour(rows: usize, other: usize, sums: usize, step: usize, width: usize): void {
  let s0 = v128.load(sums);
  let s1 = v128.load(sums + step);
  let s2 = v128.load(sums + 2 * step);
  let s3 = v128.load(sums + 3 * step);
  for (let at: usize = 0; at < width; at += PAIR) {
    const from = rows + at;
    const with_ = v128.load(other + at);
    s0 = plus(s0, v128.load(from), with_);
    s1 = plus(s1, v128.load(from, ROW), with_);
    s2 = plus(s2, v128.load(from, 2 * ROW), with_);
    s3 = plus(s3, v128.load(from, 3 * ROW), with_);
  }
  v128.store(sums, s0);
  v128.store(sums + step, s1);
  v128.store(sums + 2 * step, s2);
  v128.store(sums + 3 * step, s3);
}

function collectOne(row: usize, other: usize, sums: usize, width: usize): void {
  let sum = v128.load(sums);
  for (let at: usize = 0; at < width; at += PAIR) sum = plus(sum, v128.load(row + at), v128.load(other + at));
  v128.store(sums, sum);
}
