/** @import { Send } from "./controls.js" */
/** @import { Taken } from "./messages.js" */
/** @import { Status } from "./status.js" */

/** Taking a run out of the page, as a link, a text or a file; and bringing in the moment of a link or a file. */

import { copy } from "./copying.js";
import { made } from "./device/drawn.js";
import { goOn, place, wentOn } from "./gone-on.js";

const LARGEST = 1_000_000; // bytes of a file that is looked into
const STAYS = ".nn-shelf, .nn-run-menu__stays, [aria-disabled]"; // what leaves the menu open
const REFUSED = "The browser does not allow to copy.";

/** The menu of one figure, and the link to it in the page's address. */
export class Taking {
  #block;
  #body;
  #status;
  #send;
  #signal;
  #place = ""; // in the tab's history, at which a link was followed
  /** What there is to say of what was taken, until the learner does something else: frames come and go meanwhile. */
  said = "";

  /**
   * @param {HTMLElement} block
   * @param {HTMLElement} body
   * @param {Pick<Status, "say">} status
   * @param {Send} send
   * @param {AbortSignal} signal
   */
  constructor(block, body, status, send, signal) {
    this.#block = block;
    this.#body = body;
    this.#status = status;
    this.#send = send;
    this.#signal = signal;
    addEventListener("hashchange", () => this.follow(), { signal });
    body.addEventListener("click", ({ target }) => this.#click(target), { signal });
    body.addEventListener("keydown", (event) => this.#leave(event), { signal });
    for (const kind of ["pointerdown", "keydown"]) block.addEventListener(kind, () => (this.said = ""), { signal });
    document.addEventListener("pointerdown", ({ target }) => this.#outside(target), { signal });
  }

  /** Go to the moment that the page's address names, if it is one of this figure. */
  follow() {
    const [id, link] = decoded(location.hash.slice(1)).split("~");
    if (!link || id !== this.#block.id) return;
    this.#block.scrollIntoView();
    if (wentOn(place())) return;
    this.#place = place();
    this.#send("follow", link);
  }

  /** The learner does something of their own. */
  goOn() {
    goOn(this.#place);
  }

  /** @param {Taken} taken */
  async take({ how, text, name }) {
    if (how === "link") this.#say(await this.#copy(this.#address(text), "The link is copied."));
    else if (how === "copy") this.#say(await this.#copy(text, "It is copied."));
    else if (how === "save") {
      save(name ?? "run", text);
      this.#say("The file is among your downloads.");
    } else this.#say(text);
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.said = sentence;
    this.#status.say(sentence);
  }

  /** @param {string} link */
  #address(link) {
    const [page] = location.href.split("#");
    return `${page}#${encodeURIComponent(this.#block.id)}~${link}`;
  }

  /**
   * @param {string} text
   * @param {string} done
   */
  async #copy(text, done) {
    return (await copy(text)) ? done : REFUSED;
  }

  get #menu() {
    return this.#body.querySelector("details.nn-run-menu");
  }

  /** @param {EventTarget | null} target */
  #click(target) {
    const button = target instanceof Element && target.closest("button");
    if (!button || !this.#menu?.contains(button) || button.closest(STAYS)) return;
    this.#close();
    if ("opens" in button.dataset) this.#open();
  }

  #close() {
    const menu = this.#menu;
    if (!menu?.hasAttribute("open")) return;
    const inside = menu.contains(document.activeElement);
    menu.removeAttribute("open");
    if (inside) menu.querySelector("summary")?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #leave(event) {
    if (event.key !== "Escape" || !this.#menu?.contains(/** @type {Node} */ (event.target))) return;
    this.#close();
  }

  /** @param {EventTarget | null} target */
  #outside(target) {
    if (target instanceof Node && !this.#menu?.contains(target)) this.#close();
  }

  /** Let the learner choose a file. */
  #open() {
    const file = made("input", { type: "file", accept: ".json,application/json" });
    file.addEventListener("change", () => this.#read(file.files?.[0]), { signal: this.#signal });
    file.click();
  }

  /** @param {File} [file] */
  async #read(file) {
    if (file) this.#send("follow", file.size > LARGEST ? "" : await file.text());
  }
}

/**
 * The fragment of an address, of which others may have encoded more than was encoded here. Any text can be one.
 * @param {string} fragment
 */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function save(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  made("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
