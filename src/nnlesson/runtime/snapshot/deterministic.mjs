/**
 * A deterministic clock and randomness for Node: what is made twice is the same to the byte. Both stand still at first.
 * To be imported before everything else.
 */

import { createRequire } from "node:module";

// Pyodide asks for the CommonJS face of this module, the only one that can be changed.
const crypto = createRequire(import.meta.url)("node:crypto");

let moment = Date.UTC(2020, 0, 1);
let pace = 0; // from one reading of the clock to the next
let seed = 7;

process.env.TZ = "UTC";
Date.now = () => (moment += pace);
performance.now = () => Date.now() / 1e9;
Math.random = () => seed / 16;
crypto.randomFillSync = (/** @type {ArrayBufferView} */ view) => {
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(seed);
  return view;
};

/** Another time, which passes, and another seed: what comes out alike with both is alike everywhere. */
export function changeClockAndSeed() {
  pace = 1e9;
  seed += 1;
}
