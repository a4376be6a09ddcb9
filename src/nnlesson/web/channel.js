/** @import { Answer, BlockEvent, Buffers, Close, Done, FromFiles, FromWorker, Interrupt, Kit } from "./messages.js" */
/** @import { Open, Progress, Rehearse, Tick, ToWorker, Warm } from "./messages.js" */
/** @import { Start, Workers } from "./launch.js" */
/** @import { Session } from "./session.js" */
/** @import { Owner } from "./worker-pool.js" */

/** The channel between the page and its web workers: messages, timeouts and restarts. */

import { boot, launch, supply } from "./launch.js";
import { mark, notStarted, Starting, STOPPED_AGAIN, wording } from "./starting.js";
import { Watchdog } from "./watchdog.js";

const ANSWER_TIMEOUT = 10; // seconds without a word from the worker, while a question is open and no block is at work
const SECOND = 1000; // ms

/**
 * The way to one Python: a worker, and another one that brings its files, started when the first block asks for it. It
 * carries messages between the sessions and Python, and sees to it that a worker that is lost is replaced.
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
  #mayReplace = true; // whether a lost worker will be replaced unasked
  /** @type {string | undefined} the block that Python is at work for */
  #at;
  #watchdog = new Watchdog((silence) => this.#watch(silence));
  #plainly = false; // whether the snapshot cannot be restored here
  #starting = new Starting();
  #kit;
  #owner;

  /**
   * @param {Kit} kit
   * @param {Owner} owner
   */
  constructor(kit, owner) {
    this.#kit = kit;
    this.#owner = owner;
  }

  /** Whether there is a worker, or one is being made; then, whether Python is there. */
  get begun() {
    return this.#life !== undefined;
  }

  get ready() {
    return this.#ready;
  }

  /** For how many ms Python has been at work for a block, and has not said a word. */
  get silence() {
    return this.#at === undefined ? 0 : this.#watchdog.silence;
  }

  get sessions() {
    return [...this.#sessions.values()];
  }

  /**
   * Take a session in, and begin it as soon as Python is ready.
   * @param {Session} session
   * @param {Start} [how]  Python is started if it is not there
   */
  join(session, how) {
    this.#sessions.set(session.block, session);
    if (!this.#life) return this.start(how);
    session.wait();
    if (this.#ready) session.begin();
  }

  /**
   * Take in the sessions of a worker that answers them no more. What they show stays.
   * @param {Session[]} sessions
   * @param {Start} how
   */
  take(sessions, how) {
    for (const session of sessions) this.#sessions.set(session.block, session);
    for (const session of sessions) session.move(this.#ready);
    if (!this.#life) this.start({ ...how, quiet: true });
    if (this.#ready) for (const session of sessions) session.begin();
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
   * What is about rehearsals. Whatever a block has asked comes before.
   * @param {Rehearse | Interrupt | Warm} message
   */
  direct(message) {
    if (this.#ready && !this.#waiting.size) this.#send(message);
  }

  /**
   * A message that has no answer.
   * @param {BlockEvent | Close} message
   */
  tell(message) {
    this.#send({ type: "message", block: message.block, text: JSON.stringify(message) });
  }

  /**
   * A message that has an answer, for which the watchdog waits.
   * @param {Open | Tick} message
   * @param {ArrayBuffer} [state]
   */
  ask(message, state) {
    this.#waiting.add(message.block);
    this.#watchdog.wake();
    this.#send({ type: "message", block: message.block, text: JSON.stringify(message), state });
  }

  /** @param {ToWorker} message */
  #send(message) {
    this.#workers?.python.postMessage(message);
  }

  /** @param {Start} [how] */
  async start({ made, quiet = false } = {}) {
    const { signal } = (this.#life = new AbortController());
    this.#starting = new Starting();
    if (!quiet) for (const session of this.#sessions.values()) session.wait();
    try {
      const workers = await launch(this.#kit, Boolean(made));
      mark("boot");
      this.#listen(workers, signal);
      boot(workers, this.#kit, this.#plainly, made);
    } catch (error) {
      if (!signal.aborted) this.#fail(notStarted(wording(error)));
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
    this.#watchdog.wake();
  }

  /** @param {FromWorker | FromFiles} message */
  #receive(message) {
    this.#watchdog.heard();
    if (message.type === "progress") this.#progress(message);
    else if (message.type === "missing") this.#supply(message.name);
    else if (message.type === "unfit") this.#startPlainly(message.reason);
    else if (message.type === "ready") this.#begin();
    else if (message.type === "made") this.#owner.made(message.made);
    else if (message.type === "begun") this.#at = message.block;
    else if (message.type === "done") this.#done(message);
    else if (message.type === "unable") this.#fail(notStarted(message.reason));
    else if (message.type === "broken") this.#replace(message.reason);
    else this.#answer(JSON.parse(message.text), message.buffers);
  }

  /** @param {Done} done */
  #done({ rehearsed, took }) {
    this.#at = undefined;
    if (rehearsed) this.#owner.rehearsed(this, rehearsed, took);
  }

  /** @param {Progress} files */
  #progress(files) {
    this.#starting.progress(files);
    for (const session of this.sessions) session.progress(files.arrived, files.expected);
  }

  /** @param {string} name */
  async #supply(name) {
    const [workers, life] = [this.#workers, this.#life];
    if (!workers || !life) return;
    try {
      await supply(workers.files, this.#kit, name, life.signal);
    } catch (error) {
      if (!life.signal.aborted) this.#lack(wording(error));
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
    this.end();
    if (!this.#sessions.size) return; // a spare one, which can be done without
    this.#plainly = true;
    this.start();
  }

  #begin() {
    mark("ready");
    this.#ready = true;
    for (const session of this.#sessions.values()) session.begin();
    this.#owner.ready(this);
  }

  /**
   * @param {Answer} answer
   * @param {Buffers} buffers
   */
  #answer(answer, buffers) {
    if (answer.type === "stirred") return this.#sessions.get(answer.block)?.stir();
    this.#at = undefined;
    this.#waiting.delete(answer.block);
    this.#mayReplace ||= this.#waiting.size === 0; // after a crash, every block is back
    const session = this.#sessions.get(answer.block);
    if (answer.type === "failed") this.#sessions.delete(answer.block);
    session?.answer(answer, buffers);
    if (session) this.#owner.answered(session, answer.type === "failed");
    if (answer.type === "frame") mark("live");
  }

  /**
   * A block that is at work may be so for as long as its learner likes. Anything else has to come to an end.
   * @param {number} silence  ms
   * @returns {boolean} whether someone still waits
   */
  #watch(silence) {
    const seconds = silence / SECOND;
    if (!this.#ready && seconds >= this.#starting.timeout) this.#fail(notStarted(this.#starting.stuck));
    else if (this.#ready && this.#at !== undefined) this.#owner.working(this, this.#at, silence);
    else if (this.#ready && seconds >= ANSWER_TIMEOUT) this.#replace(`no answer for ${ANSWER_TIMEOUT} seconds`);
    return this.#life !== undefined && (!this.#ready || this.#at !== undefined || this.#waiting.size > 0);
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
    const guilty = this.#sessions.get(this.#at ?? "");
    if (guilty) return this.#owner.broken(guilty, reason);
    this.#owner.lost(this);
    if (!this.#mayReplace) return this.#fail(STOPPED_AGAIN);
    this.end();
    this.#mayReplace = false;
    if (this.#sessions.size) this.start();
  }

  /** @param {string} sentence */
  #fail(sentence) {
    this.end();
    this.#mayReplace = true;
    this.#plainly = false;
    for (const session of this.#sessions.values()) session.fail(sentence);
  }

  end() {
    this.#life?.abort();
    this.#life = this.#workers = this.#at = undefined;
    this.#ready = false;
    this.#watchdog.sleep();
    this.#waiting.clear();
  }
}
