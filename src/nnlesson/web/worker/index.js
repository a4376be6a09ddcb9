/** @import { Boot, Buffers, FromWorker, Inward, Rehearse, ToWorker } from "../messages.js" */
/** @import { Pyodide, PyProxy } from "./boot.js" */

/** The entry point of Python's worker: boots Pyodide, and passes messages between the page and the dispatcher. */

import { bootFromSnapshot, bootWithoutSnapshot } from "./boot.js";
import { Files } from "./files.js";
import { offerKernel } from "./kernel.js";
import { cancel, interrupt, rehearse } from "./rehearsal.js";
import { seclude } from "./seclusion.js";

const postMessage = self.postMessage.bind(self); // nobody else has it, once a learner's code runs
const RUNS_CODE = /"name":"(edit|consent)"|"mine":true/; // in a message, which is JSON

const MISSING = "ModuleNotFoundError";

/** @type {(message: Inward) => void} */
let receive;
/** @type {(message: Rehearse) => void} */
let prepare;
/** @type {(block: string) => void} */
let warm;
/** @type {(modules: string) => void} */
let renew;
let said = false; // whether Python has answered the message that it is at

self.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  if (data.type === "boot") start(data);
  else if (data.type === "message") serve(data);
  else if (data.type === "rehearse") prepare(data);
  else if (data.type === "warm") warm(data.block);
  else if (data.type === "renew") renew(data.modules);
  else interrupt();
});

/** @param {Boot} boot */
async function start({ plainly, names, asked, plan, port, made, modules }) {
  const files = new Files(port, names, asked, made);
  try {
    const pyodide = await (plainly ? bootWithoutSnapshot(files) : bootFromSnapshot(files, plan));
    offerKernel(pyodide);
    const { Dispatcher } = pyodide.pyimport("nnlesson.live.dispatcher");
    const dispatcher = Dispatcher.callKwargs(send, { whole: plainly });
    if (modules) dispatcher.renew(modules);
    renew = renewal(dispatcher);
    receive = connect(pyodide, dispatcher.receive);
    warm = (block) => rehearseBlock(dispatcher, block);
    prepare = rehearsals(pyodide, Dispatcher.callKwargs(() => {}, { whole: plainly }));
    post({ type: "ready" });
    handOn(files, plainly);
    files.end();
  } catch (error) {
    post({ type: plainly ? "unable" : "unfit", reason: lastLine(error) });
  }
}

/**
 * Blocks that have been edited take the place of what they were. What goes wrong with it is what a snapshot lacks.
 * @param {Dispatcher} dispatcher
 * @returns {(modules: string) => void}
 */
function renewal(dispatcher) {
  return (modules) => {
    try {
      dispatcher.renew(modules);
    } catch (error) {
      post({ type: "unfit", reason: lastLine(error) });
    }
  };
}

/**
 * The first message of a block makes this the worker of a visit. Until then it is a spare one, and only rehearses.
 * @param {Inward} message
 */
function serve(message) {
  cancel();
  receive(message);
}

/**
 * What a snapshot is restored from is restored once more for a spare worker, if the browser lets it travel.
 * @param {Files} files
 * @param {boolean} plainly
 */
function handOn(files, plainly) {
  const made = files.made();
  if (!made || plainly) return;
  try {
    post({ type: "made", made }, Object.values(made.bytes).map(({ buffer }) => buffer));
  } catch (error) {
    console.debug(error); // there will be no spare worker
  }
}

/**
 * Connect Python's dispatcher with the page.
 * @param {Pyodide} pyodide
 * @param {(text: string, bytes?: PyProxy) => void} carry
 * @returns {(message: Inward) => void}
 */
function connect(pyodide, carry) {
  return ({ block, text, state }) => {
    said = false;
    if (RUNS_CODE.test(text)) seclude();
    post({ type: "begun", block });
    const bytes = state && pyodide.toPy(new Uint8Array(state));
    try {
      carry(text, bytes);
    } catch (error) {
      // The dispatcher answers for the blocks' errors. What comes through here is Python itself, or what it lacks.
      const reason = lastLine(error);
      post({ type: reason.startsWith(MISSING) ? "unfit" : "broken", reason });
    } finally {
      bytes?.destroy();
    }
    if (!said) post({ type: "done", took: 0 });
  };
}

/**
 * @typedef {object} Dispatcher  in Python
 * @property {(text: string, bytes?: PyProxy) => void} receive
 * @property {(block: string) => void} rehearse
 * @property {(modules: string) => void} renew
 * @property {string} rehearses  the block whose turn it is
 */

/**
 * A dispatcher whose answers nobody hears: it holds the blocks that are rehearsed.
 * @param {Pyodide} pyodide
 * @param {Dispatcher} understudy
 * @returns {(message: Rehearse) => void}
 */
function rehearsals(pyodide, understudy) {
  const take = connect(pyodide, understudy.receive);
  let begun = false;
  return (message) => {
    take({ ...message, type: "message" });
    if (!begun) rehearse(() => rehearseBlock(understudy, understudy.rehearses));
    begun = true;
  };
}

/**
 * @param {Dispatcher} dispatcher
 * @param {string} block  or none, if all of them are slow or fail
 */
function rehearseBlock(dispatcher, block) {
  if (!block) return;
  post({ type: "begun", block });
  const start = performance.now();
  try {
    dispatcher.rehearse(block);
    post({ type: "done", rehearsed: block, took: performance.now() - start });
  } catch (error) {
    console.debug(error); // when it counts, the learner will be told
    post({ type: "done", took: 0 });
  }
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
  said = true;
  post({ type: "message", text, buffers }, Object.values(buffers));
}

/**
 * @param {FromWorker} message
 * @param {Transferable[]} [transfer]
 */
function post(message, transfer = []) {
  postMessage(message, { transfer });
}

/**
 * Of a Python error, the line after its traceback.
 * @param {unknown} error
 */
function lastLine(error) {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split("\n").at(-1) ?? "";
}
