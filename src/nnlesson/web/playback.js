/** @import { Buffers, Frame } from "./messages.js" */

/** Frame pacing: when Python is asked for a frame, and when it is shown. */

const AHEAD = 2; // frames of the screen that Python may be ahead of what is shown
const SLOWEST = 17; // ms from one frame of the screen to the next, as a run counts on it
const LONGEST = 100; // ms that one tick may be worth

/** @typedef {{ frame: Frame, buffers: Buffers, due: number }} Held */

/**
 * The clock of a block that runs. Its frames are asked for a little ahead of the screen, and each is held back until
 * its time has come: so Python draws the next ones while the page paints this one, and a slow frame is not a late one.
 */
export class Playback {
  /** @type {Held[]} oldest first */
  #held = [];
  #painted = 0; // ms: when the screen was last painted
  #interval = SLOWEST; // ms from one frame of the screen to the next
  /** @type {number | undefined} ms: up to when steps have been asked for, once the run has met the screen */
  #asked;

  /** Time begins anew with the next frame of the screen. */
  start() {
    this.#held = [];
    this.#asked = undefined;
  }

  /** Whether the next tick may be asked for already. */
  get wantsTick() {
    return this.#asked !== undefined && this.#asked < this.#painted + AHEAD * this.#interval;
  }

  /** @returns {number} ms that the next tick is worth: from the last one to the next frame of the screen */
  advance() {
    if (this.#asked === undefined) return 0;
    const before = this.#asked;
    this.#asked = Math.max(before, this.#painted) + this.#interval;
    return Math.min(this.#asked - before, LONGEST);
  }

  /**
   * @param {Frame} frame
   * @param {Buffers} buffers
   */
  hold(frame, buffers) {
    this.#held.push({ frame, buffers, due: this.#asked ?? 0 });
  }

  /**
   * The screen is about to be painted.
   * @param {number} now
   * @returns {Held | undefined} the newest frame whose time has come
   */
  paint(now) {
    this.#interval = Math.min(now - this.#painted, SLOWEST);
    this.#painted = now;
    this.#asked ??= now;
    const early = this.#held.findIndex(({ due }) => due > now + this.#interval / 2);
    return this.#held.splice(0, early < 0 ? this.#held.length : early).at(-1);
  }
}
