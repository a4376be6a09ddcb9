/** What can go wrong with a part on its way, and what a reader can do about it. */

const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]); // statuses after which another try may succeed
const GONE = new Set([404, 410]);

/** Why a part did not come. */
export class Trouble extends Error {
  /**
   * @param {string} reason  goes on from "did not arrive"
   * @param {string} advice  a sentence
   * @param {{ passing?: boolean, wait?: number }} [hope]  whether it may pass, and after how many seconds
   */
  constructor(reason, advice, { passing = false, wait = 0 } = {}) {
    super(reason);
    this.advice = advice;
    this.passing = passing;
    this.wait = wait;
  }
}

/** @param {Response} response  that brings no file */
export function refused({ status, headers }) {
  const wait = Number(headers.get("Retry-After")) || 0;
  return new Trouble(` (${status})`, adviceFor(status), { passing: PASSING.has(status), wait });
}

/** @param {number} status */
function adviceFor(status) {
  if (GONE.has(status)) return "The server lacks this file: tell whoever runs this site.";
  if (status >= 500 || PASSING.has(status)) return "The server is in trouble: try again in a few minutes.";
  return "Something on the way refuses this file: ask whoever runs your network to let it through.";
}

/** @param {Response} [response]  whose content is not the file's */
export function strange(response) {
  if (response?.headers.get("Content-Type")?.startsWith("text/html")) {
    const advice = "Your network may want you to sign in: open any other site in a new tab, and then try again.";
    return new Trouble(": a web page came in its place", advice, { passing: true });
  }
  const advice = "Something on the way cuts or changes this file: try again, or ask whoever runs your network.";
  return new Trouble(" whole", advice, { passing: true });
}

/** The answer was an address on another site, which no file comes from. */
export function sentOn() {
  return new Trouble(": its address leads to another site", "You may have to sign in again: reload the page.");
}

/**
 * Nothing was answered, or the answer broke off.
 * @param {string} [reason]
 */
export function unreachable(reason = "") {
  const advice = self.navigator.onLine
    ? "Check your connection and try again; if that does not help, ask whoever runs your network."
    : "There is no connection to the network: try again when there is one.";
  return new Trouble(reason, advice, { passing: true });
}

/**
 * @param {number} seconds  for which nothing has come
 * @param {boolean} passing
 */
export function silent(seconds, passing) {
  const advice = "The line may be down or overloaded: try again later; what has come is kept.";
  return new Trouble(`: nothing has come for ${seconds} seconds`, advice, { passing });
}
