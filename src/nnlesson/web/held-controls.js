/**
 * The controls that the learner is holding, by the option that they set: the one under the pressed pointer, and those
 * whose last change Python has not answered yet. A frame leaves them as they are.
 */
export class HeldControls {
  /** @type {string | undefined} */
  #pressed;
  /** @type {Map<string, number>} the number of the last event of each */
  #changed = new Map();

  /** @param {string} option */
  has(option) {
    return option === this.#pressed || this.#changed.has(option);
  }

  /** @param {string} option */
  press(option) {
    this.#pressed = option;
  }

  release() {
    this.#pressed = undefined;
  }

  /**
   * @param {string} option
   * @param {number} number
   */
  change(option, number) {
    this.#changed.set(option, number);
  }

  /** @param {number} answered the number of the last event that was carried out */
  answer(answered) {
    for (const [option, number] of this.#changed) if (number <= answered) this.#changed.delete(option);
  }

  forget() {
    this.#changed.clear();
  }
}
