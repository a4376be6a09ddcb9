/** @import { BlockEvent, Close, Kit, Made, Open, Tick } from "./messages.js" */
/** @import { Session } from "./session.js" */

/** The worker pool: which block is in which Python, so that the fault of one stays its own. */

import { Channel } from "./channel.js";
import { replaceModules } from "./modules.js";
import { isLeaving } from "./renewal.js";
import { Spare } from "./spare.js";

// A block that is at work keeps the others waiting for so many ms at most; then they move on to another worker
const PRESSED = 150; // where a learner has pressed one of them
const RUNNING = 1000; // where one of them runs, or the block is being drawn for the first time, which takes longer
const SPOKEN = 2000; // where nobody waits for them; and then the block says that it is at work
const FRAME = 16; // ms
const REHEARSED = 1000; // ms after which a rehearsal hangs
const GIVEN_UP = 10_000; // ms at work, after which a block may lose its worker to another one
const APART = 2; // blocks that have a worker of their own at most

const STOPPED = "This figure was stopped while it was computing. Its last picture stays.";
const ENDED = "This figure did not stop computing and was ended. Its last picture stays.";
const BROKEN = "This figure brought Python down and was ended. Its last picture stays.";

/**
 * What the pool is told by its channels.
 * @typedef {object} Owner
 * @property {(channel: Channel) => void} ready  Python is there
 * @property {(made: Made) => void} made  of what another worker can be made
 * @property {(session: Session, failed: boolean) => void} answered  a block has, or has failed
 * @property {(channel: Channel, block: string, took: number) => void} rehearsed  a block has been, in so many ms
 * @property {(channel: Channel, block: string, silence: number) => void} working  a block is at work, for so many ms
 * @property {(session: Session, reason: string) => void} broken  a block has brought its worker down
 * @property {(channel: Channel) => void} lost  a worker was lost, and no block is known to be the cause
 */

/**
 * All blocks share one Python as long as each of them answers. When one does not, it stays where it is, for its long step
 * may be honest work, and the others go on, from what was last kept of them, in a worker that was kept ready for that.
 * Until then the spare worker rehearses the blocks, where it costs nobody a moment. A block that has kept others
 * waiting comes back once it answers; when it does so again, it has a Python of its own from then on.
 */
export class WorkerPool {
  /** @type {Map<string, { session: Session, channel: Channel }>} */
  #homes = new Map();
  /** @type {Set<Channel>} those of one block each */
  #apart = new Set();
  /** @type {WeakSet<Session>} blocks that have kept others waiting once */
  #late = new WeakSet();
  /** @type {WeakSet<Session>} blocks that have done so again, or were ended */
  #slow = new WeakSet();
  #spare = new Spare(() => this.#channel());
  #kit;
  #main;

  /** @param {Kit} kit */
  constructor(kit) {
    this.#kit = kit;
    this.#main = this.#channel();
  }

  /** Whether there is a worker, or one is being made. */
  get begun() {
    return this.#main.begun;
  }

  /** @param {Session} session */
  join(session) {
    if (isLeaving()) return;
    this.#endOwn(session);
    const apart = this.#slow.has(session) && this.#main.begun && this.#room();
    if (apart) this.#settle(session, this.#spare.take(), this.#apart);
    else this.#settle(session, this.#main);
  }

  /** @param {Session} session */
  leave(session) {
    const { block } = session;
    this.#homes.get(block)?.channel.leave(session);
    this.#endOwn(session);
    this.#homes.delete(block);
    this.#spare.forget(block);
  }

  /** @param {BlockEvent | Close} message */
  tell(message) {
    this.#homes.get(message.block)?.channel.tell(message);
  }

  /**
   * @param {Open | Tick} message
   * @param {ArrayBuffer} [state]
   */
  ask(message, state) {
    this.#spare.interrupt();
    this.#homes.get(message.block)?.channel.ask(message, state);
  }

