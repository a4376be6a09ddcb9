/** @import { Resolvers } from "../with-resolvers.js" */

/** A file in chunks, put together again: in a copy on disk it comes as slices, each of them as base64. */

import { withResolvers } from "../with-resolvers.js";

export class ChunkedFile {
  /** @type {Promise<BlobPart>[]} */
  #slices = [];
  #missing;
  /** @type {Resolvers<void>} */
  #complete = withResolvers();

  /** @param {number} count */
  constructor(count) {
    this.#missing = count;
  }

  /**
   * @param {number} index
   * @param {string} text
   */
  add(index, text) {
    this.#slices[index] = this.#decode(text);
    if (--this.#missing === 0) this.#complete.resolve();
  }

  /** The file's bytes, once all slices are there. */
  async bytes() {
    await this.#complete.promise;
    return new Uint8Array(await new Blob(await Promise.all(this.#slices)).arrayBuffer());
  }

  /**
   * @param {string} text
   * @returns {Promise<BlobPart>}
   */
  async #decode(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    return (await fetch(`data:application/octet-stream;base64,${text}`)).blob();
  }
}
