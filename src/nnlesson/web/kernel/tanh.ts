/**
 * tanh, out of a table: it has tanh(a) and its slope, 1 - tanh²(a), for all a = k / 32. What is left of x = a + r is an r
 * of 1 / 64 at most, for which four terms of the Taylor series will do. With T = tanh(a) and t = tanh(r), the addition
 * theorem says
 *
 *     tanh(a + r) = (T + t) / (1 + T t) = T + (1 - T²) t / (1 + T t)
 *
 * T is added last, to what is at most half as large. So little is lost; and where tanh comes near 1, what is left to 1,
 * of which a slope is made, is as exact as it can be. There is one division, and nothing to be decided.
 */

import { add, div, mul, plus, sub } from "./vector";

const PAIR: usize = 16; // bytes of two numbers, as of a row of the table
const LAST: i32 = 1023; // row of the table

/**
 * The numbers that tanh needs, in memory. Browsers make three instructions of a pair of numbers that is written in the
 * code, each time it is wanted; one that is fetched before a loop is held in a register.
 */
@unmanaged
class Numbers {
  sign: f64;
  limit: f64;
  round: f64;
  one: f64;
  c3: f64;
  c5: f64;
  c7: f64;
  table: usize; // 1024 rows: tanh(k / 32), 1 - tanh²(k / 32)
}

export function prepare(place: usize, table: usize): void {
  const numbers = changetype<Numbers>(place);
  numbers.sign = -0.0;
  numbers.limit = 31; // long before that tanh has come to 1
  numbers.round = 211106232532992; // 1.5 · 2⁴⁷: beside it there is room for 32nds only, and they are its lowest bits
  numbers.one = 1;
  numbers.c3 = -1.0 / 3;
  numbers.c5 = 2.0 / 15;
  numbers.c7 = -17.0 / 315;
  numbers.table = table;
}

// @ts-ignore: decorator
@inline
function fetch(numbers: usize, offset: usize): v128 {
  return v128.load64_splat(numbers + offset);
}

/** The row of the table for the number in a lane. NaN may have any bits: it gets any row. */
// @ts-ignore: decorator
@inline
function row(table: usize, rounded: i32): v128 {
  return v128.load(table + (<usize>(rounded & LAST)) * PAIR);
}

/** tanh of the numbers in a row of examples, in place. */
export function tanh(x: usize, width: usize, n: usize): void {
  const sign = fetch(n, offsetof<Numbers>("sign"));
  const limit = fetch(n, offsetof<Numbers>("limit"));
  const round = fetch(n, offsetof<Numbers>("round"));
  const one = fetch(n, offsetof<Numbers>("one"));
  const c3 = fetch(n, offsetof<Numbers>("c3"));
  const c5 = fetch(n, offsetof<Numbers>("c5"));
  const c7 = fetch(n, offsetof<Numbers>("c7"));
  const table = changetype<Numbers>(n).table;
  for (const end = x + width; x < end; x += PAIR) {
    const given = v128.load(x);
    const size = f64x2.pmin(v128.andnot(given, sign), limit); // NaN stays NaN
    const rounded = add(size, round);
    const r = sub(size, sub(rounded, round));
    const left = row(table, i32x4.extract_lane(rounded, 0));
    const right = row(table, i32x4.extract_lane(rounded, 2));
    const T = v128.shuffle<f64>(left, right, 0, 2);
    const slope = v128.shuffle<f64>(left, right, 1, 3);
    const square = mul(r, r);
    const t = plus(r, mul(r, square), plus(c3, square, plus(c5, square, c7)));
    const found = add(T, div(mul(slope, t), plus(one, T, t)));
    v128.store(x, v128.or(found, v128.and(given, sign)));
  }
}
