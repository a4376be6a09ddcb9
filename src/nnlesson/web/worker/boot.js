/** @import { Files } from "./files.js" */

import { ADDRESS } from "./files.js";

/**
 * What is used here of Pyodide.
 * @typedef {object} PyProxy
 * @property {() => void} destroy
 * @property {(options: object) => any} toJs
 * @typedef {object} Pyodide
 * @property {(name: string) => any} pyimport
 * @property {(given: unknown) => PyProxy} toPy
 * @property {(names: string[], options: object) => Promise<unknown>} loadPackage
 * @typedef {(options: object) => Promise<Pyodide>} LoadPyodide
 */

/** Python's own output is for whoever looks for it, and no error of the page. */
const print = (/** @type {string} */ line) => console.debug(line);

/**
 * Start Python with the packages of this site.
 * @param {Files} files
 * @returns {Promise<Pyodide>}
 */
export async function boot(files) {
  return Promise.race([files.failure, miscompiled(), start(files)]);
}

/** @param {Files} files */
async function start(files) {
  await files.run("pyodide.js");
  await files.run("pyodide.asm.js");
  const pyodide = await loadPyodide({
    indexURL: ADDRESS,
    packageBaseUrl: ADDRESS,
    lockFileContents: await files.text("pyodide-lock.json"),
    stdout: print,
    stderr: print,
  });
  await pyodide.loadPackage(["nnlesson"], { messageCallback: print, errorCallback: print });
  return pyodide;
}

/**
 * Rejects if WebAssembly does not compile: Pyodide only warns of it, and then waits for ever (0.28.3).
 * @returns {Promise<never>}
 */
function miscompiled() {
  const instantiate = WebAssembly.instantiateStreaming;
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (...given) => {
      const outcome = instantiate(...given);
      outcome.catch(() => reject(new Error("pyodide.asm.wasm did not arrive whole")));
      return outcome;
    };
  });
}
