/**
 * The blocks of others, which no snapshot holds: Python's modules as text, in one file that pages name. In a preview
 * they are replaced by what was just saved.
 */

import { loadChunk } from "./chunks.js";

const NAMED = 'meta[name="nnlesson-blocks"]';

/** @type {Promise<string> | undefined} */
let given;

/** What the page names: a file beside the scripts, or nothing where all blocks are the tool's own. */
export function named() {
  return /** @type {HTMLMetaElement | null} */ (document.querySelector(NAMED))?.content ?? "";
}

/**
 * The modules as JSON, for a Python that is about to start; empty where there are none.
 * @param {string} base  where the scripts are
 */
export function modules(base) {
  given ??= load(base);
  return given;
}

/** @param {string} text  by which they are replaced */
export function replaceModules(text) {
  given = Promise.resolve(text);
}

/** @param {string} base */
async function load(base) {
  const name = named();
  try {
    return name && (await loadChunk(base + name)).text;
  } catch {
    given = undefined; // whoever tries again asks for it again
    throw new Error(`${name} did not arrive`);
  }
}
