/** @import { PointerState } from "../pointer.js" */
/** @import { Shelf } from "../messages.js" */
/** @import { Device } from "./device.js" */

/** The memory of one figure: what an earlier visit has kept of it, and what this one is to keep. */

import { title } from "./pages.js";
import { brief } from "./record.js";

// What a learner does who only looks
const LOOKS = new Set(["point", "tables", "scale", "take", "follow", "pick", "code", "fix"]);

/**
 * @typedef {{ state?: ArrayBuffer, use: "run" | "answers", shelf?: Shelf }} Earlier  a state, what is to be used of it, and
 *   the runs before it
 * @typedef {{ state?: ArrayBuffer, shelf?: string }} News  what is to be kept
 */

export class FigureMemory {
  #touched = false;
  #begun = true; // and not put back to its page's start
  #device;
  #block;
  #body;
  #page;
  #made;

  /**
   * @param {Device} device
   * @param {HTMLElement} block
   * @param {HTMLElement} body
   * @param {{ kind: string, options: object }} made  what its page says of it
   */
  constructor(device, block, body, { kind, options }) {
    this.#device = device;
    this.#block = block;
    this.#body = body;
    this.#page = device.page; // now: when it is taken out, another page is in view
    this.#made = `${kind} ${JSON.stringify(options)}`;
  }

  get #name() {
    return `${this.#page}#${this.#block.id}`;
  }

  /**
   * What was kept of this very figure.
   * @returns {Earlier | undefined}
   */
  get earlier() {
    const tried = this.#device.figure(this.#name);
    if (!tried || tried.made !== this.#made) return;
    const old = tried.code !== this.#device.code;
    const state = tried.state ? bytes(tried.state) : undefined;
    const shelf = tried.shelf ? { text: tried.shelf, old } : undefined;
    return { state, use: old ? "answers" : "run", shelf };
  }

  /** What was written in its editor. */
  get drafts() {
    return this.#device.drafts(this.#name);
  }

  /** @param {Record<string, string>} texts */
  keepDrafts(texts) {
    this.#device.keepDrafts(this.#name, texts);
  }

  /**
   * @param {string} event that the learner is the cause of
   * @param {unknown} [value]
   * @returns {boolean} whether it is more than a look
   */
  did(event, value) {
    const drags = event === "point" && /** @type {PointerState | null} */ (value)?.held;
    if (LOOKS.has(event) && !drags) return false;
    this.#touched = true;
    this.#begun = event !== "page-start";
    return true;
  }

  /** @param {News} news */
  keep({ state = new ArrayBuffer(), shelf = "" }) {
    if (!this.#touched) return;
    this.#device.keepFigure(this.#name, {
      title: brief(title()),
      name: brief(this.#body.querySelector("[id$='-name']")?.textContent ?? this.#block.id),
      said: brief(this.#body.querySelector(".nn-sentence")?.textContent ?? ""),
      made: this.#made,
      code: this.#device.code,
      state: this.#begun ? state : new ArrayBuffer(),
      shelf,
      at: Date.now(),
    });
  }
}

/** @param {string} base64 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
}
