/** A cache of files on the device, by the browser's Cache API. */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * What earlier visits have brought. A server may let a browser keep files for minutes only; these have their content in
 * their names, so that they never go stale. Where nothing can be kept, on disk or in a private window, nothing is found.
 */
export class FileCache {
  #cache;
  /** @type {Promise<void>[]} what is being kept */
  #keeping = [];

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
      const kept = await (await this.#cache)?.match(url);
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
   * Throw away what earlier versions of the site have left, once all of this version is kept.
   * @param {Set<string>} urls  of this version
   */
  async tidy(urls) {
    await Promise.all(this.#keeping);
    const cache = await this.#cache;
    for (const { url } of (await cache?.keys()) ?? []) if (!urls.has(url)) await cache?.delete(url);
  }

  /**
   * @param {string} url
   * @param {Response} response
   */
  async #put(url, response) {
    await (await this.#cache)?.put(url, response).catch(() => {}); // no room: the next visit fetches it again
  }
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
