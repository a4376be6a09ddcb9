/** @import { Answer, BlockEvent, Buffers, Close, FromWorker, Inward, Kit, Open, Tick } from "./messages.js" */
/** @import { Session } from "./session.js" */

import { launch, supply } from "./launch.js";

const PATIENCE = 10; // seconds without a word from the worker while a question is open
const STILL_READABLE = "The page can be read without it.";

/**
 * The way to Python: one worker for a whole visit, started when the first block asks for it. It carries messages
 * between the sessions and the worker, and sees to it that a worker that is lost is replaced.
 */
export class Channel {
  /** @type {Map<string, Session>} */
  #sessions = new Map();
  /** @type {Set<string>} blocks that wait for an answer */
  #waiting = new Set();
  /** @type {Worker | undefined} */
  #worker;
  /** @type {AbortController | undefined} of the worker that there is or that is being made */
  #life;
  #ready = false;
  #live = false; // whether a block has ever answered
  #spare = true; // whether a lost worker will be replaced unasked
  #silence = 0; // seconds
  #kit;

  /** @param {Kit} kit */
  constructor(kit) {
    this.#kit = kit;
  }

  /**
   * Take a session in, and begin it as soon as Python is ready.
   * @param {Session} session
   */
  join(session) {
    this.#sessions.set(session.block, session);
    if (!this.#life) return this.#start();
    session.wait();
    if (this.#ready) session.begin();
  }

  /**
   * Let go of a session; Python forgets it, too.
   * @param {Session} session
   */
  leave({ block }) {
    if (this.#sessions.delete(block) && this.#ready) this.tell({ type: "close", block });
    this.#waiting.delete(block);
  }

  /**
   * A message that has no answer.
   * @param {BlockEvent | Close} message
   */
  tell(message) {
    this.#post(message);
  }

  /**
   * A message that has an answer, for which the watchdog waits.
   * @param {Open | Tick} message
   * @param {ArrayBuffer} [state]
   */
  ask(message, state) {
    this.#waiting.add(message.block);
    this.#post(message, state);
  }

  /**
   * @param {BlockEvent | Close | Open | Tick} message
   * @param {ArrayBuffer} [state]
   */
  #post(message, state) {
    /** @type {Inward} */
    const inward = { type: "message", text: JSON.stringify(message), state };
    this.#worker?.postMessage(inward);
  }

  async #start() {
    const { signal } = (this.#life = new AbortController());
    for (const session of this.#sessions.values()) session.wait();
    try {
      const worker = await launch(this.#kit);
      performance.mark("nnlesson:boot");
      this.#hear(worker, signal);
      await supply(worker, this.#kit, signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(notStarted(error instanceof Error ? error.message : String(error)));
    }
  }

  /**
   * @param {Worker} worker
   * @param {AbortSignal} signal
   */
  #hear(worker, signal) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => this.#receive(data), { signal });
    worker.addEventListener("error", (event) => this.#lose(event), { signal });
    const watch = setInterval(() => this.#watch(), 1000);
    signal.addEventListener("abort", () => {
      clearInterval(watch);
      worker.terminate();
    });
  }

  /** @param {FromWorker} message */
  #receive(message) {
    this.#silence = 0;
    if (message.type === "ready") this.#begin();
    else if (message.type === "unable") this.#fail(notStarted(message.reason));
    else if (message.type === "broken") this.#replace(message.reason);
    else this.#answer(JSON.parse(message.text), message.buffers);
  }

  #begin() {
    performance.mark("nnlesson:ready");
    this.#ready = true;
    for (const session of this.#sessions.values()) session.begin();
  }

  /**
   * @param {Answer} answer
   * @param {Buffers} buffers
   */
  #answer(answer, buffers) {
    this.#waiting.delete(answer.block);
    this.#spare ||= this.#waiting.size === 0; // after a crash, every block is back
    const session = this.#sessions.get(answer.block);
    if (answer.type === "failed") this.#sessions.delete(answer.block);
    session?.answer(answer, buffers);
    if (!this.#live && answer.type === "frame") performance.mark("nnlesson:live");
    this.#live ||= answer.type === "frame";
  }

  /** Seconds are counted one by one: while a computer sleeps, page and worker both stand still and nobody is late. */
  #watch() {
    this.#silence = this.#waiting.size ? this.#silence + 1 : 0;
    if (this.#silence >= PATIENCE) this.#replace(`no answer for ${PATIENCE} seconds`);
  }

  /** @param {ErrorEvent} event */
  #lose(event) {
    event.preventDefault();
    if (this.#ready) this.#replace(event.message);
    else this.#fail(notStarted(event.message || "worker.js did not arrive"));
  }

  /**
   * Python hangs or is broken: end it, and start another where no such attempt has just been made.
   * @param {string} reason
   */
  #replace(reason) {
    console.debug("nnlesson: the worker is lost:", reason);
    if (!this.#spare) return this.#fail(`Python stopped, and stopped again after a new start. ${STILL_READABLE}`);
    this.#end();
    this.#spare = false;
    if (this.#sessions.size) this.#start();
  }

  /** @param {string} sentence */
  #fail(sentence) {
    this.#end();
    this.#spare = true;
    for (const session of this.#sessions.values()) session.fail(sentence);
  }

  #end() {
    this.#life?.abort();
    this.#life = this.#worker = undefined;
    this.#ready = false;
    this.#silence = 0;
    this.#waiting.clear();
  }
}

/** @param {string} reason */
function notStarted(reason) {
  return `Python could not start: ${reason}. ${STILL_READABLE}`;
}
