const PATIENCE = 300; // ms for which nobody needs to be told that something is starting

/** The line under a block's body that says what Python is doing, where that is not what the learner expects. */
export class Status {
  #line = document.createElement("p");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Element} body */
  constructor(body) {
    this.#line.className = "nn-status";
    this.#line.role = "status";
    body.after(this.#line);
  }

  /** @param {boolean} kept whether the learner has done something that waits for Python */
  starting(kept) {
    if (kept) this.say("Starting Python … your click is kept.");
    else this.#timer ??= setTimeout(() => this.say("Starting Python …"), PATIENCE);
  }

  /** @param {string} sentence */
  say(sentence) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // Writing the same again would make a screen reader speak again.
    if (this.#line.textContent !== sentence) this.#line.textContent = sentence;
  }

  /**
   * @param {string} sentence
   * @param {() => void} retry
   * @param {AbortSignal} signal
   */
  failed(sentence, retry, signal) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nn-button";
    button.textContent = "Try again";
    button.addEventListener("click", retry, { signal });
    this.say(`${sentence} `);
    this.#line.append(button);
  }

  remove() {
    this.say("");
    this.#line.remove();
  }
}
