/** @import { Answer, BlockEvent, Buffers, Close, Done, FromFiles, FromWorker, Interrupt, Kit } from "./messages.js" */
/** @import { Open, Progress, Rehearse, Tick, Warm } from "./messages.js" */
/** @import { Start } from "./launch.js" */
/** @import { Lack } from "./requirements.js" */
/** @import { Session } from "./session.js" */
/** @import { Trouble } from "./starting.js" */
/** @import { Owner } from "./worker-pool.js" */

/** The channel between the page and its web workers: messages, timeouts and restarts. */

import { isRenewed, RENEWED } from "./renewal.js";
import { forbidden, lacking } from "./requirements.js";
import { canBeDoneWithout, mark, notStarted, Starting, STOPPED_AGAIN } from "./starting.js";
import { Watchdog } from "./watchdog.js";
import { WorkerPair } from "./worker-pair.js";

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
  #ready = false;
  #later = false; // whether its workers are made of what others have had
  #live = false; // whether a block has ever answered
  #mayReplace = true; // whether a lost worker will be replaced unasked
  /** @type {string | undefined} the block that Python is at work for */
  #at;
  #watchdog = new Watchdog((silence) => this.#watch(silence));
  #plainly = false; // whether the snapshot cannot be restored here
  #starting = new Starting();
  #workers;
  #owner;

  /**
   * @param {Kit} kit
   * @param {Owner} owner
   */
  constructor(kit, owner) {
    this.#owner = owner;
    this.#workers = new WorkerPair(kit, {
      heard: (message) => this.#receive(message),
      unable: (trouble) => this.#giveUp(trouble),
      lacking: (trouble) => this.#lack(trouble),
      lost: (event, name) => this.#lose(event, name),
      forbidden: (event) => this.#forbid(event),
    });
  }

  /** Whether there is a worker, or one is being made; then, whether Python is there. */
  get begun() {
    return this.#workers.begun;
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
    if (!this.begun) return this.start(how);
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
    if (!this.begun) this.start({ ...how, quiet: true });
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
    if (this.#ready && !this.#waiting.size) this.#workers.send(message);
  }

  /**
   * A message that has no answer.
   * @param {BlockEvent | Close} message
   */
  tell(message) {
    this.#workers.send({ type: "message", block: message.block, text: JSON.stringify(message) });
  }

  /**
   * A message that has an answer, for which the watchdog waits.
   * @param {Open | Tick} message
   * @param {ArrayBuffer} [state]
   */
  ask(message, state) {
    this.#waiting.add(message.block);
    this.#watchdog.wake();
    this.#workers.send({ type: "message", block: message.block, text: JSON.stringify(message), state });
  }

  /**
   * Blocks have been edited: each goes on in its new code. A Python that is still on its way begins anew with it.
   * @param {string} modules
   */
  renew(modules) {
    if (!this.begun) return;
    if (!this.#ready) {
      this.end();
      return this.start({ quiet: true });
    }
    this.#waiting.clear();
    this.#workers.send({ type: "renew", modules });
    for (const session of this.sessions) session.renew();
    for (const session of this.sessions) session.begin();
  }

  /** @param {Start} [how] */
  start({ made, quiet = false } = {}) {
    this.#later = Boolean(made);
    const lack = lacking();
    if (lack) return this.#refuse(lack);
    this.#starting = new Starting();
    if (!quiet) for (const session of this.#sessions.values()) session.wait();
    this.#watchdog.wake();
    this.#workers.start(this.#plainly, made);
  }

  /** @param {FromWorker | FromFiles} message */
  #receive(message) {
    this.#watchdog.heard();
    if (message.type === "progress") this.#progress(message);
    else if (message.type === "missing") this.#workers.supply(message.name);
    else if (message.type === "lacking") this.#lack(message);
    else if (message.type === "unfit") this.#startPlainly(message.reason);
    else if (message.type === "ready") this.#begin();
    else if (message.type === "made") this.#owner.made(message.made);
    else if (message.type === "begun") this.#at = message.block;
    else if (message.type === "done") this.#done(message);
    else if (message.type === "unable") this.#giveUp(message);
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
    for (const session of this.sessions) session.progress(files.arrived, files.expected, files.left);
  }

  /** @param {Trouble} trouble  what did not arrive; once Python runs, it can do without */
  #lack(trouble) {
    if (this.#ready) console.debug("nnlesson:", trouble.reason);
    else if (this.#plainly || !canBeDoneWithout(trouble.name)) this.#giveUp(trouble);
    else this.#startPlainly(trouble.reason);
  }

  /** @param {string} reason  for which a worker cannot restore the snapshot, and is of no more use */
  #startPlainly(reason) {
    console.debug("nnlesson: starting without the snapshot:", reason);
    this.end();
    if (!this.#sessions.size) return; // a spare one, which can be done without
    this.#plainly = true;
    this.start();
  }

  #begin() {
    if (!this.#later) mark("ready");
    this.#ready = true;
    const sessions = this.sessions.sort((one, other) => other.urgency - one.urgency);
    for (const session of sessions) session.begin();
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
    if (answer.type !== "frame") return;
    if (!this.#live && !this.#later) mark("live");
    this.#live = true;
  }

  /**
   * A block that is at work may be so for as long as its learner likes. Anything else has to come to an end.
   * @param {number} silence  ms
   * @returns {boolean} whether someone still waits
   */
  #watch(silence) {
    const seconds = silence / SECOND;
    if (!this.#ready && seconds >= this.#starting.timeout) this.#giveUp({ reason: this.#starting.stuck });
    else if (this.#ready && this.#at !== undefined) this.#owner.working(this, this.#at, silence);
    else if (this.#ready && seconds >= ANSWER_TIMEOUT) this.#replace(`no answer for ${ANSWER_TIMEOUT} seconds`);
    return this.begun && (!this.#ready || this.#at !== undefined || this.#waiting.size > 0);
  }

  /**
   * @param {ErrorEvent} event
   * @param {string} name  of the worker's script
   */
  #lose(event, name) {
    event.preventDefault();
    if (this.#ready) this.#replace(event.message);
    else if (event.message) this.#lack({ reason: event.message });
    else this.#giveUp({ reason: `${name} did not arrive` });
  }

  /** @param {string} reason  for which Python is ended, and another one started where that has not just been tried */
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

  /** @param {Trouble} trouble  for which Python could not start */
  async #giveUp(trouble) {
    this.end();
    const renewed = await isRenewed(); // then only the page that the site has now can start it
    if (!this.begun) this.#fail(renewed ? RENEWED : notStarted(trouble)); // else another block has come meanwhile
  }

  /** @param {string} sentence */
  #fail(sentence) {
    this.end();
    this.#mayReplace = true;
    this.#plainly = false;
    for (const session of this.sessions) session.fail(sentence);
  }

  /** @param {SecurityPolicyViolationEvent} event */
  #forbid({ effectiveDirective }) {
    if (effectiveDirective === "worker-src") this.#refuse(forbidden("'self' among its worker-src"));
  }

  /** @param {Lack} lack */
  #refuse(lack) {
    this.end();
    for (const session of this.#sessions.values()) session.refuse(lack);
  }

  end() {
    this.#workers.end();
    this.#at = undefined;
    this.#ready = false;
    this.#watchdog.sleep();
    this.#waiting.clear();
  }
}
