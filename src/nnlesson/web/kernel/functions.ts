/**
 * exp, log and the sigmoid, two numbers at a time, with the approximations of FreeBSD's fdlibm (e_exp.c, e_log.c):
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. Permission to use, copy, modify, and distribute this software is
 * freely granted, provided that this notice is preserved.
 *
 * exp: x = k ln 2 + r, so that exp(x) = 2ᵏ exp(r), with r so small that a polynomial q of r² does for the rest:
 *
 *     exp(r) = (R + r) / (R - r),  R = r coth(r / 2) ≈ 2 + q
 */

import { add, div, max, min, mul, plus, splat, sub } from "./vector";

const LOG2_E: f64 = 1.44269504088896338700;
const LN2_HIGH: f64 = 6.93147180369123816490e-1; // ends in zeros: k times it is exact
const LN2_LOW: f64 = 1.90821492927058770002e-10;
const ROUND: f64 = 6755399441055744; // 1.5 · 2⁵²: beside it a number has no room for a fraction

// Of q = P1 r² + P2 r⁴ + …
const P1: f64 = 1.66666666666666019037e-1;
const P2: f64 = -2.77777777770155933842e-3;
const P3: f64 = 6.61375632143793436117e-5;
const P4: f64 = -1.65339022054652515390e-6;
const P5: f64 = 4.13813679705723846039e-8;

const LARGEST: f64 = 709.782712893384; // exp of more is infinite
const SMALLEST: f64 = -745.2; // exp of less is 0

/** k: how many ln 2 there are in x, rounded; beside ROUND, so that its lowest bits are a whole number. */
// @ts-ignore: decorator
@inline
function multiple(x: v128): v128 {
  return plus(splat(ROUND), x, splat(LOG2_E));
}

/** r: what is left of x. */
// @ts-ignore: decorator
@inline
function rest(x: v128, rounded: v128): v128 {
  const k = sub(rounded, splat(ROUND));
  return sub(sub(x, mul(k, splat(LN2_HIGH))), mul(k, splat(LN2_LOW)));
}

/** 2ᵏ, for k from -1022 to 1023: its bits are k + 1023, and 52 zeros. */
// @ts-ignore: decorator
@inline
function power(rounded: v128): v128 {
  return i64x2.shl(i64x2.add(rounded, i64x2.splat(1023)), 52);
}

/** q = R - 2, and r² times a polynomial of it. */
// @ts-ignore: decorator
@inline
function beyondTwo(r: v128): v128 {
  const t = mul(r, r);
  let p = plus(splat(P4), t, splat(P5));
  p = plus(splat(P3), t, p);
  p = plus(splat(P2), t, p);
  p = plus(splat(P1), t, p);
  return mul(t, p);
}

/** exp(x) = 2ᵏ (1 + 2r / (R - r)). 2ᵏ is taken in two halves: a very small result is no ordinary number any more. */
export function exp(x: v128): v128 {
  const within = max(min(x, splat(LARGEST)), splat(SMALLEST));
  const rounded = multiple(within);
  const r = rest(within, rounded);
  const fraction = add(splat(1), div(add(r, r), sub(splat(2), sub(r, beyondTwo(r)))));
  const half = i64x2.shr_s(i64x2.sub(rounded, f64x2.splat(ROUND)), 1);
  const other = i64x2.sub(i64x2.sub(rounded, f64x2.splat(ROUND)), half);
  const found = mul(mul(fraction, power(half)), power(other));
  return v128.bitselect(splat(Infinity), found, f64x2.gt(x, splat(LARGEST)));
}

/** 1 / (1 + exp(-x)), with the core's own limit. */
export function sigmoid(x: v128): v128 {
  return div(splat(1), add(splat(1), exp(sub(splat(0), max(x, splat(-700))))));
}

const BELOW_ROOT: i64 = 0x3fe6a09e << 32; // the bits of √½, or a little less
const ONE: i64 = 0x3ff00000 << 32;
const FRACTION: i64 = 0x000fffff_ffffffff;
const TWO_52: f64 = 4503599627370496;
const BITS_52: i64 = 0x43300000 << 32; // those of 2⁵²: with a whole number beside them, its sum with 2⁵²
const TWO_54: f64 = 18014398509481984;

/** log(x) = k ln 2 + log(1 + f), with 1 + f from √½ to √2. As NumPy has it where x is 0, negative, infinite or NaN. */
export function log(x: v128): v128 {
  const tiny = f64x2.lt(x, splat(f64.MIN_NORMAL_VALUE)); // then its bits are written in another way
  const moved = i64x2.add(v128.bitselect(mul(x, splat(TWO_54)), x, tiny), i64x2.splat(ONE - BELOW_ROOT));
  const exponent = sub(v128.or(i64x2.shr_u(moved, 52), i64x2.splat(BITS_52)), splat(TWO_52 + 1023));
  const k = sub(exponent, v128.and(splat(54), tiny));
  const f = sub(i64x2.add(v128.and(moved, i64x2.splat(FRACTION)), i64x2.splat(BELOW_ROOT)), splat(1));
  const half = mul(splat(0.5), mul(f, f));
  const s = div(f, add(splat(2), f));
  const inner = mul(s, add(half, series(mul(s, s))));
  const found = sub(mul(k, splat(LN2_HIGH)), sub(sub(half, plus(inner, k, splat(LN2_LOW))), f));
  const strange = v128.bitselect(splat(-Infinity), f64x2.sqrt(x), f64x2.eq(x, splat(0)));
  return v128.bitselect(found, strange, v128.and(f64x2.gt(x, splat(0)), f64x2.lt(x, splat(Infinity))));
}

// @ts-ignore: decorator
@inline
function series(z: v128): v128 {
  let p = plus(splat(1.531383769920937332e-1), z, splat(1.479819860511658591e-1));
  p = plus(splat(1.818357216161805012e-1), z, p);
  p = plus(splat(2.222219843214978396e-1), z, p);
  p = plus(splat(2.857142874366239149e-1), z, p);
  p = plus(splat(3.999999999940941908e-1), z, p);
  p = plus(splat(6.666666666666735130e-1), z, p);
  return mul(z, p);
}

/** log(1 - p): what is lost in rounding 1 - p is made good. */
export function logOfOneMinus(p: v128): v128 {
  const u = sub(splat(1), p);
  const lost = sub(sub(splat(1), u), p);
  return add(log(u), div(lost, u));
}
