/** @import { Brought, End, Made, Wanted } from "../messages.js" */
/** @import { Resolvers } from "../with-resolvers.js" */

/** The client of the file worker, which also answers what Pyodide fetches. */

import { withResolvers } from "../with-resolvers.js";

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** The address under which Pyodide asks for its files; the files themselves have other names, or none at all. */
export const ADDRESS = "https://nnlesson.invalid/";
/** A name there of which nothing comes. */
export const NOTHING = "nothing";

/**
 * Python's files by name, as another worker brings them. If one does not arrive, the page knows, and ends this worker;
 * whoever waits for it here waits until then.
 */
export class Files {
  /** @type {Map<string, Resolvers<Bytes>>} files that are on their way, or have come and were not asked for */
  #arriving = new Map();
  #fetch = self.fetch.bind(self);
  /** @type {Made} */
  #earlier;
  /** @type {Made | undefined} what has come so far, as long as someone may want it */
  #made = { bytes: {}, modules: {} };
  #port;
  #names;

  /**
   * @param {MessagePort} port
   * @param {string[]} names  of all files that there are
   * @param {string[]} asked  names for which the page has asked already
   * @param {Made} [earlier]  what another worker has had: nothing of it needs to be brought or compiled again
   */
  constructor(port, names, asked, earlier = { bytes: {}, modules: {} }) {
    this.#port = port;
    this.#names = names;
    this.#earlier = earlier;
    for (const name of asked) this.#expect(name);
    port.addEventListener("message", ({ data }) => this.#receive(data));
    port.start();
    self.fetch = (request, options) => this.#answer(request, options);
  }

  /**
   * All names with this ending.
   * @param {string} ending
   */
  named(ending) {
    return this.#names.filter((name) => name.endsWith(ending));
  }

  /**
   * Have files come before anyone needs them, the first ones first.
   * @param {string[]} names
   */
  prefetch(names) {
    for (const name of names) if (!this.#earlier.bytes[name]) this.#arrival(name);
  }

  /**
   * A file as bytes. They are handed out once, and kept only until what was `made` of is handed on.
   * @param {string} name
   */
  async bytes(name) {
    const bytes = this.#earlier.bytes[name] ?? (await this.#brought(name));
    if (this.#made) this.#made.bytes[name] = bytes;
    return bytes;
  }

  /** @param {string} name */
  async #brought(name) {
    const bytes = await this.#arrival(name);
    this.#arriving.delete(name);
    return bytes;
  }

  /**
   * A file as text.
   * @param {string} name
   */
  async text(name) {
    return new TextDecoder().decode(await this.bytes(name));
  }

  /**
   * A file compiled: several modules, of these lengths, or one.
   * @param {string} name
   * @param {number[]} [lengths]
   * @returns {Promise<WebAssembly.Module[]>}
   */
  async modules(name, lengths) {
    const modules = this.#earlier.modules[name] ?? (await this.#compiled(name, lengths));
    if (this.#made) this.#made.modules[name] = modules;
    return modules;
  }

  /**
   * @param {string} name
   * @param {number[]} [lengths]
   */
  async #compiled(name, lengths) {
    const content = await this.#brought(name);
    let end = 0;
    const parts = (lengths ?? [content.length]).map((length) => content.subarray(end, (end += length)));
    return Promise.all(parts.map((part) => WebAssembly.compile(part)));
  }

  /** What another worker of this page can be made of. It is handed out once, and nothing is kept here. */
  made() {
    const made = this.#made;
    this.#made = undefined;
    this.#earlier = { bytes: {}, modules: {} };
    return made;
  }

  /** Nothing more will be asked for. */
  end() {
    this.#post({ type: "end" });
  }

  /**
   * @param {string} name
   * @returns {Promise<Bytes>}
   */
  #arrival(name) {
    const arriving = this.#arriving.get(name);
    if (!arriving) this.#post({ type: "want", name });
    return (arriving ?? this.#expect(name)).promise;
  }

  /** @param {string} name */
  #expect(name) {
    /** @type {Resolvers<Bytes>} */
    const arriving = withResolvers();
    this.#arriving.set(name, arriving);
    return arriving;
  }

  /** @param {Brought} brought */
  #receive({ name, bytes }) {
    this.#arriving.get(name)?.resolve(bytes);
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
    if (name === NOTHING || name.endsWith(".wasm")) return new Response(); // the module is being compiled already
    return new Response(await this.bytes(name));
  }

  /** @param {Wanted | End} message */
  #post(message) {
    this.#port.postMessage(message);
  }
}
