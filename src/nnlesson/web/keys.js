/** The keys that move something along a line: a handle, or the place that is pointed at. */

/**
 * By how much each of them moves it, given what an arrow moves and what a page; Home and End go as far as there is.
 * @type {Record<string, (step: number, page: number) => number>}
 */
export const KEYS = {
  ArrowRight: (step) => step,
  ArrowUp: (step) => step,
  ArrowLeft: (step) => -step,
  ArrowDown: (step) => -step,
  PageUp: (_, page) => page,
  PageDown: (_, page) => -page,
  Home: () => -Infinity,
  End: () => Infinity,
};
