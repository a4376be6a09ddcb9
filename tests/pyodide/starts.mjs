/** Pyodide in Node, started in both of the ways in which a page starts it. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { memoryOf } from "../../src/nnlesson/web/worker/kernel.js";
import { ENVIRONMENT, interceptCreation, restore } from "../../src/nnlesson/web/worker/snapshot.js";

const require = createRequire(import.meta.url);
const MEMORY = 20 * 2 ** 20; // bytes

/** @param {string} folder */
export async function restored(folder) {
  const read = (name) => readFileSync(join(folder, name));
  const plan = JSON.parse(read("snapshot.json"));
  let end = 0;
  const libraries = plan.libraries.map(({ bytes }) => read("libraries.bin").subarray(end, (end += bytes)));
  const codes = libraries.map((code) => new WebAssembly.Module(code));
  const { loadPyodide } = require(join(folder, "pyodide.js"));
  require(join(folder, "pyodide.asm.js"));
  interceptCreation(async (module, create) => {
    Object.assign(module, { wasmMemory: memoryOf(plan.memory), noInitialRun: true });
    await create(module);
    restore(module, plan, codes, new Uint8Array(read("snapshot.bin")));
    return module;
  });
  const pyodide = await loadPyodide({
    ...ENVIRONMENT,
    indexURL: folder,
    lockFileContents: JSON.stringify(plan.lock),
    _loadSnapshot: new Uint8Array(1),
  });
  pyodide.pyimport("nnlesson.live.snapshot").reseed();
  return pyodide;
}

/** @param {string} folder */
export async function plain(folder) {
  const { loadPyodide } = require(join(folder, "pyodide.js"));
  require(join(folder, "pyodide.asm.js"));
  interceptCreation((module, create) => create(Object.assign(module, { wasmMemory: memoryOf(MEMORY) })));
  const pyodide = await loadPyodide({ indexURL: folder, packages: ["nnlesson"] });
  pyodide.pyimport("nnlesson.live.snapshot").import_all(); // as the worker does
  return pyodide;
}
