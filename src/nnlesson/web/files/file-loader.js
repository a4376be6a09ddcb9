/** @import { Chunk, Kit, StoredFile } from "../messages.js" */
/** @import { Bytes } from "./decompress.js" */

/** The file loader: Python's files by name, put together from their parts and decompressed. */

import { ChunkedFile } from "./chunked-file.js";
import { decompress } from "./decompress.js";
import { FileCache } from "./file-cache.js";
import { join } from "./join.js";
import { PartLoader } from "./part-loader.js";
import { Progress } from "./progress.js";
import { strange } from "./trouble.js";

const BASE64 = 0.75; // bytes in a letter
const SECOND = 1000; // ms

/**
 * What is told of files while they come.
 * @typedef {object} Telling
 * @property {(name: string) => void} missing  the page is to bring this file's chunks
 * @property {(arrived: number, expected: number, left: number | undefined) => void} progress  in bytes, and in seconds
 */

/** The only place that knows where the bytes of Python's files come from: a server, or chunks from the page. */
export class FileLoader {
  /** @type {Map<string, ChunkedFile>} */
  #chunked = new Map();
  #base;
  #files;
  #cache;
  #parts;
  #progress;
  #tell;

  /**
   * @param {Kit} kit
   * @param {Telling} tell
   */
  constructor({ base, manifest, second = SECOND }, tell) {
    this.#base = base;
    this.#files = manifest.files;
    this.#tell = tell;
    this.#cache = new FileCache(`nnlesson ${base}`);
    this.#progress = new Progress(tell.progress);
    this.#parts = new PartLoader(this.#cache, this.#progress, second);
    setInterval(() => this.#tick(), second);
  }

  /** @param {Chunk} chunk */
  add({ name, index, text }) {
    this.#chunked.get(name)?.add(index, text);
    this.#progress.find(BASE64 * text.length);
  }

  /**
   * A file as bytes.
   * @param {string} name
   * @returns {Promise<Bytes>}
   */
  async bytes(name) {
    const file = this.#file(name);
    this.#progress.expect(file.size);
    const found = await ("parts" in file ? this.#joined(file.parts) : this.#gathered(name, file.chunks.length));
    const content = await decompress(found, file.bytes).catch(() => undefined);
    if (content?.length !== file.bytes) throw strange();
    return content;
  }

  /** Bring nothing more. Resolves when all that has come is kept, if there is room. */
  end() {
    return this.#parts.end();
  }

  /** Whatever earlier versions of the site have left is of no use any more. */
  tidy() {
    const parts = Object.values(this.#files).flatMap((file) => ("parts" in file ? file.parts : []));
    return this.#cache.tidy(new Set(parts.map((part) => this.#base + part)));
  }

  /** @param {string[]} parts */
  async #joined(parts) {
    return join(await Promise.all(parts.map((part) => this.#parts.bytes(this.#base + part))));
  }

  /**
   * @param {string} name
   * @param {number} count
   */
  #gathered(name, count) {
    const chunked = new ChunkedFile(count);
    this.#chunked.set(name, chunked);
    this.#tell.missing(name);
    return chunked.bytes();
  }

  #tick() {
    this.#progress.tick();
    this.#parts.tick();
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
