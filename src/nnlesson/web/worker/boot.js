/** @import { Files } from "./files.js" */
/** @import { Plan } from "../messages.js" */

/**
 * The start of Pyodide in its worker: from the snapshot, or without it. Its scripts stand in the worker's own file (runtime
 * puts them there): a policy that lets a site run only what comes from its server would refuse them any other way.
 */

import { LIBRARIES, SNAPSHOT, WASM } from "../python-files.js";
import { ADDRESS, NOTHING } from "./files.js";
import { memoryOf } from "./kernel.js";
import { ENVIRONMENT, interceptCreation, restore } from "./snapshot.js";

/**
 * What is used here of Pyodide.
 * @typedef {object} PyProxy
 * @property {() => void} destroy
 * @property {(options: object) => any} toJs
 * @typedef {object} Pyodide
 * @property {(name: string) => any} pyimport
 * @property {(given: unknown) => PyProxy} toPy
 * @property {(names: string[], options: object) => Promise<unknown>} loadPackage
 * @property {{ wasmMemory: WebAssembly.Memory }} _module
 * @typedef {(options: object) => Promise<Pyodide>} LoadPyodide
 */

const LOCK = "pyodide-lock.json";
const LIBRARY = "python_stdlib.zip";
const MEMORY = 20 * 2 ** 20; // bytes that Pyodide starts with, if nobody says anything else

/** Python's own output is for whoever looks for it, and no error of the page. */
const print = (/** @type {string} */ line) => console.debug(line);

/**
 * Restore Python as it was when the site was built, with all that lessons use imported. If this fails, the worker is of
 * no more use.
 * @param {Files} files
 * @param {Plan} plan
 * @returns {Promise<Pyodide>}
 */
export function bootFromSnapshot(files, plan) {
  const compiling = compile(files); // first of all, for it takes longest
  const lengths = plan.libraries.map(({ bytes }) => bytes);
  const parts = Promise.all([files.modules(LIBRARIES, lengths), files.bytes(SNAPSHOT)]);
  return Promise.race([compiling, restored(plan, parts)]);
}

/**
 * Start Python as it is meant to be started: with its standard library, and with packages that are yet to be imported.
 * @param {Files} files
 * @returns {Promise<Pyodide>}
 */
export function bootWithoutSnapshot(files) {
  const compiling = compile(files);
  files.prefetch([LIBRARY, LOCK, ...files.named(".whl")]);
  return Promise.race([compiling, started(files)]);
}

/**
 * @param {Plan} plan
 * @param {Promise<[WebAssembly.Module[], Uint8Array]>} parts
 */
async function restored(plan, parts) {
  interceptCreation(async (module, create) => {
    module.wasmMemory = memoryOf(plan.memory);
    module.noInitialRun = true;
    await create(module);
    restore(module, plan, ...(await parts));
    return module;
  });
  const pyodide = await loadPyodide({
    ...ENVIRONMENT,
    indexURL: ADDRESS,
    lockFileContents: JSON.stringify(plan.lock),
    stdLibURL: ADDRESS + NOTHING,
    stdout: print,
    stderr: print,
    _loadSnapshot: new Uint8Array(1), // of no use but to tell Pyodide that there is one
  });
  pyodide.pyimport("nnlesson.live.snapshot").reseed();
  return pyodide;
}

/** @param {Files} files */
async function started(files) {
  interceptCreation((module, create) => {
    module.wasmMemory = memoryOf(MEMORY);
    return create(module);
  });
  const pyodide = await loadPyodide({
    indexURL: ADDRESS,
    packageBaseUrl: ADDRESS,
    lockFileContents: await files.text(LOCK),
    stdout: print,
    stderr: print,
  });
  await pyodide.loadPackage(["nnlesson"], { messageCallback: print, errorCallback: print });
  pyodide.pyimport("nnlesson.live.snapshot").import_all();
  return pyodide;
}

/**
 * Compile Pyodide as soon as its module is there. Rejects if that fails: Pyodide only warns of it, and then waits
 * for ever (0.28.3), as it may do here: this worker is of no more use.
 * @param {Files} files
 * @returns {Promise<never>}
 */
function compile(files) {
  const compiled = files.modules(WASM);
  WebAssembly.instantiateStreaming = async (_, imports = {}) => {
    const [module] = /** @type {[WebAssembly.Module]} */ (await compiled.catch(() => new Promise(() => {})));
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  return new Promise((_, reject) => compiled.catch(reject));
}
