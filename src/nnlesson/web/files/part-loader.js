/** @import { FileCache } from "./file-cache.js" */
/** @import { Progress } from "./progress.js" */

/** The part loader: brings parts of files, those that the device has kept from there, and the others over the network. */

import { download } from "./download.js";
import { isGenuine } from "./hash.js";
import { Trouble, silent } from "./trouble.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const ABREAST = 3; // parts at a time: where only whole files pass, the first one is not long in coming
const TRIES = 4; // for what may pass
// Seconds
const PAUSE = 0.5; // after a first try; each further one is twice as long
const LONGEST = 10; // that a server may ask for
const SILENCE = 60; // without a byte, after which whatever is on its way is tried again; after twice as many, no more

/** Parts, each with its hash in its name: whatever is not what it should be is brought again. */
export class PartLoader {
  #free = ABREAST;
  /** @type {(() => void)[]} */
  #queue = [];
  #ending = false;
  /** @type {Map<AbortController, Promise<Bytes>>} */
  #tries = new Map();
  #cache;
  #progress;
  #second;

  /**
   * @param {FileCache} cache
   * @param {Progress} progress
   * @param {number} second  in ms
   */
  constructor(cache, progress, second) {
    this.#cache = cache;
    this.#progress = progress;
    this.#second = second;
  }

  /**
   * @param {string} url
   * @returns {Promise<Bytes>}
   */
  async bytes(url) {
    const kept = await this.#cache.find(url);
    if (kept && (await isGenuine(kept, url))) {
      this.#progress.find(kept.length);
      return kept;
    }
    if (kept) await this.#cache.drop(url);
    await this.#turn();
    try {
      return await this.#fetched(url);
    } finally {
      this.#free++;
      if (!this.#ending) this.#queue.shift()?.();
    }
  }

  /** Begin nothing more, and let come and be kept what is on its way: that need not come again. */
  async end() {
    this.#ending = true;
    await Promise.allSettled(this.#tries.values());
    await this.#cache.settled();
  }

  /** A second is over: what has been silent for too long is not waited for. */
  tick() {
    const { silence } = this.#progress;
    if (silence === 0 || silence % SILENCE) return;
    for (const attempt of this.#tries.keys()) attempt.abort(silent(silence, silence < 2 * SILENCE));
  }

  /** Wait for one's turn. */
  async #turn() {
    if (this.#free === 0) await new Promise((resolve) => this.#queue.push(() => resolve(undefined)));
    this.#free--;
  }

  /** @param {string} url */
  async #fetched(url) {
    for (let count = 1; ; count++) {
      const attempt = new AbortController();
      const trying = this.#tried(url, count === 1 ? "default" : "reload", attempt.signal); // a browser keeps spoilt answers
      this.#tries.set(attempt, trying);
      try {
        return await trying;
      } catch (trouble) {
        if (!(trouble instanceof Trouble) || !trouble.passing || count === TRIES) throw trouble;
        const pause = Math.max(PAUSE * 2 ** (count - 1), Math.min(trouble.wait, LONGEST));
        await new Promise((resolve) => setTimeout(resolve, pause * this.#second));
      } finally {
        this.#tries.delete(attempt);
      }
    }
  }

  /**
   * @param {string} url
   * @param {RequestCache} cache
   * @param {AbortSignal} signal
   */
  async #tried(url, cache, signal) {
    let come = 0;
    const arrived = (/** @type {number} */ bytes) => {
      come += bytes;
      this.#progress.bring(bytes);
    };
    try {
      const found = await download(url, cache, signal, arrived);
      this.#cache.keep(url, found);
      return found;
    } catch (trouble) {
      this.#progress.bring(-come);
      throw trouble;
    }
  }
}
