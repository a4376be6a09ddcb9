/** @import { Chunk } from "./messages.js" */

/** The loader of chunks: files as classic scripts, for a copy that is opened from disk. */

/** @type {WeakMap<Element, (chunk: Chunk) => void>} */
const expected = new WeakMap();

/**
 * Load one chunk: a classic script, the one kind of file that a page on disk may read. It hands its text over by
 * calling `nnlessonChunk`.
 * @param {string} url
 * @returns {Promise<Chunk>}
 */
export function loadChunk(url) {
  globalThis.nnlessonChunk = take;
  const script = document.createElement("script");
  script.src = url;
  return new Promise((resolve, reject) => {
    expected.set(script, resolve);
    // "load" comes after the script has run, so that this changes nothing about one that has handed its text over.
    script.onload = script.onerror = () => {
      script.remove();
      reject();
    };
    document.head.append(script);
  });
}

/** @type {typeof nnlessonChunk} */
function take(name, index, count, text) {
  const script = document.currentScript;
  if (script) expected.get(script)?.({ name, index, count, text });
}