  /**
   * Blocks have been edited.
   * @param {string} modules
   */
  renew(modules) {
    replaceModules(modules);
    this.#spare.end();
    for (const channel of [this.#main, ...this.#apart]) channel.renew(modules);
    if (this.#main.ready) this.#spare.prepareLater();
  }

  /**
   * Its learner does not want to wait for it any longer.
   * @param {Session} session
   */
  stop(session) {
    this.#end(session);
    session.stop(STOPPED);
  }

  #channel() {
    /** @type {Owner} */
    const owner = {
      ready: (channel) => this.#ready(channel),
      made: (made) => (this.#spare.made = made),
      answered: (session, failed) => this.#answered(session, failed),
      rehearsed: (channel, block, took) => this.#rehearsed(channel, block, took),
      working: (channel, block, silence) => this.#working(channel, block, silence),
      broken: (session, reason) => this.#broken(session, reason),
      lost: (channel) => this.#lost(channel),
    };
    return new Channel(this.#kit, owner);
  }

  /**
   * @param {Session} session
   * @param {Channel} channel
   * @param {Set<Channel>} [among]
   */
  #settle(session, channel, among) {
    among?.add(channel);
    this.#homes.set(session.block, { session, channel });
    channel.join(session, { made: this.#spare.made });
  }

  // The spare worker

  /** @param {Channel} channel */
  #ready(channel) {
    if (!this.#spare.is(channel)) return this.#spare.prepareLater();
    for (const { session } of this.#homes.values()) if (session.open) this.#spare.rehearse(session);
  }

  /**
   * What was rehearsed in no more than a frame is rehearsed once more where it will run.
   * @param {Channel} channel
   * @param {string} block
   * @param {number} took  ms
   */
  #rehearsed(channel, block, took) {
    if (!this.#spare.is(channel) || took > FRAME) return;
    this.#homes.get(block)?.channel.direct({ type: "warm", block });
  }

  // What goes wrong

  /**
   * @param {Channel} channel
   * @param {string} block  that Python is at work for
   * @param {number} silence  ms
   */
  #working(channel, block, silence) {
    const session = this.#homes.get(block)?.session;
    if (this.#spare.is(channel)) return silence >= REHEARSED ? this.#spare.giveUp(session) : undefined;
    const behind = channel.sessions.filter((other) => other !== session && other.asks);
    if ((!session || behind.length) && silence >= patience(session, behind)) this.#part(channel, session);
    if (session && silence >= SPOKEN) session.compute();
  }

  /**
   * Let a block go on by itself, and the others in another worker. One that was left meanwhile is ended.
   * @param {Channel} channel
   * @param {Session | undefined} session
   */
  #part(channel, session) {
    if (session && !this.#room()) return;
    const others = channel.sessions.filter((other) => other !== session);
    for (const other of others) channel.leave(other);
    if (!session) channel.end();
    else this.#setApart(session, channel);
    this.#replace(channel, others);
  }

  /**
   * @param {Session} session
   * @param {Channel} channel
   */
  #setApart(session, channel) {
    this.#apart.add(channel);
    if (this.#late.has(session)) this.#slow.add(session);
    this.#late.add(session);
  }

  /**
   * A block that was slow only once comes back to those that it may ask, or that ask it.
   * @param {Session} session
   * @param {boolean} failed
   */
  #answered(session, failed) {
    if (failed) return this.#spare.forget(session.block);
    this.#spare.rehearse(session);
    const channel = this.#homes.get(session.block)?.channel;
    if (!channel || this.#slow.has(session) || !this.#apart.delete(channel)) return;
    channel.end();
    this.#replace(channel, [session]);
  }

  /**
   * @param {Channel} channel
   * @param {Session[]} sessions  that were in it
   */
  #replace(channel, sessions) {
    if (channel === this.#main) this.#main = this.#spare.take();
    for (const session of sessions) this.#homes.set(session.block, { session, channel: this.#main });
    if (sessions.length) this.#main.take(sessions, { made: this.#spare.made });
  }

  /** Whether another block can have a worker of its own: one that has been at work for long may have to make room. */
  #room() {
    if (this.#apart.size < APART) return true;
    const [longest] = [...this.#apart].sort((one, other) => other.silence - one.silence);
    if (!longest || longest.silence < GIVEN_UP) return false;
    for (const session of longest.sessions) this.#fail(session, ENDED);
    return true;
  }

  /**
   * @param {Session} session
   * @param {string} reason
   */
  #broken(session, reason) {
    this.#fail(session, `${BROKEN} (${reason})`);
  }

  /**
   * @param {Session} session
   * @param {string} sentence
   */
  #fail(session, sentence) {
    this.#end(session);
    session.fail(sentence, true);
  }

  /**
   * End a block with its worker. The others of that worker go on in another one.
   * @param {Session} session
   */
  #end(session) {
    const channel = this.#homes.get(session.block)?.channel;
    if (!channel) return;
    this.#slow.add(session);
    this.#homes.delete(session.block);
    this.#apart.delete(channel);
    channel.end();
    this.#replace(channel, channel.sessions.filter((other) => other !== session));
  }

  /** @param {Session} session */
  #endOwn({ block }) {
    const channel = this.#homes.get(block)?.channel;
    if (channel && this.#apart.delete(channel)) channel.end();
  }

  /**
   * What brought a worker down is not known: it may have been memory, so that the spare one goes, too.
   * @param {Channel} channel
   */
  #lost(channel) {
    if (channel === this.#main) this.#spare.end();
  }
}

/**
 * For how many ms others wait for a block that is at work, or for one that was left meanwhile.
 * @param {Session | undefined} session
 * @param {Session[]} others
 */
function patience(session, others) {
  const pressed = others.some(({ pressed }) => pressed);
  if (pressed && session?.open) return PRESSED;
  return pressed || !session || others.some(({ running }) => running) ? RUNNING : SPOKEN;
}
