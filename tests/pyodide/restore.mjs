// node restore.mjs FOLDER FILE.py: restores Python from the folder's snapshot, and prints what the file's `run()` returns.
import { readFileSync } from "node:fs";

import { restored } from "./starts.mjs";

const [folder, file] = process.argv.slice(2);
const pyodide = await restored(folder);
pyodide.runPython(readFileSync(file, "utf8"));
process.stdout.write(`\n${pyodide.runPython("run()")}\n`);
