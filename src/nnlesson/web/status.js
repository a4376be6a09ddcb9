/** @import { Announcer } from "./announcer.js" */
/** @import { Where } from "./messages.js" */
/** @import { Lack } from "./requirements.js" */

/** The status line of a block. */

import { made } from "./device/drawn.js";
import { keepFocus } from "./focus.js";
import { reload, RENEWED } from "./renewal.js";

const DELAY = 300; // ms for which nobody needs to be told that something is starting
const MEGABYTE = 1e6;
const MINUTE = 60; // seconds

/** The line under a block's body that says what Python is doing, where that is not what the learner expects. */
export class Status {
  #line = document.createElement("div"); // a paragraph holds no details
  #bytes = document.createElement("span");
  #loading = true;
  #kept = false;
  /** @type {(() => void) | undefined} of the trouble that is told */
  #undo;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #body;
  #announcer;

  /**
   * @param {Element} body
   * @param {Announcer} announcer
   */
  constructor(body, announcer) {
    this.#body = body;
    this.#announcer = announcer;
    this.#line.className = "nn-status";
    body.after(this.#line);
  }

  /** Python is about to be loaded and started. */
  waiting() {
    this.#loading = true;
    this.#bytes.textContent = "";
    this.say("");
  }

  /** @param {boolean} kept whether the learner has done something that waits for Python */
  starting(kept) {
    this.#kept = kept;
    if (kept) this.#tell();
    else this.#timer ??= setTimeout(() => this.#tell(), DELAY);
  }

  /**
   * How far Python's files are.
   * @param {number} arrived  bytes
   * @param {number} expected  bytes
   * @param {number} [left]  seconds, or Infinity when nothing comes any more
   */
  progress(arrived, expected, left) {
    this.#loading = arrived < expected;
    const words = ` ${megabytes(arrived)} of ${megabytes(expected)} MB${remaining(left)}`;
    this.#bytes.textContent = this.#loading ? words : "";
    if (this.#line.textContent) this.#tell();
  }

  /** @param {string} sentence */
  say(sentence) {
    if (sentence && sentence !== this.#line.textContent) this.#announcer.say(sentence);
    this.#show(sentence);
  }

  /** @param {string} sentence */
  #show(sentence) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#line.toggleAttribute("data-trouble", false);
    if (this.#line.textContent === sentence) return;
    keepFocus(this.#body, () => (this.#line.textContent = sentence));
  }

  /**
   * @param {string} sentence
   * @param {() => void} retry
   * @param {AbortSignal} signal
   * @param {Where} [where]  in the block's own code
   */
  failed(sentence, retry, signal, { place, trace, edited } = {}) {
    if (edited) this.say(sentence); // there is nothing to press: it goes on when it is saved
    else if (sentence === RENEWED) this.#offer(sentence, "Reload the page", reload, signal);
    else this.#offer(sentence, "Try again", retry, signal);
    if (!place) return;
    const lines = made("pre", { tabIndex: 0 }, trace ?? "");
    this.#line.append(made("details", { className: "nn-where" }, made("summary", {}, place), lines));
  }

  /**
   * An answer is long in coming.
   * @param {() => void} stop
   * @param {AbortSignal} signal
   */
  computing(stop, signal) {
    this.#offer("This figure is still computing.", "Stop", stop, signal);
  }

  /**
   * Something has gone wrong in the training, which may be undone.
   * @param {string} sentence
   * @param {(() => void) | undefined} undo
   * @param {AbortSignal} signal
   */
  trouble(sentence, undo, signal) {
    const [words, button] = this.#line.childNodes;
    this.#undo = undo;
    if (words?.nodeValue?.trim() === sentence) return;
    if (undo && words && button && "trouble" in this.#line.dataset) {
      words.nodeValue = `${sentence} `; // and the button stays: somebody may be pressing it
      this.#announcer.say(sentence);
    } else if (undo) this.#offer(sentence, "Undo", () => this.#undo?.(), signal);
    else this.say(sentence);
    this.#line.toggleAttribute("data-trouble", true);
  }

  /**
   * @param {string} sentence
   * @param {string} label
   * @param {() => void} press
   * @param {AbortSignal} signal
   */
  #offer(sentence, label, press, signal) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nn-button";
    button.textContent = label;
    button.addEventListener("click", press, { signal });
    this.say(`${sentence} `);
    this.#line.append(button);
  }

  /**
   * Python cannot run here, and no new try would change that.
   * @param {Lack} lack
   */
  refused({ sentence, address }) {
    this.say(address ? `${sentence} ` : sentence);
    if (!address) return;
    const link = document.createElement("a");
    Object.assign(link, { href: address, textContent: address, target: "_blank", rel: "noopener" });
    this.#line.append(link);
  }

  remove() {
    this.say("");
    this.#line.remove();
  }

  #tell() {
    const words = `${this.#loading ? "Loading" : "Starting"} Python …${this.#kept ? " your click is kept." : ""}`;
    if (this.#line.firstChild?.nodeValue !== words) {
      this.#show(words);
      if (this.#kept) this.#announcer.say(words); // who has not asked for Python need not hear of it
    }
    if (this.#bytes.textContent) this.#line.append(this.#bytes);
    else this.#bytes.remove();
  }
}

/**
 * How long the rest of a download takes, where that is worth a word.
 * @param {number} [seconds]
 */
function remaining(seconds = 0) {
  if (seconds === Infinity) return ", waiting for the network";
  if (seconds > 1.5 * MINUTE) return `, about ${Math.round(seconds / MINUTE)} minutes left`;
  return seconds > 5 ? `, about ${Math.ceil(seconds / 10) * 10} seconds left` : "";
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / MEGABYTE).toFixed(1);
}
