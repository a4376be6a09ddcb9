// node answering.mjs START FOLDER KERNEL FILE.py: starts Python ("plain" or "restored") with the kernel on offer, and
// answers each line that comes in with what the file's `answer(line)` returns.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { offerKernel } from "../../src/nnlesson/web/worker/kernel.js";
import * as starts from "./starts.mjs";

const [start, folder, kernel, file] = process.argv.slice(2);
globalThis.KERNEL = readFileSync(kernel).toString("base64");
const pyodide = await starts[start](folder);
offerKernel(pyodide);
pyodide.runPython(readFileSync(file, "utf8"));
const answer = pyodide.globals.get("answer");
for await (const line of createInterface({ input: process.stdin })) process.stdout.write(`\n=${answer(line)}\n`);
