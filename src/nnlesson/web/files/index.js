/** @import { FromFiles, Kit, ToFiles, Wanted } from "../messages.js" */

/**
 * The entry point of the worker that downloads files: while Python's worker reads Pyodide's scripts and compiles, this
 * one brings and decompresses the rest.
 */

import { FileLoader } from "./file-loader.js";
import { Trouble } from "./trouble.js";

const TELLING = 100; // ms between two words on how far the files are

/** @type {FileLoader} */
let files;

self.addEventListener("message", (/** @type {MessageEvent<ToFiles>} */ { data }) => {
  if (data.type === "chunk") files.add(data);
  else start(data, data.port);
});

/**
 * @param {Kit} kit
 * @param {MessagePort} port  on which Python asks
 */
function start(kit, port) {
  files = new FileLoader(kit, { missing: (name) => post({ type: "missing", name }), progress: teller() });
  port.addEventListener("message", ({ data }) => (data.type === "want" ? bring(data, port) : end()));
  port.start();
}

/**
 * @param {Wanted} wanted
 * @param {MessagePort} port
 */
async function bring({ name }, port) {
  try {
    const bytes = await files.bytes(name);
    port.postMessage({ name, bytes }, [bytes.buffer]);
  } catch (error) {
    await files.end();
    const { reason, advice } = told(error);
    post({ type: "lacking", name, reason: `${name} did not arrive${reason}`, advice });
  }
}

/** @param {unknown} error */
function told(error) {
  if (error instanceof Trouble) return { reason: error.message, advice: error.advice };
  return { reason: `: ${error instanceof Error ? error.message : String(error)}`, advice: "" };
}

/** Python has all that it needs. */
async function end() {
  await files.tidy();
  self.close();
}

/** Say how far the files are, now and then. */
function teller() {
  let told = 0;
  return (/** @type {number} */ arrived, /** @type {number} */ expected, /** @type {number | undefined} */ left) => {
    const now = performance.now();
    if (now - told < TELLING && arrived < expected) return;
    told = now;
    post({ type: "progress", arrived, expected, left });
  };
}

/** @param {FromFiles} message */
function post(message) {
  self.postMessage(message);
}
