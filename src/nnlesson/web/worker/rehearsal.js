/**
 * JIT warm-up: Python rehearses steps and pictures while nobody waits for it, and in a worker in which nobody would:
 * the spare one. What is compiled for one worker runs in all of them; only what was quick here is rehearsed there, too.
 *
 * Chromium compiles it twice: in a hurry at first, and well, on a processor of its own, once a part has run often. The
 * rehearsals see to it that this is over when a learner begins a run.
 */

const TIMES = 100;
const PAUSE = 10; // ms between two rehearsals
const QUIET = 100; // ms without a message, after which nobody waits for Python

let heard = -QUIET; // ms: when the page last sent a message
let over = false;

/** The page has asked for something: that comes first. */
export function interrupt() {
  heard = performance.now();
}

/** This worker has something else to do from now on. */
export function cancel() {
  over = true;
}

/**
 * @param {() => void} perform
 * @param {number} [times]
 */
export function rehearse(perform, times = TIMES) {
  if (over) return;
  const free = performance.now() - heard >= QUIET;
  try {
    if (free) perform();
  } catch (error) {
    console.debug(error); // when it counts, the learner will be told
  }
  if (times > 1) setTimeout(rehearse, free ? PAUSE : QUIET, perform, free ? times - 1 : times);
}
