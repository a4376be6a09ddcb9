/** @import { Device } from "./device.js" */

/** The base of the elements that show what is kept: they are drawn when they arrive, and when it changes. */

export class Drawn extends HTMLElement {
  /** @type {Device} */
  static device;

  #life = new AbortController();

  get device() {
    return Drawn.device;
  }

  /** Ends when the element leaves the page. */
  get life() {
    return this.#life.signal;
  }

  connectedCallback() {
    this.#life = new AbortController();
    this.device.addEventListener("change", () => this.draw(), { signal: this.life });
    this.draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  draw() {}
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<HTMLElementTagNameMap[T]>} properties
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function made(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
