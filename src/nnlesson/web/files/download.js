/** A download: one try to bring a part of a file over the network. */

import { isGenuine } from "./hash.js";
import { join } from "./join.js";
import { Trouble, refused, sentOn, strange, unreachable } from "./trouble.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * Bring a part, or throw the trouble that it met.
 * @param {string} url
 * @param {RequestCache} cache
 * @param {AbortSignal} signal  aborted with a trouble
 * @param {(bytes: number) => void} arrived
 * @returns {Promise<Bytes>}
 */
export async function download(url, cache, signal, arrived) {
  const response = await fetch(url, { cache, signal }).catch((error) => unanswered(error, url, signal));
  if (!response.ok || !response.body) throw refused(response);
  const found = await read(response.body, arrived);
  if (!(await isGenuine(found, url))) throw strange(response);
  return found;
}

/**
 * Of an answer that leads to another site, a browser says no more than of none.
 * @param {unknown} error
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
async function unanswered(error, url, signal) {
  if (error instanceof Trouble) throw error;
  const response = await fetch(url, { redirect: "manual", signal }).catch(() => undefined);
  throw response?.type === "opaqueredirect" ? sentOn() : unreachable();
}

/**
 * @param {ReadableStream<Bytes>} body
 * @param {(bytes: number) => void} arrived
 */
async function read(body, arrived) {
  const pieces = [];
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      pieces.push(piece.value);
      arrived(piece.value.length);
    }
  } catch (error) {
    throw error instanceof Trouble ? error : unreachable(" whole");
  }
  return join(pieces);
}
