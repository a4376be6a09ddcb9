/** @import { Boot, Buffers, FromWorker, Inward, ToWorker } from "../messages.js" */
/** @import { Pyodide, PyProxy } from "./boot.js" */

/** The entry point of Python's worker: boots Pyodide, and passes messages between the page and the dispatcher. */

import { addStandardLibrary, bootFromSnapshot, bootWithoutSnapshot } from "./boot.js";
import { Files } from "./files.js";
import { interrupt, rehearse } from "./rehearsal.js";

const LATER = 1000; // ms after the start: when the first figures are drawn

/** @type {(message: Inward) => void} */
let receive;

self.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  if (data.type === "boot") return start(data);
  interrupt();
  receive(data);
});

/** @param {Boot} boot */
async function start({ plainly, names, plan, port }) {
  const files = new Files(port, names);
  try {
    const pyodide = await (plainly ? bootWithoutSnapshot(files) : bootFromSnapshot(files, plan));
    const dispatcher = pyodide.pyimport("nnlesson.live.dispatcher").Dispatcher(send);
    receive = connect(pyodide, dispatcher.receive);
    post({ type: "ready" });
    setTimeout(async () => {
      if (!plainly) await addStandardLibrary(files, pyodide).catch(console.debug);
      files.end();
      rehearse(dispatcher.rehearse);
    }, LATER);
  } catch (error) {
    post({ type: plainly ? "unable" : "unfit", reason: lastLine(error) });
  }
}

/**
 * Connect Python's dispatcher with the page.
 * @param {Pyodide} pyodide
 * @param {(text: string, bytes?: PyProxy) => void} carry
 * @returns {(message: Inward) => void}
 */
function connect(pyodide, carry) {
  return ({ text, state }) => {
    const bytes = state && pyodide.toPy(new Uint8Array(state));
    try {
      carry(text, bytes);
    } catch (error) {
      // The dispatcher answers for the blocks' errors. What comes through here is Python itself.
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
