/** Number formatting, as in Python. */

/**
 * A number as people read it: three significant digits, or a whole number as it is. The twin of `short` in
 * draw/wording.py, for the text beside a slider while it moves; Python's own text takes its place with the next frame.
 * @param {number} value
 */
export function short(value) {
  const size = Math.abs(value);
  const rounded = Number(value.toPrecision(3));
  if (Number.isInteger(value) && size < 1e6) return minus((value || 0).toLocaleString("en-US")); // no −0
  if (Math.abs(rounded) >= 1e6 || size < 1e-6) return minus(rounded.toExponential().replace("e+", "e"));
  return minus(rounded.toLocaleString("en-US", { maximumFractionDigits: 9 }));
}

/** @param {string} text */
function minus(text) {
  return text.replaceAll("-", "−");
}
