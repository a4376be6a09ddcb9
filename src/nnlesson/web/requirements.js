/** What Python needs of a browser and of the place where the page is shown. */

// A module of WebAssembly with nothing in it but a section that came in 2019, as Pyodide's own has it.
const SMALL_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 12, 1, 0]);
const NEWER = "Use a newer browser: Chrome or Edge 112, Firefox 112, Safari 16.4 or later.";
const ALLOW = "In Lockdown Mode, switch it off for this site; else";

/**
 * Something without which Python cannot run here, and which no new try would change.
 * @typedef {{ sentence: string, address?: string }} Lack  address: of a page that may be opened instead
 */

/** @returns {Lack | undefined} what is lacking, if anything is */
export function lacking() {
  if (location.protocol.startsWith("http") && origin === "null") {
    const place = self === top ? "a tab that a closed frame has opened" : "a closed frame";
    return { sentence: `Python may not run in ${place}. Open the page by itself, in a new tab:`, address: location.href };
  }
  if (!("WebAssembly" in globalThis)) return without("WebAssembly", ALLOW);
  if (!("Worker" in globalThis)) return without("web workers");
  if (!("MessageChannel" in globalThis)) return without("message channels");
  if (!("BigInt64Array" in globalThis)) return without("64-bit numbers");
  if (!WebAssembly.validate(SMALL_MODULE)) return without("today’s WebAssembly");
  if (!mayCompile()) return forbidden("'wasm-unsafe-eval' among its script-src");
}

/** Where a page's policy forbids it, compiling fails whatever is compiled. */
function mayCompile() {
  try {
    return Boolean(new WebAssembly.Module(SMALL_MODULE));
  } catch {
    return false;
  }
}

/**
 * @param {string} what
 * @param {string} [remedy]  before that of a newer browser
 * @returns {Lack}
 */
function without(what, remedy = "") {
  const newer = remedy ? ` ${remedy} ${NEWER.charAt(0).toLowerCase()}${NEWER.slice(1)}` : ` ${NEWER}`;
  return { sentence: `Python cannot run in this browser: it has no ${what}.${newer}` };
}

/**
 * @param {string} needed
 * @returns {Lack}
 */
export function forbidden(needed) {
  const sentence = `The policy of this site keeps Python from running: its Content-Security-Policy needs ${needed}.`;
  return { sentence: `${sentence} Whoever runs the site can add it.` };
}
