/** @import { Happening } from "./messages.js" */

/** What a learner did with a block: counted, and kept until a frame answers it. */
export class Happenings {
  /** @type {Happening[]} what is still to be told */
  #events = [];
  /** @type {Happening[]} what was told, and no frame has answered yet */
  #told = [];
  #number = 0;

  /** Whether something waits to be told. */
  get wait() {
    return this.#events.length > 0;
  }

  /** Whether something was not answered yet. */
  get open() {
    return this.#events.length + this.#told.length > 0;
  }

  /**
   * @param {string} name
   * @param {unknown} [value]
   * @returns {number} by which a frame says that it has been carried out
   */
  add(name, value) {
    const last = this.#events.at(-1);
    if (last && supersedes(name, value, last)) this.#events.pop();
    this.#events.push({ name, value, number: ++this.#number });
    return this.#number;
  }

  /** A run is paused before anything else. */
  pause() {
    this.#events.unshift({ name: "pause", number: this.#number });
  }

  /** What is to be told now. */
  tell() {
    const events = this.#events.splice(0);
    this.#told.push(...events);
    return events;
  }

  /** @param {number} answered  the number of the last one that a frame shows */
  answer(answered) {
    this.#told = this.#told.filter(({ number }) => number > answered);
  }

  /** What was told and not answered is told once more. */
  again() {
    this.#events.unshift(...this.#told.splice(0));
  }

  /** What was told and not answered is lost. */
  lose() {
    this.#told = [];
  }

  clear() {
    this.#events = [];
    this.lose();
  }
}

/**
 * Of several moves of one slider, or of the pointer, only the last one matters. Where a drag begins is kept.
 * @param {string} name
 * @param {unknown} value
 * @param {Happening} last
 */
function supersedes(name, value, last) {
  if (name !== last.name) return false;
  if (name === "point") return held(value) === held(last.value);
  if (name === "rewind") return true;
  return name === "set" && option(value) === option(last.value);
}

/** @param {unknown} value */
function held(value) {
  return /** @type {{ held?: boolean } | null} */ (value)?.held ?? false;
}

/** @param {unknown} value */
function option(value) {
  return /** @type {{ option: string }} */ (value).option;
}
