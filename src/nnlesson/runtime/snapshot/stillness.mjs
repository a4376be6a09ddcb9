/** A world that stands still: what is made twice in it is the same to the byte. To be imported before everything else. */

import { createRequire } from "node:module";

// Pyodide asks for the CommonJS face of this module, the only one that can be changed.
const crypto = createRequire(import.meta.url)("node:crypto");

let moment = Date.UTC(2020, 0, 1);
let chance = 7;

process.env.TZ = "UTC";
Date.now = () => moment;
performance.now = () => moment / 1e9;
Math.random = () => chance / 16;
crypto.randomFillSync = (/** @type {ArrayBufferView} */ view) => {
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(chance);
  return view;
};

/** Another time, another chance: what comes out alike in both worlds is alike everywhere. */
export function elsewhere() {
  moment += 1e9;
  chance += 1;
}
