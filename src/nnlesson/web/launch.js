/** @import { Boot, Kit, Made, Serve, ToFiles, Wanted } from "./messages.js" */

/** The start of the two web workers, over http and from disk. */

import { loadChunk } from "./chunks.js";

const LATEST = 300; // ms: when Python starts, however busy the page is
const FOR_A_SERVER = "these pages are for a web server, and were opened as files; a copy for that is built with --offline";

/**
 * @typedef {{ python: Worker, files: Worker, port: MessagePort }} Workers  on the port, Python asks for files
 * @typedef {{ made?: Made, quiet?: boolean }} Start  of what it can be made, and whether the blocks show nothing of it
 */

/**
 * Make the two workers: the one for Python, and the one that brings its files.
 * @param {Kit} kit
 * @param {string[]} wanted  names of files to bring while Python's own script is still on its way
 * @param {boolean} quickly  whether this cannot wait
 * @returns {Promise<Workers>}
 */
export async function launch(kit, wanted, quickly) {
  if (location.protocol === "file:" && !isOnDisk(kit)) throw new Error(FOR_A_SERVER);
  if (!quickly) await idleness();
  const { workers } = kit.manifest;
  const addresses = await Promise.all([
    address("files.js", workers.files, kit),
    address("python.js", workers.python, kit),
  ]);
  const [files, python] = [made(addresses[0]), made(addresses[1])]; // both, or none
  const { port1, port2 } = new MessageChannel();
  /** @type {Serve} */
  const serve = { type: "serve", port: port1, ...kit };
  files.postMessage(serve, [port1]);
  for (const name of wanted) {
    /** @type {Wanted} */
    const want = { type: "want", name };
    port2.postMessage(want);
  }
  return { python, files, port: port2 };
}

/**
 * Start Python in its worker.
 * @param {Workers} workers
 * @param {Kit} kit
 * @param {{ plainly: boolean, asked: string[], made?: Made, modules: string }} how  whether without the snapshot, what it
 *   has already, and the blocks of others
 */
export function boot({ python, port }, { manifest }, how) {
  const { files, snapshot: plan } = manifest;
  /** @type {Boot} */
  const message = { type: "boot", names: Object.keys(files), plan, port, ...how };
  python.postMessage(message, [port]);
}

/** The page comes first: while it is laid out and drawn, it needs the machine more than Python does. */
function idleness() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: LATEST });
    else setTimeout(resolve);
  });
}

/**
 * Where a worker's script is to be had.
 * @param {string} name
 * @param {string} path
 * @param {Kit} kit
 */
async function address(name, path, kit) {
  return isOnDisk(kit) ? blobUrl(name, kit.base + path) : kit.base + path;
}

/** @param {string} url */
function made(url) {
  // Material's shim for search on file:// replaces window.Worker with an imitation in which Python cannot run.
  return new (globalThis.nnlessonWorker ?? Worker)(url);
}

/**
 * Bring a file from disk.
 * @param {Worker} worker  the one that brings files
 * @param {Kit} kit
 * @param {string} name
 * @param {AbortSignal} signal
 */
export async function supply(worker, { base, manifest }, name, signal) {
  const file = manifest.files[name];
  for (const chunk of file && "chunks" in file ? file.chunks : []) {
    // One after another, so that the page has time for its reader in between.
    const arrived = await arriving(name, base + chunk);
    if (signal.aborted) return;
    /** @type {ToFiles} */
    const message = { type: "chunk", ...arrived };
    worker.postMessage(message);
  }
}

/** @param {Kit} kit */
function isOnDisk({ manifest }) {
  return Object.values(manifest.files).some((file) => "chunks" in file);
}

/**
 * @param {string} name
 * @param {string} url
 */
async function blobUrl(name, url) {
  const { text } = await arriving(name, url);
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}

/**
 * @param {string} name
 * @param {string} url
 */
async function arriving(name, url) {
  try {
    return await loadChunk(url);
  } catch {
    throw new Error(`${name} did not arrive`);
  }
}
