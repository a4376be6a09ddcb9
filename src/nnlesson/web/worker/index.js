/** @import { Boot, Buffers, FromWorker, Inward, Kit, ToWorker } from "../messages.js" */
/** @import { Pyodide, PyProxy } from "./boot.js" */

import { awaken, bootPlainly, complete } from "./boot.js";
import { Files } from "./files.js";

const LATER = 1000; // ms after the start: when the first figures are drawn
const TELLING = 100; // ms between two words on how far the files are

/** @type {Files} */
let files;
/** @type {(message: Inward) => void} */
let receive;

self.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  if (data.type === "boot") start(data);
  else if (data.type === "chunk") files.add(data);
  else receive(data);
});

/** @param {Boot} kit */
async function start({ plainly, ...kit }) {
  files = new Files(kit, { missing: (name) => post({ type: "missing", name }), progress: teller() });
  try {
    const pyodide = await (plainly ? bootPlainly(files) : wake(kit));
    receive = connect(pyodide);
    post({ type: "ready" });
    files.tidy();
  } catch (error) {
    post({ type: plainly ? "unable" : "unfit", reason: lastLine(error) });
  }
}

/** @param {Kit} kit */
async function wake({ manifest }) {
  const pyodide = await awaken(files, manifest.snapshot);
  setTimeout(() => complete(files, pyodide).catch(console.debug), LATER);
  return pyodide;
}

/** Say how far the files are, now and then. */
function teller() {
  let told = 0;
  return (/** @type {number} */ arrived, /** @type {number} */ expected) => {
    const now = performance.now();
    if (now - told < TELLING && arrived < expected) return;
    told = now;
    post({ type: "progress", arrived, expected });
  };
}

/**
 * Connect Python's switchboard with the page.
 * @param {Pyodide} pyodide
 * @returns {(message: Inward) => void}
 */
function connect(pyodide) {
  const switchboard = pyodide.pyimport("nnlesson.live.switchboard").Switchboard(send);
  const carry = switchboard.receive;
  return ({ text, state }) => {
    const bytes = state && pyodide.toPy(new Uint8Array(state));
    try {
      carry(text, bytes);
    } catch (error) {
      // The switchboard answers for the blocks' errors. What comes through here is Python itself.
      post({ type: "broken", reason: lastLine(error) });
    } finally {
      bytes?.destroy();
    }
  };
}

/**
 * What Python posts: JSON, and a dict of bytes beside it, which travel on without another copy. Pyodide itself lets go
 * of the dict when this returns.
 * @param {string} text
 * @param {PyProxy} bytes
 */
function send(text, bytes) {
  /** @type {Record<string, Uint8Array<ArrayBuffer>>} */
  const arrays = bytes.toJs({ dict_converter: Object.fromEntries });
  /** @type {Buffers} */
  const buffers = Object.fromEntries(Object.entries(arrays).map(([name, { buffer }]) => [name, buffer]));
  post({ type: "message", text, buffers }, Object.values(buffers));
}

/**
 * @param {FromWorker} message
 * @param {Transferable[]} [transfer]
 */
function post(message, transfer = []) {
  self.postMessage(message, { transfer });
}

/**
 * Of a Python error, the line after its traceback.
 * @param {unknown} error
 */
function lastLine(error) {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split("\n").at(-1) ?? "";
}
