/** @import { Kit, ToWorker } from "./messages.js" */

import { loadChunk } from "./chunks.js";

/**
 * Make the worker.
 * @param {Kit} kit
 * @returns {Promise<Worker>}
 */
export async function launch(kit) {
  const url = kit.base + kit.manifest.worker;
  // Material's shim for search on file:// replaces window.Worker with an imitation in which Python cannot run.
  const NativeWorker = globalThis.nnlessonWorker ?? Worker;
  return new NativeWorker(isOnDisk(kit) ? await blobUrl(url) : url);
}

/**
 * Bring a file from disk to a worker.
 * @param {Worker} worker
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
    /** @type {ToWorker} */
    const message = { type: "chunk", ...arrived };
    worker.postMessage(message);
  }
}

/** @param {Kit} kit */
function isOnDisk({ manifest }) {
  return Object.values(manifest.files).some((file) => "chunks" in file);
}

/** @param {string} url */
async function blobUrl(url) {
  const { text } = await arriving("worker.js", url);
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
