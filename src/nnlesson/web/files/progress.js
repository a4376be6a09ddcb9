/** The progress of files on their way: how far they are, and how long the rest will take. */

const SOON = 3; // seconds, before which nobody knows how fast the line is
const STILL = 20; // seconds without a byte, after which nobody knows when the rest will come

/** Counts bytes and seconds. Seconds are told by whoever has a clock: those of tests are short. */
export class Progress {
  #arrived = 0;
  #expected = 0;
  #brought = 0; // over the network
  #seconds = 0; // for which something was on its way
  #tell;

  silence = 0; // seconds for which nothing has come

  /** @param {(arrived: number, expected: number, left: number | undefined) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {number} bytes */
  expect(bytes) {
    this.#expected += bytes;
  }

  /**
   * Bytes that were here.
   * @param {number} bytes
   */
  find(bytes) {
    this.#arrived += bytes;
    this.#say();
  }

  /**
   * Bytes that have come over the network. What came in vain is taken off again.
   * @param {number} bytes
   */
  bring(bytes) {
    if (bytes > 0) this.silence = 0;
    this.#brought += bytes;
    this.find(bytes);
  }

  /** A second is over. */
  tick() {
    if (this.#arrived >= this.#expected) return;
    this.#seconds++;
    this.silence++;
    this.#say();
  }

  #say() {
    this.#tell(this.#arrived, this.#expected, this.#left);
  }

  /** Seconds that the rest will take, if that is known; for ever, if nothing comes any more. */
  get #left() {
    if (this.silence >= STILL) return Infinity;
    if (this.#seconds < SOON || !this.#brought) return undefined;
    return ((this.#expected - this.#arrived) * this.#seconds) / this.#brought;
  }
}
