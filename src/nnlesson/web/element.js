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

  /** @type {Figure | undefined} */
  #figure;

  connectedCallback() {
    if (this.closest(PREVIEW)) return;
    if (this.querySelector(":scope > .nn-body")) this.#figure ??= new Figure(this, NNBlock.pool, NNBlock.device);
    else this.textContent = EMPTY;
  }

  disconnectedCallback() {
    // Whoever moves a block about in the page takes it out and puts it in again within one task.
    setTimeout(() => {
      if (this.isConnected) return;
      this.#figure?.close();
      this.#figure = undefined;
    });
  }
}
