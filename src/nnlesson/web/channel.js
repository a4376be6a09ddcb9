/** @import { Answer, BlockEvent, Buffers, Close, FromFiles, FromWorker, Kit, Open, Progress, Tick } from "./messages.js" */
/** @import { ToWorker } from "./messages.js" */
/** @import { Workers } from "./launch.js" */
/** @import { Session } from "./session.js" */

/** The channel between the page and its web workers: messages, timeouts and restarts. */

import { launch, supply } from "./launch.js";

// Timeouts: seconds without a word from the worker
const ANSWER_TIMEOUT = 10; // while a question is open
const DOWNLOAD_TIMEOUT = 20; // while files are on their way
const START_TIMEOUT = 60; // while Python starts: on a slow machine that takes its time
const STILL_READABLE = "The page can be read without it.";

/**
 * The way to Python: one worker for a whole visit, and one that brings its files, started when the first block asks for
 * it. It carries messages between the sessions and Python, and sees to it that a worker that is lost is replaced.
 */
export class Channel {
  /** @type {Map<string, Session>} */
  #sessions = new Map();
  /** @type {Set<string>} blocks that wait for an answer */
  #waiting = new Set();
  /** @type {Workers | undefined} */
  #workers;
  /** @type {AbortController | undefined} of the workers that there are or that are being made */
  #life;
  #ready = false;
  #live = false; // whether a block has ever answered
  #mayReplace = true; // whether a lost worker will be replaced unasked
  #silence = 0; // seconds
  #plainly = false; // whether the snapshot cannot be restored here
  #files = { arrived: 0, expected: Infinity }; // bytes
  #kit;

  /** @param {Kit} kit */
  constructor(kit) {
    this.#kit = kit;
  }

  /** Whether there is a worker, or one is being made. */
  get begun() {
    return this.#life !== undefined;
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
    this.#send({ type: "message", text: JSON.stringify(message), state });
  }

