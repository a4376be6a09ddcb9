/** @import { Plan } from "../messages.js" */

/** Restoring a memory snapshot into a new Pyodide module. What takes it, in `runtime/snapshot`, uses some of this too. */

/**
 * What is used here of Emscripten.
 * @typedef {object} Module
 * @property {WebAssembly.Table} wasmTable
 * @property {{ loadedLibsByHandle: Record<number, Library> }} LDSO
 * @property {(path: string, handle: undefined, exports: unknown) => Library} newDSO
 * @property {(code: WebAssembly.Module, flags: object, path: string, scope: object) => unknown} loadWebAssemblyModule
 * @property {Uint8Array} HEAPU8
 * @property {Int32Array} HEAP32
 * @property {number} __PyRuntime
 * @property {number} __PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET
 * @property {number} _PyEM_CountArgsPtr
 * @property {{ config: { BUILD_ID: string }, restoreSnapshot: () => object }} API
 * @property {number} INITIAL_MEMORY
 * @property {WebAssembly.Memory} wasmMemory
 * @property {boolean} noInitialRun
 * @property {(() => void) | undefined} onRuntimeInitialized
 *
 * @typedef {{ exports: unknown, global: boolean }} Library
 * @typedef {(module: Module) => Promise<Module>} CreateModule
 */

/**
 * What Pyodide would ask the machine for. It lies in memory below everything else: one letter more in the name of
 * a learner's language, and nothing would be in its place.
 */
export const ENVIRONMENT = {
  _sysExecutable: "./this.program",
  env: { HOME: "/home/pyodide", LANG: "en_US.UTF-8", PYTHONHASHSEED: "0" },
};

/**
 * Let the next module be made by `make`, which is given the way to make it. Pyodide itself has no place for this.
 * @param {(module: Module, create: CreateModule) => Promise<Module>} make
 */
export function interceptCreation(make) {
  const create = globalThis._createPyodideModule;
  globalThis._createPyodideModule = (module) => {
    globalThis._createPyodideModule = create;
    return make(module, create);
  };
}

/**
 * Load the libraries before Python runs. So they lie at the same place in every memory, and Python finds them there.
 * Their functions lie at the same place, too, though engines differ by one in how many Pyodide itself has.
 * @param {Module} module
 * @param {number} level
 * @param {string[]} paths
 * @param {WebAssembly.Module[]} codes
 * @returns {Library[]}
 */
export function preload(module, level, paths, codes) {
  module.wasmTable.grow(level - module.wasmTable.length);
  return codes.map((code, index) => {
    const path = /** @type {string} */ (paths[index]);
    const library = module.newDSO(path, undefined, "loading");
    library.exports = module.loadWebAssemblyModule(code, { nodelete: true }, path, {});
    library.global = false;
    return library;
  });
}

/**
 * Give a module the memory that Python had when the snapshot was taken.
 * @param {Module} module
 * @param {Plan} plan
 * @param {WebAssembly.Module[]} codes  of the libraries
 * @param {Uint8Array} snapshot
 */
export function restore(module, plan, codes, snapshot) {
  insist(module.API.config.BUILD_ID === plan.build, "Pyodide");
  const libraries = preload(module, plan.level, plan.libraries.map(({ path }) => path), codes);
  insist(module.wasmTable.length === plan.table, "the function table");
  plan.libraries.forEach(({ handles }, index) => {
    for (const handle of handles) module.LDSO.loadedLibsByHandle[handle] = /** @type {Library} */ (libraries[index]);
  });
  write(module.HEAPU8, plan, snapshot);
  insist(checksum(module.HEAP32) === plan.sum, "the memory");
  setTrampoline(module, module._PyEM_CountArgsPtr);
  module.API.restoreSnapshot = () => plan.state;
}

/**
 * Snapshots hold only the blocks that differ from the memory of a new module with its libraries.
 * @param {Uint8Array} memory
 * @param {Plan} plan
 * @param {Uint8Array} snapshot  how long the runs are, left out and written by turns; then how far apart the objects of
 *   Python's garbage collector lie; then the blocks to write
 */
function write(memory, { block, runs, steps }, snapshot) {
  const lengths = new Uint32Array(snapshot.buffer, snapshot.byteOffset, runs);
  let from = lengths.byteLength + steps * 4;
  let to = 0;
  for (const [turn, blocks] of lengths.entries()) {
    const length = blocks * block;
    if (turn % 2) memory.set(snapshot.subarray(from, (from += length)), to);
    to += length;
  }
  link(new Uint32Array(memory.buffer), new Uint32Array(snapshot.buffer, snapshot.byteOffset + lengths.byteLength, steps));
}

/**
 * The garbage collector keeps its objects in a ring: each knows the next one, and, beside two bits, the one before.
 * @param {Uint32Array} words
 * @param {Uint32Array} steps  from each place to the next, in words
 */
function link(words, steps) {
  let last = steps.reduce((sum, step) => sum + step, 0);
  let at = 0;
  for (const step of steps) {
    at += step;
    words[last] = 4 * at;
    words[at + 1] = (4 * last) | /** @type {number} */ (words[at + 1]);
    last = at;
  }
}

/**
 * A checksum of a whole memory, in which no engine has left its own address of the trampoline yet.
 * @param {Int32Array} words
 */
export function checksum(words) {
  let sum = 0;
  for (let index = 0; index < words.length; index++) sum = Math.imul(sum ^ /** @type {number} */ (words[index]), 16_777_619);
  return sum;
}

/**
 * Write down where the function is that counts arguments: its place in the table, or 0 where an engine has none.
 * @param {Module} module
 * @param {number} place
 */
export function setTrampoline(module, place) {
  const offset = /** @type {number} */ (module.HEAP32[module.__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET / 4]);
  module.HEAP32[(module.__PyRuntime + offset) / 4] = place;
}

/**
 * @param {boolean} fits
 * @param {string} what
 */
function insist(fits, what) {
  if (!fits) throw new Error(`the snapshot does not fit: ${what} is another one`);
}
