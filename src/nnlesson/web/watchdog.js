/** The watchdog: how long a worker has been silent while someone waits for it. */

const LOOK = 50; // ms from one look to the next

/**
 * Time is counted look by look: while a computer sleeps, page and worker both stand still and nobody is late. While
 * nobody waits, it sleeps too.
 */
export class Watchdog {
  #silence = 0; // ms
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #look;

  /** @param {(silence: number) => boolean} look  is told the silence in ms, and says whether someone still waits */
  constructor(look) {
    this.#look = look;
  }

  get silence() {
    return this.#silence;
  }

  /** Someone waits. */
  wake() {
    this.#timer ??= setInterval(() => this.#count(), LOOK);
  }

  /** The worker has said something: it may be what it is at now. */
  heard() {
    this.#silence = 0;
    this.wake();
  }

  sleep() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#silence = 0;
  }

  #count() {
    this.#silence += LOOK;
    if (!this.#look(this.#silence)) this.sleep();
  }
}
