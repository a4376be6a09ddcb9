/** A cache of files on the device, by the browser's Cache API. */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const PATIENCE = 500; // ms: a cache that has not answered by then never will, and is not asked again
const WRITING = 10_000; // ms for which a file may be written while nobody waits for it

/**
 * What earlier visits have brought. A server may let a browser keep files for minutes only; these have their content in
 * their names, so that they never go stale. Where nothing can be kept, on disk or in a private window, nothing is found.
 */
export class FileCache {
  #cache;
  /** @type {Promise<void>[]} what is being kept */
  #keeping = [];
  #silent = false;

  /** @param {string} name */
  constructor(name) {
    this.#cache = opened(name);
  }

  /**
   * @param {string} url
   * @returns {Promise<Bytes | undefined>}
   */
  async find(url) {
    try {
      const kept = await this.#asked((cache) => cache.match(url));
      return kept && new Uint8Array(await kept.arrayBuffer());
    } catch {
      return undefined;
    }
  }

  /**
   * @param {string} url
   * @param {Bytes} content
   */
  keep(url, content) {
    this.#keeping.push(this.#put(url, new Response(content)));
  }

  /**
   * What was kept there is not what it should be.
   * @param {string} url
   */
  async drop(url) {
    await this.#asked((cache) => cache.delete(url)).catch(() => {});
  }

  /** Resolves when nothing is being kept any more. */
  async settled() {
    await within(Promise.all(this.#keeping), WRITING);
  }

  /**
   * Throw away what earlier versions of the site have left, once all of this version is kept.
   * @param {Set<string>} urls  of this version
   */
  async tidy(urls) {
    await this.settled();
    const kept = await this.#asked((cache) => cache.keys());
    for (const { url } of kept ?? []) if (!urls.has(url)) await this.#asked((cache) => cache.delete(url));
  }

  /**
   * @template T
   * @param {(cache: Cache) => Promise<T>} ask
   * @returns {Promise<T | undefined>}  undefined if there is no cache, or none that answers
   */
  async #asked(ask) {
    if (this.#silent) return undefined;
    const asked = this.#cache.then(async (cache) => ({ answer: cache && (await ask(cache)) }));
    const found = await within(asked, PATIENCE);
    this.#silent ||= !found;
    return found?.answer;
  }

  /**
   * @param {string} url
   * @param {Response} response
   */
  async #put(url, response) {
    try {
      if (!this.#silent) await (await this.#cache)?.put(url, response);
    } catch {
      // no room: the next visit fetches it again
    }
  }
}

/**
 * What a promise comes to, if it does so in time. Time in which this worker itself is busy counts once at most.
 * @template T
 * @param {Promise<T>} promise
 * @param {number} time  in ms
 * @returns {Promise<T | undefined>}
 */
function within(promise, time) {
  const half = () => new Promise((resolve) => setTimeout(resolve, time / 2));
  return Promise.race([promise, half().then(half).then(() => undefined)]);
}

/**
 * @param {string} name
 * @returns {Promise<Cache | undefined>}
 */
async function opened(name) {
  try {
    return await self.caches.open(name);
  } catch {
    return undefined;
  }
}
