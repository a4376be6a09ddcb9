/** The examples of a batch, laid out block by block: a row for each input or target, with the examples side by side. */

import { BLOCK, full, Plan, ROW } from "./plan";

/** Lay out the examples of these numbers (int32), or the first ones as they stand. */
export function layOut(plan: Plan, order: usize, count: usize): void {
  let x = plan.rowsX;
  let target = plan.rowsTarget;
  for (let start: usize = 0; start < count; start += BLOCK) {
    const here = min(BLOCK, count - start);
    columns(plan.x, plan.inputs, x, order, start, here);
    ones(x + plan.inputs * ROW);
    columns(plan.target, plan.targets, target, order, start, here);
    x += (plan.inputs + 1) * ROW;
    target += plan.targets * ROW;
  }
}

/** Numbers that lie example by example, as rows. What a block is filled up with is 0. */
function columns(from: usize, size: usize, to: usize, order: usize, start: usize, count: usize): void {
  for (let at: usize = 0; at < count; at++) {
    const example: usize = order ? <usize>load<u32>(order + (start + at) * 4) : start + at;
    copy(from + example * size * 8, size, to + at * 8);
  }
  for (let at = count; at < full(count); at++) {
    for (let column: usize = 0; column < size; column++) store<f64>(to + column * ROW + at * 8, 0);
  }
}

function copy(example: usize, size: usize, to: usize): void {
  for (const end = example + size * 8; example < end; example += 8) {
    store<f64>(to, load<f64>(example));
    to += ROW;
  }
}

/** Rows of a block as numbers that lie example by example. */
export function handOut(rows: usize, size: usize, to: usize, count: usize): void {
  for (let at: usize = 0; at < count; at++) {
    for (let column: usize = 0; column < size; column++) {
      store<f64>(to, load<f64>(rows + column * ROW + at * 8));
      to += 8;
    }
  }
}

export function ones(row: usize): void {
  for (let at: usize = 0; at < ROW; at += 8) store<f64>(row + at, 1);
}