  /**
   * @param {ToWorker} message
   * @param {Transferable[]} [transfer]
   */
  #send(message, transfer = []) {
    this.#workers?.python.postMessage(message, transfer);
  }

  async #start() {
    const { signal } = (this.#life = new AbortController());
    this.#files = { arrived: 0, expected: Infinity };
    for (const session of this.#sessions.values()) session.wait();
    try {
      const workers = await launch(this.#kit);
      performance.mark("nnlesson:boot");
      this.#listen(workers, signal);
      const { files, snapshot: plan } = this.#kit.manifest;
      const names = Object.keys(files);
      this.#send({ type: "boot", plainly: this.#plainly, names, plan, port: workers.port }, [workers.port]);
    } catch (error) {
      if (!signal.aborted) this.#fail(notStarted(error instanceof Error ? error.message : String(error)));
    }
  }

  /**
   * @param {Workers} workers
   * @param {AbortSignal} signal
   */
  #listen(workers, signal) {
    this.#workers = workers;
    for (const [name, worker] of Object.entries({ "python.js": workers.python, "files.js": workers.files })) {
      worker.addEventListener("message", ({ data }) => this.#receive(data), { signal });
      worker.addEventListener("error", (event) => this.#lose(event, name), { signal });
      signal.addEventListener("abort", () => worker.terminate());
    }
    const watch = setInterval(() => this.#watch(), 1000);
    signal.addEventListener("abort", () => clearInterval(watch));
  }

  /** @param {FromWorker | FromFiles} message */
  #receive(message) {
    this.#silence = 0;
    if (message.type === "progress") this.#progress(message);
    else if (message.type === "missing") this.#supply(message.name);
    else if (message.type === "unfit") this.#startPlainly(message.reason);
    else if (message.type === "ready") this.#begin();
    else if (message.type === "unable") this.#fail(notStarted(message.reason));
    else if (message.type === "broken") this.#replace(message.reason);
    else this.#answer(JSON.parse(message.text), message.buffers);
  }

  /** @param {Progress} files */
  #progress({ arrived, expected }) {
    this.#files = { arrived, expected };
    for (const session of this.#sessions.values()) session.progress(arrived, expected);
  }

  /** @param {string} name */
  async #supply(name) {
    const [workers, life] = [this.#workers, this.#life];
    if (!workers || !life) return;
    try {
      await supply(workers.files, this.#kit, name, life.signal);
    } catch (error) {
      if (!life.signal.aborted) this.#lack(error instanceof Error ? error.message : String(error));
    }
  }

  /**
   * Something did not arrive. Once Python runs, it can do without.
   * @param {string} reason
   */
  #lack(reason) {
    if (this.#ready) console.debug("nnlesson:", reason);
    else if (this.#plainly) this.#fail(notStarted(reason));
    else this.#startPlainly(reason);
  }

  /**
   * A worker in which the snapshot could not be restored is of no more use; the next one does without it.
   * @param {string} reason
   */
  #startPlainly(reason) {
    console.debug("nnlesson: starting without the snapshot:", reason);
    this.#plainly = true;
    this.#end();
    this.#start();
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
    if (answer.type === "stirred") return this.#sessions.get(answer.block)?.stir();
    this.#waiting.delete(answer.block);
    this.#mayReplace ||= this.#waiting.size === 0; // after a crash, every block is back
    const session = this.#sessions.get(answer.block);
    if (answer.type === "failed") this.#sessions.delete(answer.block);
    session?.answer(answer, buffers);
    if (!this.#live && answer.type === "frame") performance.mark("nnlesson:live");
    this.#live ||= answer.type === "frame";
  }

  /** Seconds are counted one by one: while a computer sleeps, page and worker both stand still and nobody is late. */
  #watch() {
    this.#silence = !this.#ready || this.#waiting.size ? this.#silence + 1 : 0;
    if (this.#ready && this.#silence >= ANSWER_TIMEOUT) this.#replace(`no answer for ${ANSWER_TIMEOUT} seconds`);
    else if (!this.#ready && this.#silence >= this.#startTimeout) this.#fail(notStarted(this.#stuck()));
  }

  get #startTimeout() {
    return this.#files.arrived < this.#files.expected ? DOWNLOAD_TIMEOUT : START_TIMEOUT;
  }

  /** Why Python has not started. */
  #stuck() {
    const { arrived, expected } = this.#files;
    if (arrived >= expected) return `it has not answered for ${START_TIMEOUT} seconds`;
    const why = navigator.onLine ? "" : ", and there is no connection to the network";
    return `nothing has arrived for ${DOWNLOAD_TIMEOUT} seconds${why}`;
  }

  /**
   * @param {ErrorEvent} event
   * @param {string} name  of the worker's script
   */
  #lose(event, name) {
    event.preventDefault();
    if (this.#ready) this.#replace(event.message);
    else if (event.message) this.#lack(event.message);
    else this.#fail(notStarted(`${name} did not arrive`));
  }

  /**
   * Python hangs or is broken: end it, and start another where no such attempt has just been made.
   * @param {string} reason
   */
  #replace(reason) {
    console.debug("nnlesson: the worker is lost:", reason);
    if (!this.#mayReplace) return this.#fail(`Python stopped, and stopped again after a new start. ${STILL_READABLE}`);
    this.#end();
    this.#mayReplace = false;
    if (this.#sessions.size) this.#start();
  }

  /** @param {string} sentence */
  #fail(sentence) {
    this.#end();
    this.#mayReplace = true;
    this.#plainly = false;
    for (const session of this.#sessions.values()) session.fail(sentence);
  }

  #end() {
    this.#life?.abort();
    this.#life = this.#workers = undefined;
    this.#ready = false;
    this.#silence = 0;
    this.#waiting.clear();
  }
}

/** @param {string} reason */
function notStarted(reason) {
  return `Python could not start: ${reason}. ${STILL_READABLE}`;
}
