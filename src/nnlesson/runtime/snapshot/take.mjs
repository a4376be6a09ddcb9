/**
 * Takes the snapshot: Python's memory when NumPy and the course have been imported.
 *
 *     node take.mjs DISTRIBUTION PACKAGES OUTPUT
 *
 * DISTRIBUTION has Pyodide's files, PACKAGES what its wheels hold. OUTPUT gets snapshot.json (the plan), snapshot.bin and
 * libraries.bin, and nothing in them depends on when and where they were made.
 */

import { changeClockAndSeed } from "./deterministic.mjs";

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { checksum, preload, setTrampoline } from "../../web/worker/snapshot.js";
import { erase, straighten } from "./collected.mjs";
import { differences } from "./differences.mjs";
import { clearFreeMemory } from "./free.mjs";
import { nameOf, packagesIn, start } from "./python.mjs";

/** @import { Plan } from "../../web/messages.js" */
/** @import { Module } from "../../web/worker/snapshot.js" */

const PREPARE = "from nnlesson.live import snapshot; snapshot.prepare_for_snapshot(); del snapshot";
const STEP = 256; // functions: more than enough for those by which engines differ
const NOTHING = new Uint8Array();

const [distribution, folder, output] = process.argv.slice(2).map((path) => resolve(path));
const packages = packagesIn(folder);
const lock = JSON.parse(readFileSync(join(distribution, "pyodide-lock.json"), "utf8"));

const { libraries, level } = await ordinaryStart();
const codes = libraries.map((path) => new WebAssembly.Module(content(path)));
const { prepared, places, handles, state } = await preparedMemory();
changeClockAndSeed();
const fresh = await freshMemory(prepared.length);
const sum = checksum(new Int32Array(prepared.buffer));
const steps = erase(new Uint32Array(prepared.buffer), places);
const { block, runs, blocks } = differences(prepared, fresh.HEAPU8);

/** @type {Plan} */
const plan = {
  build: fresh.API.config.BUILD_ID,
  memory: prepared.length,
  block,
  runs: runs.length,
  steps: steps.length,
  sum,
  level,
  table: fresh.wasmTable.length,
  libraries: libraries.map((path) => ({ path, bytes: content(path).length, handles: handles(path) })),
  state,
  lock: { ...lock, packages: {} },
};
writeFileSync(join(output, "snapshot.json"), JSON.stringify(plan));
writeFileSync(join(output, "snapshot.bin"), Buffer.concat([...[runs, steps].map(({ buffer }) => new Uint8Array(buffer)), ...blocks]));
writeFileSync(join(output, "libraries.bin"), Buffer.concat(libraries.map(content)));
process.exit(); // the fresh module is still waiting for its Python

/** Which libraries are loaded while everything is imported, in an order that depends on nothing else. */
async function ordinaryStart() {
  let functions = 0;
  const pyodide = await start(distribution, packages, (module, create) => {
    module.onRuntimeInitialized = () => (functions = module.wasmTable.length);
    return create(module);
  });
  pyodide.runPython(PREPARE);
  const paths = loaded(pyodide._module).map(([, path]) => path);
  return { libraries: paths.sort(), level: Math.ceil((functions + 1) / STEP) * STEP };
}

async function preparedMemory() {
  // Python loads nothing here: it reads the files into its memory, where they would lie for ever.
  const light = new Map([...packages].map(([name, file]) => [name, name.endsWith(".so") ? NOTHING : file]));
  const pyodide = await start(distribution, light, (module, create) => {
    module.onRuntimeInitialized = () => preload(module, level, libraries, codes);
    return create(module);
  });
  pyodide.runPython(PREPARE);
  const module = pyodide._module;
  const state = pyodide._api.serializeHiwireState();
  clearFreeMemory(module);
  setTrampoline(module, 0);
  const places = straighten(new Uint32Array(module.HEAPU8.buffer), pyodide.runPython("id(globals())"));
  const handles = (/** @type {string} */ path) => loaded(module).filter(([, of]) => of === path).map(([handle]) => handle);
  return { prepared: module.HEAPU8.slice(), places, handles, state };
}

/**
 * The memory that a worker has when it begins to write.
 * @param {number} size
 * @returns {Promise<Module>}
 */
function freshMemory(size) {
  return new Promise((found) => {
    start(distribution, new Map(), async (module, create) => {
      module.INITIAL_MEMORY = size;
      module.noInitialRun = true;
      await create(module);
      preload(module, level, libraries, codes);
      found(module);
      return new Promise(() => {});
    });
  });
}

/**
 * @param {any} module
 * @returns {[handle: number, path: string][]}
 */
function loaded(module) {
  const entries = Object.entries(module.LDSO.loadedLibsByHandle);
  return entries.map(([handle, { name }]) => [Number(handle), name]).filter(([, name]) => name.endsWith(".so"));
}

/** @param {string} path */
function content(path) {
  return /** @type {Uint8Array} */ (packages.get(nameOf(path)));
}
