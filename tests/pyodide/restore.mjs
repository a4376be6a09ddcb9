// node restore.mjs FOLDER FILE.py: restores Python from the folder's snapshot, and prints what the file's `run()` returns.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { ENVIRONMENT, interceptCreation, restore } from "../../src/nnlesson/web/worker/snapshot.js";

const [folder, file] = process.argv.slice(2);
const read = (name) => readFileSync(join(folder, name));
const require = createRequire(import.meta.url);

const plan = JSON.parse(read("snapshot.json"));
let end = 0;
const libraries = plan.libraries.map(({ bytes }) => read("libraries.bin").subarray(end, (end += bytes)));
const codes = libraries.map((code) => new WebAssembly.Module(code));

const { loadPyodide } = require(join(folder, "pyodide.js"));
require(join(folder, "pyodide.asm.js"));
interceptCreation(async (module, create) => {
  Object.assign(module, { INITIAL_MEMORY: plan.memory, noInitialRun: true });
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
pyodide.runPython(readFileSync(file, "utf8"));
process.stdout.write(`\n${pyodide.runPython("run()")}\n`);
