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
 * Give a worker all that it needs to start Python.
 * @param {Worker} worker
 * @param {Kit} kit
 * @param {AbortSignal} signal
 */
export async function supply(worker, kit, signal) {
  /** @param {ToWorker} message */
  const post = (message) => worker.postMessage(message);
  post({ type: "boot", ...kit });
  for (const [name, file] of Object.entries(kit.manifest.files)) {
    for (const chunk of "chunks" in file ? file.chunks : []) {
      if (signal.aborted) return;
      // One after another, so that the page has time for its reader in between.
      post({ type: "chunk", ...(await arriving(name, kit.base + chunk)) });
    }
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
