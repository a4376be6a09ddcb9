/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * What earlier visits have brought. A server may let a browser keep files for minutes only; these have their content in
 * their names, so that they never go stale. Where nothing can be kept, on disk or in a private window, nothing is found.
 */
export class Store {
  #cache;

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
  async keep(url, content) {
    const response = new Response(content);
    await (await this.#cache)?.put(url, response).catch(() => {}); // no room: the next visit fetches it again
  }

  /**
   * Throw away what earlier versions of the site have left.
   * @param {Set<string>} urls  of this version
   */
  async tidy(urls) {
    const cache = await this.#cache;
    for (const { url } of (await cache?.keys()) ?? []) if (!urls.has(url)) await cache?.delete(url);
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
