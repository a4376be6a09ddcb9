/** A start of Pyodide in Node, with a say in how its module is made. */

import { readFileSync, readdirSync, statSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";

import { ENVIRONMENT, interceptCreation } from "../../web/worker/snapshot.js";

const SITE_PACKAGES = "/lib/python3.13/site-packages";

/**
 * The files of unpacked wheels by their names, always in the same order.
 * @param {string} folder
 * @returns {Map<string, Uint8Array>}
 */
export function packagesIn(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  const files = names.filter((name) => statSync(join(folder, name)).isFile()).sort();
  return new Map(files.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
}

/**
 * Start Python with the packages' files in their place.
 * @param {string} folder
 * @param {Map<string, Uint8Array>} packages
 * @param {Parameters<typeof interceptCreation>[0]} make
 */
export async function start(folder, packages, make) {
  const { loadPyodide } = run(join(folder, "pyodide.js"));
  run(join(folder, "pyodide.asm.js"));
  interceptCreation(make);
  return loadPyodide({
    ...ENVIRONMENT,
    indexURL: folder,
    lockFileContents: readFileSync(join(folder, "pyodide-lock.json"), "utf8"),
    _makeSnapshot: true,
    fsInit: async (/** @type {any} */ FS) => install(FS, packages),
  });
}

/**
 * Run a CommonJS file, whatever Node would take it for in the place where it lies.
 * @param {string} path
 */
function run(path) {
  const module = /** @type {any} */ (new Module(path));
  module._compile(readFileSync(path, "utf8"), path);
  return module.exports;
}

/**
 * @param {any} FS
 * @param {Map<string, Uint8Array>} packages
 */
function install(FS, packages) {
  for (const [name, content] of packages) {
    if (name.includes(".dist-info/")) continue; // from them Pyodide makes a list in JavaScript, which no snapshot can hold
    const path = `${SITE_PACKAGES}/${name}`;
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, content);
  }
}

/** @param {string} path  of a library in Python's file system */
export function nameOf(path) {
  return path.slice(SITE_PACKAGES.length + 1);
}
