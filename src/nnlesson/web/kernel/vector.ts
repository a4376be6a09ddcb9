/** Two numbers at a time: the operators of the kernel, in words. */

// @ts-ignore: decorator
@inline
export function splat(x: f64): v128 {
  return f64x2.splat(x);
}

// @ts-ignore: decorator
@inline
export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

// @ts-ignore: decorator
@inline
export function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

// @ts-ignore: decorator
@inline
export function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

// @ts-ignore: decorator
@inline
export function div(a: v128, b: v128): v128 {
  return f64x2.div(a, b);
}

/** a + b c, rounded twice: a machine that rounds once would come to other numbers. */
// @ts-ignore: decorator
@inline
export function plus(a: v128, b: v128, c: v128): v128 {
  return f64x2.add(a, f64x2.mul(b, c));
}

/** The larger of two numbers; NaN if one of them is. */
// @ts-ignore: decorator
@inline
export function max(a: v128, b: v128): v128 {
  return f64x2.max(a, b);
}

/** The smaller of two numbers; NaN if one of them is. */
// @ts-ignore: decorator
@inline
export function min(a: v128, b: v128): v128 {
  return f64x2.min(a, b);
}

/** What is in both lanes together. */
// @ts-ignore: decorator
@inline
export function both(a: v128): f64 {
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}
