/** @import { Progress } from "./messages.js" */

/** The start of a worker, as its page sees it: how far its files are, and when it has taken too long. */

import { LIBRARIES, SNAPSHOT } from "./python-files.js";

// Timeouts: seconds without a word from the worker
const DOWNLOAD_TIMEOUT = 20; // while files are on their way: who brings them speaks every second, however slow the line
const START_TIMEOUT = 60; // while Python starts: on a slow machine that takes its time

const STILL_READABLE = "The page can be read without it.";

export const STOPPED_AGAIN = `Python stopped, and stopped again after a new start. ${STILL_READABLE}`;

/** How far one worker is. */
export class Starting {
  #arrived = 0; // bytes
  #expected = Infinity; // bytes

  /** @param {Progress} files */
  progress({ arrived, expected }) {
    this.#arrived = arrived;
    this.#expected = expected;
  }

  get #downloads() {
    return this.#arrived < this.#expected;
  }

  /** For how many seconds the worker may be silent now. */
  get timeout() {
    return this.#downloads ? DOWNLOAD_TIMEOUT : START_TIMEOUT;
  }

  /** Why Python has not started. */
  get stuck() {
    if (!this.#downloads) return `it has not answered for ${START_TIMEOUT} seconds`;
    const why = navigator.onLine ? "" : ", and there is no connection to the network";
    return `nothing has arrived for ${DOWNLOAD_TIMEOUT} seconds${why}`;
  }
}

/**
 * Mark how far a start is, for whoever measures it.
 * @param {string} name
 */
export function mark(name) {
  performance.mark(`nnlesson:${name}`);
}

/**
 * Why Python could not start: what did not arrive, if that is a file, and what a reader can do, a sentence.
 * @typedef {{ name?: string, reason: string, advice?: string }} Trouble
 */

/** @param {Trouble} trouble */
export function notStarted({ reason, advice = "" }) {
  return `Python could not start: ${reason.replace(/\.$/, "")}. ${STILL_READABLE} ${advice}`.trim();
}

/**
 * Whether Python can start in its other way without a file, or without what is no file.
 * @param {string} [name]
 */
export function canBeDoneWithout(name) {
  return !name || name === LIBRARIES || name === SNAPSHOT;
}

/** @param {unknown} error */
export function wording(error) {
  return error instanceof Error ? error.message : String(error);
}
