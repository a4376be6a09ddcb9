/** @import { Channel } from "./channel.js" */
/** @import { Device } from "./device/device.js" */

/** The custom element <nn-block>. */

import { Figure } from "./figure.js";

/** A block in a page: the still that was written into it, brought to life in place by Python's frames. */
export class NNBlock extends HTMLElement {
  /** @type {Channel} */
  static channel;
  /** @type {Device} */
  static device;

  /** @type {Figure | undefined} */
  #figure;

  connectedCallback() {
    this.#figure ??= new Figure(this, NNBlock.channel, NNBlock.device);
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
