/**
 * Seclusion: what a learner's code could reach the page, a network, storage or another program by is taken out of this
 * worker once Python is there. What the worker itself goes on needing of it, it has taken before.
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
  for (let scope = globalThis; scope && scope !== Object.prototype; scope = Object.getPrototypeOf(scope)) {
    for (const name of WAYS_OUT) if (Object.hasOwn(scope, name)) hide(scope, name);
  }
  for (const name of CLOCKS) {
    const own = globalThis[name];
    hide(globalThis, name, (/** @type {unknown} */ work, /** @type {any[]} */ ...more) =>
      typeof work === "function" ? own(/** @type {any} */ (work), ...more) : 0,
    );
  }
  hide(globalThis, "Function", Unmade);
  for (const maker of MAKERS) hide(Object.getPrototypeOf(maker), "constructor", Unmade);
}

/**
 * @param {object} holder
 * @param {string} name
 * @param {unknown} [value]  in its place
 */
function hide(holder, name, value) {
  Object.defineProperty(holder, name, { value, configurable: false, writable: false });
}
