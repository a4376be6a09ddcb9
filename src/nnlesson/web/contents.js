/** @import { Device } from "./device/device.js" */

/** The custom element <nn-contents>: the contents bar of a lesson, which follows how far it has been read. */

import { title } from "./device/pages.js";
import { brief } from "./device/record.js";

const LINE = 0.3; // of the window's height: what stands above it has been read, or is being read

/** Without it the bar is a menu and a line of links. */
export class NNContents extends HTMLElement {
  /** @type {Device} */
  static device;

  #page = "";
  #life = new AbortController();
  #scheduled = false;
  #read = -1;
  #current = -1;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#page = NNContents.device.page;
    addEventListener("scroll", () => this.#schedule(), { passive: true, signal });
    addEventListener("resize", () => this.#schedule(), { signal });
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.#close(true), { signal });
    this.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && this.#close(), {
      signal,
    });
    document.addEventListener("pointerdown", ({ target }) => this.contains(/** @type {Node} */ (target)) || this.#close(), {
      signal,
    });
    this.#schedule();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame(() => {
      this.#scheduled = false;
      if (this.isConnected) this.#follow();
    });
  }

  #follow() {
    const links = /** @type {HTMLAnchorElement[]} */ ([...this.querySelectorAll(".nn-contents__line a")]);
    const read = progress(links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1)))));
    if (read === this.#read) return;
    this.#read = read;
    this.style.setProperty("--nn-read", read.toFixed(3));
    const current = Math.min(Math.floor(read), links.length - 1);
    this.#keep(read / links.length, links[current]);
    if (current === this.#current) return;
    this.#current = current;
    for (const link of this.querySelectorAll("a")) {
      if (link.hash) say(link, link.hash === links[current]?.hash);
    }
  }

  /**
   * @param {number} read  from 0 to 1
   * @param {HTMLAnchorElement | undefined} link  to the section that is being read
   */
  #keep(read, link) {
    if (!link) return;
    const [section, heading] = [decodeURIComponent(link.hash.slice(1)), brief(link.textContent)];
    NNContents.device.keepPlace(this.#page, { title: brief(title()), section, heading, read, at: Date.now() });
  }

  #close(focus = false) {
    const menu = this.querySelector("details");
    if (!menu?.open) return;
    menu.open = false;
    if (focus) menu.querySelector("summary")?.focus();
  }
}

/**
 * @param {Element} link
 * @param {boolean} current  whether it leads to what is being read
 */
function say(link, current) {
  if (current) link.setAttribute("aria-current", "location");
  else link.removeAttribute("aria-current");
}

/**
 * How many sections have been read: 2.5 is the middle of the third. At the end of the page all of them have.
 * @param {(Element | null)[]} headings
 */
function progress(headings) {
  const { clientHeight, scrollHeight, scrollTop } = document.documentElement;
  const tops = headings.map((heading) => (heading?.getBoundingClientRect().top ?? 0) + scrollTop);
  const left = scrollHeight - clientHeight - scrollTop;
  const below = left < clientHeight ? (1 - LINE) * (1 - left / clientHeight) : 0; // the line sinks towards the end
  const line = scrollTop + (LINE + below) * clientHeight;
  const index = Math.max(0, tops.filter((top) => top <= line).length - 1);
  const [start, end] = [tops[index] ?? 0, tops[index + 1] ?? scrollHeight];
  return index + Math.min(1, Math.max(0, (line - start) / (end - start)));
}
