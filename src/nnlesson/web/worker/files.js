/** @import { Chunk, Kit, StoredFile } from "../messages.js" */

import { Parts } from "./parts.js";

/** The address under which Pyodide asks for its files; the files themselves have other names, or none at all. */
export const ADDRESS = "https://nnlesson.invalid/";

const WASM = "application/wasm";

/** Python's files by name. The only place that knows where their bytes come from: a server, or chunks from the page. */
export class Files {
  /** @type {Map<string, Promise<Response>>} */
  #arriving = new Map();
  /** @type {Map<string, Parts>} */
  #parts = new Map();
  #fetch = self.fetch.bind(self);
  #base;
  #files;
  /** @type {PromiseWithResolvers<never>} */
  #failure = Promise.withResolvers();

  /** @param {Kit} kit */
  constructor({ base, manifest }) {
    this.#base = base;
    this.#files = manifest.files;
    this.#failure.promise.catch(() => {}); // known, whoever listens
    self.fetch = (request, options) => this.#answer(request, options);
    for (const [name, file] of Object.entries(this.#files)) {
      if ("chunks" in file) this.#parts.set(name, new Parts(file.chunks.length, this.#fetch));
      if ("chunks" in file || !name.endsWith(".js")) this.#arrival(name).catch(this.#failure.reject);
    }
  }

  /** Rejects as soon as a file has failed to arrive. Pyodide itself would wait on, or go on without it. */
  get failure() {
    return this.#failure.promise;
  }

  /** @param {Chunk} chunk */
  add({ name, index, text }) {
    this.#parts.get(name)?.add(index, text);
  }

  /**
   * A file as text.
   * @param {string} name
   */
  async text(name) {
    return (await this.#arrival(name)).text();
  }

  /**
   * Run a file as a classic script.
   * @param {string} name
   */
  async run(name) {
    const file = this.#file(name);
    const url = "path" in file ? this.#base + file.path : URL.createObjectURL(await (await this.#arrival(name)).blob());
    try {
      importScripts(url);
    } catch (error) {
      await this.#arrival(name); // which tells why, if the file is still not to be had
      throw error instanceof DOMException ? new Error(`${name} did not arrive`) : error;
    }
  }

  /**
   * What Pyodide fetches.
   * @param {RequestInfo | URL} request
   * @param {RequestInit} [options]
   */
  async #answer(request, options) {
    const url = request instanceof Request ? request.url : String(request);
    if (!url.startsWith(ADDRESS)) return this.#fetch(request, options);
    const name = decodeURIComponent(url.slice(ADDRESS.length));
    // A file that failed has already ended the start: whoever waits for it here may wait until this worker is ended.
    return this.#arrival(name).catch(() => new Promise(() => {}));
  }

  /** @param {string} name */
  #arrival(name) {
    let arriving = this.#arriving.get(name);
    if (!arriving) this.#arriving.set(name, (arriving = this.#get(name)));
    return arriving;
  }

  /**
   * @param {string} name
   * @returns {Promise<Response>}
   */
  async #get(name) {
    const file = this.#file(name);
    const type = name.endsWith(".wasm") ? WASM : "";
    const found = "path" in file ? await this.#fetched(name, file.path) : this.#parts.get(name);
    // As it comes, so that the browser may compile it on the way and keep the outcome.
    if (found instanceof Response && found.headers.get("Content-Type") === type) return found;
    try {
      return new Response(await found?.arrayBuffer(), { headers: { "Content-Type": type } });
    } catch {
      throw new Error(`${name} did not arrive whole`);
    }
  }

  /**
   * @param {string} name
   * @param {string} path
   */
  async #fetched(name, path) {
    const response = await this.#fetch(this.#base + path).catch(() => undefined);
    if (!response?.ok) throw new Error(`${name} did not arrive${response ? ` (${response.status})` : ""}`);
    return response;
  }

  /**
   * @param {string} name
   * @returns {StoredFile}
   */
  #file(name) {
    const file = this.#files[name];
    if (!file) throw new Error(`${name} is not among Python's files`);
    return file;
  }
}
