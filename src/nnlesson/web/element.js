/** @import { Device } from "./device/device.js" */
/** @import { WorkerPool } from "./worker-pool.js" */

/** The custom element <nn-block>. */

import { Figure } from "./figure.js";

// Such a one was written into the page by hand.
const EMPTY = "There is no picture in this block that could come to life. The course makes it where the block is a fence.";

// Where Material shows a part of another page while the pointer is on a link to it. What is there stays a still.
const PREVIEW = ".md-tooltip2";

/** A block in a page: the still that was written into it, brought to life in place by Python's frames. */
export class NNBlock extends HTMLElement {
  /** @type {WorkerPool} */
  static pool;
  /** @type {Device} */
  static device;

  /** @type {Map<string, NNBlock>} those that are out of the page for the moment, by what their pages say of them */
  static #out = new Map();

  /** @type {Figure | undefined} */
  #figure;
  #page = "";

  /**
   * For the preview: blocks have been edited, and some cannot be had as they are now.
   * @param {string} modules
   * @param {Record<string, string>} faults  why not, by their kind
   */
  static renew(modules, faults) {
    const figures = [...document.querySelectorAll("nn-block")].flatMap((block) =>
      block instanceof NNBlock && block.#figure ? [block.#figure] : [],
    );
    NNBlock.pool.renew(modules); // and Python keeps the states of those that it does not have any more
    for (const figure of figures) if (faults[figure.kind]) figure.fault(/** @type {string} */ (faults[figure.kind]));
    for (const figure of figures) if (!faults[figure.kind]) figure.revive();
  }

  /**
   * For the preview: this block as the page has it now.
   * @param {HTMLElement} block
   */
  become(block) {
    this.#figure?.become(block);
    const [before, now] = [this, block].map((one) => one.querySelector(":scope > template"));
    if (now) before?.replaceWith(now);
  }

  /** The same page may be laid anew: then the block stays the one that it was, with its run. */
  connectedCallback() {
    if (this.closest(PREVIEW)) return;
    this.#page ||= location.pathname; // now: when it is taken out, another page may be in view
    const before = this.#figure ? undefined : NNBlock.#out.get(this.#said);
    if (before) return this.replaceWith(before);
    if (this.querySelector(":scope > .nn-body")) this.#figure ??= new Figure(this, NNBlock.pool, NNBlock.device);
    else this.textContent = EMPTY;
  }

  disconnectedCallback() {
    // Whoever moves a block about in the page takes it out and puts it in again within one task. Material does so with
    // all that is in a page, when for the first time in a visit a link leads to an anchor in it.
    const said = this.#said;
    if (this.#figure) NNBlock.#out.set(said, this);
    setTimeout(() => {
      NNBlock.#out.delete(said);
      if (this.isConnected) return;
      this.#figure?.close();
      this.#figure = undefined;
    });
  }

  /** The page that it is in, its name there, and what is said of it. */
  get #said() {
    const template = /** @type {HTMLTemplateElement | null} */ (this.querySelector(":scope > template"));
    return [this.#page, this.id, template?.content.textContent].join(" ");
  }
}
