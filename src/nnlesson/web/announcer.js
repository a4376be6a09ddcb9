/** The announcer: what a screen reader says of a block without being asked. */

const PACE = 2500; // ms from one announcement to the next, of all blocks together

/** The one voice of a page: whoever has something to say waits for the turn, and says the newest only. */
class Voice {
  /** @type {Map<Element, string>} what waits, by the region that is to say it */
  #waiting = new Map();
  #spoken = -PACE; // ms: when something was last said
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {Element} region
   * @param {string} sentence
   */
  say(region, sentence) {
    this.#waiting.set(region, sentence);
    this.#wait();
  }

  /** @param {Element} region */
  forget(region) {
    this.#waiting.delete(region);
  }

  #wait() {
    this.#timer ??= setTimeout(() => this.#speak(), Math.max(0, this.#spoken + PACE - performance.now()));
  }

  #speak() {
    this.#timer = undefined;
    const [next] = this.#waiting;
    if (!next) return;
    const [region, sentence] = next;
    this.#waiting.delete(region);
    region.textContent = sentence;
    this.#spoken = performance.now();
    if (this.#waiting.size) this.#wait();
  }
}

const voice = new Voice();

/** The live region of a block. Nobody sees it; what is written into it is read aloud when the reader has paused. */
export class Announcer {
  #region = document.createElement("p");

  /** @param {Element} body */
  constructor(body) {
    this.#region.className = "nn-hidden";
    this.#region.setAttribute("role", "status");
    body.after(this.#region);
  }

  /** @param {string} sentence */
  say(sentence) {
    voice.say(this.#region, sentence);
  }

  remove() {
    voice.forget(this.#region);
    this.#region.remove();
  }
}
