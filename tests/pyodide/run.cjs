// node run.cjs FOLDER FILE.py: boots Pyodide from the folder, and prints what the file's `run()` returns.
const { readFileSync } = require("node:fs");
const [folder, file] = process.argv.slice(2);
const { loadPyodide } = require(`${folder}/pyodide.js`);

loadPyodide({ indexURL: folder, packages: ["nnlesson"] }).then((pyodide) => {
  pyodide.pyimport("nnlesson.live.snapshot").import_all(); // as the worker does
  pyodide.runPython(readFileSync(file, "utf8"));
  process.stdout.write(`\n${pyodide.runPython("run()")}\n`);
});
