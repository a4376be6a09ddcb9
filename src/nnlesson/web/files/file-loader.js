/** @import { Chunk, Kit, StoredFile } from "../messages.js" */
/** @import { Bytes } from "./decompress.js" */

/** The file loader: downloads, verifies, decompresses and caches Python's files. */

import { ChunkedFile } from "./chunked-file.js";
import { decompress } from "./decompress.js";
import { FileCache } from "./file-cache.js";

const BASE64 = 0.75; // bytes in a letter
const HASH = /\.([0-9a-f]{10})\.\w+$/;

/**
 * What is told of files while they come.
 * @typedef {object} Telling
 * @property {(name: string) => void} missing  the page is to bring this file's chunks
 * @property {(arrived: number, expected: number) => void} progress  in bytes on the way
 */

/** Python's files by name. The only place that knows where their bytes come from: a server, or chunks from the page. */
export class FileLoader {
  /** @type {Map<string, ChunkedFile>} */
  #chunked = new Map();
  #arrived = 0;
  #expected = 0;
  #base;
  #files;
  #cache;
  #tell;

  /**
   * @param {Kit} kit
   * @param {Telling} tell
   */
  constructor({ base, manifest }, tell) {
    this.#base = base;
    this.#files = manifest.files;
    this.#tell = tell;
    this.#cache = new FileCache(`nnlesson ${base}`);
  }

  /** @param {Chunk} chunk */
  add({ name, index, text }) {
    this.#chunked.get(name)?.add(index, text);
    this.#count(BASE64 * text.length);
  }

  /**
   * A file as bytes.
   * @param {string} name
   * @returns {Promise<Bytes>}
   */
  async bytes(name) {
    const file = this.#file(name);
    this.#expected += file.size;
    try {
      return await ("path" in file ? this.#fetched(file, this.#base + file.path) : this.#joined(name, file));
    } catch (error) {
      throw new Error(`${name} did not arrive${error instanceof Error ? error.message : ""}`);
    }
  }

  /** Whatever earlier versions of the site have left is of no use any more. */
  tidy() {
    const paths = Object.values(this.#files).flatMap((file) => ("path" in file ? [this.#base + file.path] : []));
    return this.#cache.tidy(new Set(paths));
  }

  /**
   * Kept files are kept unpacked: room is cheaper than time.
   * @param {StoredFile} file
   * @param {string} url
   */
  async #fetched(file, url) {
    const kept = await this.#cache.find(url);
    if (kept?.length === file.bytes) {
      this.#count(file.size);
      return kept;
    }
    const found = await this.#download(url);
    await verify(found, url);
    const content = await whole(file, found);
    this.#cache.keep(url, content);
    return content;
  }

  /** @param {string} url */
  async #download(url) {
    const response = await fetch(url).catch(() => undefined);
    if (!response?.ok || !response.body) throw new Error(response ? ` (${response.status})` : "");
    return read(response.body, (bytes) => this.#count(bytes));
  }

  /**
   * @param {string} name
   * @param {Extract<StoredFile, { chunks: string[] }>} file
   */
  async #joined(name, file) {
    const chunked = new ChunkedFile(file.chunks.length);
    this.#chunked.set(name, chunked);
    this.#tell.missing(name);
    return whole(file, await chunked.bytes());
  }

  /** @param {number} bytes */
  #count(bytes) {
    this.#arrived += bytes;
    this.#tell.progress(this.#arrived, this.#expected);
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

/**
 * @param {StoredFile} file
 * @param {Bytes} found
 */
async function whole({ packed, bytes }, found) {
  const content = packed ? await decompress(found, bytes).catch(() => undefined) : found;
  if (content?.length !== bytes) throw new Error(" whole");
  return content;
}

/**
 * @param {ReadableStream<Bytes>} body
 * @param {(bytes: number) => void} arrived
 */
async function read(body, arrived) {
  const parts = [];
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      arrived(part.value.length);
    }
  } catch {
    throw new Error(" whole");
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/**
 * A file's name holds the beginning of its hash.
 * @param {Bytes} found
 * @param {string} url
 */
async function verify(found, url) {
  const wanted = HASH.exec(url)?.[1];
  const hash = new Uint8Array((await self.crypto.subtle?.digest("SHA-256", found)) ?? []); // only where it is safe to ask
  const shown = Array.from(hash.subarray(0, 5), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (shown && shown !== wanted) throw new Error(" whole");
}
