/** @import { Earlier, News } from "./device/figure-memory.js" */
/** @import { Code, Open, Shelf } from "./messages.js" */

/** The opening of a block: what Python opens it from, the first time and after it was lost, stopped or edited. */

export class Opening {
  /** @type {ArrayBuffer | undefined} the block's state as Python last sent it */
  #state;
  /** @type {ArrayBuffer | undefined} the same from before it failed */
  #before;
  /** @type {Shelf | undefined} its earlier runs: they outlast whatever becomes of the state */
  #shelf;
  #mine = false; // whether code of the learner's was at work
  #edited = false; // whether its code is another one by now, and it was not opened again yet
  #earlier;

  /** @param {Earlier} [earlier]  what an earlier visit has kept of the block */
  constructor(earlier) {
    this.#earlier = earlier;
    this.#shelf = earlier?.shelf;
  }

  /** Whether there is a state of this visit. */
  get own() {
    return this.#state !== undefined;
  }

  /** Whether an earlier visit has kept something that can be gone on from. */
  get kept() {
    return this.#earlier?.state !== undefined;
  }

  /**
   * All that is to be kept of the block for another visit.
   * @returns {News}
   */
  get news() {
    const earlier = this.#earlier?.use === "run" ? this.#earlier.state : undefined;
    return { state: this.#state ?? earlier, shelf: this.#shelf?.text };
  }

  /** @returns {[how: Pick<Open, "kept" | "shelf" | "mine">, state: ArrayBuffer | undefined]} */
  get from() {
    const earlier = this.#state || !this.#earlier?.state ? undefined : this.#earlier;
    const kept = this.#edited ? "edited" : earlier?.use;
    const shelf = this.#shelf && { ...this.#shelf, old: this.#shelf.old || this.#edited };
    const mine = this.#mine && { mine: true };
    return [{ ...(kept && { kept }), ...(shelf && { shelf }), ...mine }, this.#state ?? earlier?.state];
  }

  /**
   * What Python has sent to be kept.
   * @param {ArrayBuffer} [state]
   * @param {string} [shelf]
   * @param {Code} [code]
   */
  take(state, shelf, code) {
    if (code && Object.keys(code.edits).length) this.#mine = true;
    this.#state = state ?? this.#state;
    if (shelf !== undefined) this.#shelf = { text: shelf, old: false, mine: true };
    this.#edited = false;
  }

  /** What an earlier visit has kept is not tried again. */
  doubt() {
    this.#earlier = undefined;
  }

  /**
   * The block has failed, or was stopped.
   * @param {boolean} [again]  whether it can go on from where it was
   */
  end(again = false) {
    this.#before = this.#state ?? this.#before;
    if (!again) this.#state = undefined;
    this.#mine = false; // it may be what failed, or did not end
  }

  /** Its code has been edited: it goes on in the new one, and one that had failed from where it was before. */
  edit() {
    this.#state ??= this.#before;
    this.#edited = true;
  }
}
