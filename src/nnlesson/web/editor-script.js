/** The script of the editor, which is fetched when the first learner opens the code. */

/** @typedef {import("./editor/index.js").Source} Source */
/** @typedef {import("./editor/index.js").Use} Use */
/** @typedef {import("./editor/index.js").Notes} Notes */
/**
 * @typedef {object} Editor
 * @property {string} text
 * @property {(name: string, text: string) => void} open
 * @property {(text: string) => void} replace
 * @property {(notes: Notes) => void} note
 * @property {() => void} focus
 * @property {() => void} close
 * @typedef {{ sources: Record<string, Source>, open: (place: HTMLElement, use: Use) => Editor }} Editors
 */

let address = "";

/** @type {Promise<Editors | undefined> | undefined} */
let arriving;

/** @param {string} url  where it is */
export function editorIsAt(url) {
  address = url;
}

/** Undefined if it does not arrive: then the next one to ask has it fetched again. */
export function editor() {
  arriving ??= load();
  return arriving;
}

/** A classic script, the only kind that a page on disk may load. */
async function load() {
  const script = document.createElement("script");
  script.src = address;
  await new Promise((resolve) => {
    script.onload = script.onerror = resolve;
    document.head.append(script);
  });
  script.remove();
  if (!globalThis.nnlessonEditor) arriving = undefined;
  return globalThis.nnlessonEditor;
}
