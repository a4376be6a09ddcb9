/** @import { Channel } from "./channel.js" */
/** @import { Made } from "./messages.js" */
/** @import { Session } from "./session.js" */

/** The spare worker: a Python kept ready for blocks that are not to wait, in which all of them are rehearsed. */

const LATER = 1500; // ms after the start of Python: when the first figures are drawn
const PACE = 50; // ms from one interruption of the rehearsals to the next
const BUSY = 150; // ms at one rehearsal, after which it is of no use to anybody else

export class Spare {
  /** @type {Made | undefined} of what it can be made: the same as the first one */
  made;
  /** @type {Channel | undefined} */
  #channel;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Set<string>} blocks that it rehearses */
  #blocks = new Set();
  /** @type {WeakSet<Session>} those that hung at that */
  #unfit = new WeakSet();
  #interrupted = 0; // ms: when the rehearsals were last told to pause
  #make;

  /** @param {() => Channel} make */
  constructor(make) {
    this.#make = make;
  }

  /** @param {Channel} channel */
  is(channel) {
    return channel === this.#channel;
  }

  prepareLater() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.prepare(), LATER);
  }

  prepare() {
    if (this.#channel?.begun || !this.made) return;
    this.#blocks.clear();
    this.#channel = this.#make();
    this.#channel.start({ made: this.made, quiet: true });
  }

  /** A worker for blocks that are not to wait: this one, if it is not at work itself. There will be another. */
  take() {
    const channel = this.#channel;
    this.#channel = undefined;
    this.prepareLater();
    if (channel?.begun && channel.silence < BUSY) return channel;
    channel?.end();
    return this.#make();
  }

  end() {
    this.#channel?.end();
  }

  /** @param {Session} session */
  rehearse(session) {
    if (!this.#channel?.ready || this.#blocks.has(session.block) || this.#unfit.has(session)) return;
    this.#blocks.add(session.block);
    const [message, state] = session.opening;
    this.#channel.direct({ type: "rehearse", block: message.block, text: JSON.stringify(message), state });
  }

  /**
   * A block hangs at its rehearsal: nobody but this worker is the worse for it.
   * @param {Session | undefined} session
   */
  giveUp(session) {
    if (session) this.#unfit.add(session);
    this.end();
    this.prepare();
  }

  /** @param {string} block */
  forget(block) {
    if (!this.#blocks.delete(block)) return;
    this.#channel?.direct({ type: "rehearse", block, text: JSON.stringify({ type: "close", block }) });
  }

  /** Another worker is asked for something. */
  interrupt() {
    const now = performance.now();
    if (now - this.#interrupted < PACE) return;
    this.#interrupted = now;
    this.#channel?.direct({ type: "interrupt" });
  }
}
