/** The optimizers' rules, as in the core (core/optimizers.py): all weights w of one array, each with its slope g. */

import { Plan, Rule } from "./plan";

/**
 * What becomes of one array. `sums` has every slope in two parts, whose sum is put down in `slopes`; `first` and `second`
 * are what is remembered.
 */
export function adjust(
  plan: Plan, size: usize, w: usize, slopes: usize, sums: usize, first: usize, second: usize,
): void {
  if (plan.rule == Rule.GradientDescent) descend(size, w, slopes, sums, plan.rate);
  else if (plan.rule == Rule.Momentum) roll(size, w, slopes, sums, first, plan.rate, plan.beta1);
  else if (plan.rule == Rule.RMSProp) tame(size, w, slopes, sums, first, plan.rate, plan.beta1, plan.epsilon);
  else adapt(plan, size, w, slopes, sums, first, second);
}

/** A slope out of its two parts, which begin anew. */
// @ts-ignore: decorator
@inline
function slopeOf(sums: usize, g: usize): f64 {
  const slope = load<f64>(sums) + load<f64>(sums, 8);
  v128.store(sums, f64x2.splat(0));
  store<f64>(g, slope);
  return slope;
}

function descend(size: usize, w: usize, g: usize, sums: usize, rate: f64): void {
  for (const end = w + size * 8; w < end; w += 8) {
    store<f64>(w, load<f64>(w) - rate * slopeOf(sums, g));
    sums += 16;
    g += 8;
  }
}

function roll(size: usize, w: usize, g: usize, sums: usize, v: usize, rate: f64, beta: f64): void {
  for (const end = w + size * 8; w < end; w += 8) {
    const speed = beta * load<f64>(v) + slopeOf(sums, g);
    store<f64>(v, speed);
    store<f64>(w, load<f64>(w) - rate * speed);
    sums += 16;
    g += 8;
    v += 8;
  }
}

function tame(
  size: usize, w: usize, g: usize, sums: usize, s: usize, rate: f64, decay: f64, epsilon: f64,
): void {
  for (const end = w + size * 8; w < end; w += 8) {
    const slope = slopeOf(sums, g);
    const square = decay * load<f64>(s) + (1 - decay) * (slope * slope);
    store<f64>(s, square);
    store<f64>(w, load<f64>(w) - (rate * slope) / (sqrt(square) + epsilon));
    sums += 16;
    g += 8;
    s += 8;
  }
}

function adapt(plan: Plan, size: usize, w: usize, g: usize, sums: usize, m: usize, v: usize): void {
  const beta1 = plan.beta1;
  const beta2 = plan.beta2;
  for (const end = w + size * 8; w < end; w += 8) {
    const slope = slopeOf(sums, g);
    const mean = beta1 * load<f64>(m) + (1 - beta1) * slope;
    const square = beta2 * load<f64>(v) + (1 - beta2) * (slope * slope);
    store<f64>(m, mean);
    store<f64>(v, square);
    const corrected = sqrt(square / (1 - plan.power2)) + plan.epsilon;
    store<f64>(w, load<f64>(w) - (plan.rate * (mean / (1 - plan.power1))) / corrected);
    sums += 16;
    g += 8;
    m += 8;
    v += 8;
  }
}

/** Both betas to the power of the steps, by squaring: the same, whether the steps are made in one call or in many. */
export function raisePowers(plan: Plan): void {
  let square1 = plan.beta1;
  let square2 = plan.beta2;
  plan.power1 = plan.power2 = 1;
  for (let left = <u32>plan.steps; left; left >>= 1) {
    if (left & 1) {
      plan.power1 *= square1;
      plan.power2 *= square2;
    }
    square1 *= square1;
    square2 *= square2;
  }
}
