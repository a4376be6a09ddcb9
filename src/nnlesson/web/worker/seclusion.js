/**
 * Seclusion: what a learner's code could reach the page, a network, storage or another program by is taken out of a
 * worker before such code runs in it for the first time. What the worker itself goes on needing, it has taken before.
 */

const WAYS_OUT = [
  ...["postMessage", "onmessage", "BroadcastChannel", "MessageChannel", "MessagePort", "MessageEvent"],
  ...["fetch", "Request", "Response", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource"],
  ...["importScripts", "Worker", "SharedWorker", "navigator", "RTCPeerConnection", "FontFace", "FontFaceSet", "fonts"],
  ...["indexedDB", "caches", "CacheStorage", "cookieStore", "FileReader", "FileReaderSync", "FileSystemHandle"],
  ...["webkitRequestFileSystem", "webkitRequestFileSystemSync", "webkitResolveLocalFileSystemURL"],
  ...["webkitResolveLocalFileSystemSyncURL", "StorageManager", "Notification", "PushManager", "ServiceWorker"],
  ...["URL", "Blob", "File", "close", "eval", "location", "trustedTypes"],
];

/** By them, code could be made of a text, and with it an `import()` from anywhere. */
const MAKERS = [() => {}, async () => {}, function* () {}, async function* () {}];

/** They call what they are given, and make no code of a text. */
const CLOCKS = /** @type {const} */ (["setTimeout", "setInterval"]);

/** In the place of `Function`: Pyodide needs to know what functions have in common, and never makes one of a text. */
function Unmade() {
  throw new TypeError("no code is made of a text here");
}
Unmade.prototype = Function.prototype;

export function seclude() {
  /** @type {Record<string, unknown>} */
  const instead = { Function: Unmade, loadPyodide: undefined, _createPyodideModule: undefined };
  for (const name of CLOCKS) instead[name] = calling(globalThis[name]);
  for (const name of WAYS_OUT) instead[name] = undefined;
  for (let scope = globalThis; scope && scope !== Object.prototype; scope = Object.getPrototypeOf(scope)) {
    for (const [name, value] of Object.entries(instead)) if (Object.hasOwn(scope, name)) hide(scope, name, value);
  }
  for (const maker of MAKERS) hide(Object.getPrototypeOf(maker), "constructor", Unmade);
}

/** @param {(work: () => void, ...more: any[]) => number} clock */
function calling(clock) {
  return (/** @type {unknown} */ work, /** @type {any[]} */ ...more) =>
    typeof work === "function" ? clock.call(globalThis, /** @type {() => void} */ (work), ...more) : 0;
}

/**
 * @param {object} holder
 * @param {string} name
 * @param {unknown} value  in its place
 */
function hide(holder, name, value) {
  const own = Object.getOwnPropertyDescriptor(holder, name);
  if (own?.configurable === false) Reflect.set(holder, name, value); // a variable of a script
  Object.defineProperty(holder, name, { value, writable: false });
}
