/** @import { Answer, Buffers, Frame, Happening } from "./messages.js" */
/** @import { Earlier } from "./device/figure-memory.js" */
/** @import { Channel } from "./channel.js" */

/** A session: the page's side of one block that is open in Python. */

import { Playback } from "./playback.js";

const RESTORED = "Python stopped answering and was started again.";

let count = 0;

/**
 * What a session shows itself with.
 * @typedef {object} View
 * @property {() => boolean} seen  whether the block is in view
 * @property {() => void} waiting  Python is not there yet
 * @property {(arrived: number, expected: number) => void} progress  of Python's files, in bytes
 * @property {(frame: Frame, buffers: Buffers, notice: string) => void} show
 * @property {(sentence: string) => void} announce  to whoever hears the page
 * @property {(sentence: string) => void} failed
 */

/**
 * One block that the page has open in Python. It asks one question at a time: what the learner does meanwhile waits
 * and goes along with the next, so that Python is never behind by more than one answer.
 */
export class Session {
  /** @type {Happening[]} */
  #events = [];
  #number = 0;
  #open = false;
  #asking = false;
  #running = false;
  #scheduled = false;
  #answered = 0; // the number of the last event that a frame has shown
  #playback = new Playback();
  #notice = "";
  /** @type {ArrayBuffer | undefined} the block's state as Python last sent it */
  #state;
  #earlier;
  #channel;
  #view;
  #identity;

  /**
   * @param {Channel} channel
   * @param {{ id: string, kind: string, heading: number, options: object, answers?: object }} identity
   * @param {View} view
   * @param {Earlier} [earlier]  what an earlier visit has kept of the block
   */
  constructor(channel, identity, view, earlier) {
    this.#channel = channel;
    this.#view = view;
    this.#identity = identity;
    this.#earlier = earlier;
    /** A name that no other block of the visit has or had. */
    this.block = `${identity.id}@${++count}`;
  }

  /** Whether something that the learner did waits to be carried out. */
  get kept() {
    return this.#events.length > 0;
  }

  /** Whether Python is there already, or on its way: then joining it fetches nothing. */
  get free() {
    return this.#channel.begun;
  }

  join() {
    this.#channel.join(this);
  }

  leave() {
    this.#open = false;
    this.#channel.leave(this);
  }

  /**
   * Something that the learner did.
   * @param {string} name
   * @param {unknown} [value]
   * @returns {number} by which a frame says that it has been carried out
   */
  event(name, value) {
    if (name !== "point" && name !== "tables") this.#notice = "";
    const last = this.#events.at(-1);
    if (last && supersedes(name, value, last)) this.#events.pop();
    this.#events.push({ name, value, number: ++this.#number });
    this.#ask();
    return this.#number;
  }

  /** Go on with a run while the block is in view. */
  run() {
    if (!this.#running || this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame((now) => {
      this.#scheduled = false;
      if (this.#open && this.#running && this.#view.seen()) this.#paint(now);
    });
  }

  // What the channel says

  /** There is no Python at the moment. */
  wait() {
    if (this.#asking && !this.#open) this.#earlier = undefined; // Python may have been lost over it
    this.#open = this.#asking = false;
    this.#view.waiting();
  }

  /**
   * @param {number} arrived
   * @param {number} expected
   */
  progress(arrived, expected) {
    this.#view.progress(arrived, expected);
  }

  begin() {
    this.#notice = this.#state ? RESTORED + (this.#running ? " The run is paused." : "") : "";
    this.#running = false;
    this.#asking = true;
    const earlier = this.#state ? undefined : this.#earlier;
    const kept = earlier && { kept: earlier.use };
    this.#channel.ask({ type: "open", block: this.block, ...this.#identity, ...kept }, this.#state ?? earlier?.state);
  }

  /** The run of another block has changed something in this one: a frame shows it, and the next answer brings one. */
  stir() {
    this.#ask();
  }

  /**
   * @param {Exclude<Answer, import("./messages.js").Stirred>} answer
   * @param {Buffers} buffers
   */
  answer(answer, buffers) {
    this.#asking = false;
    if (answer.type === "failed") {
      console.debug(answer.detail);
      this.#earlier = undefined;
      return this.fail(answer.sentence);
    }
    this.#open = true;
    if (answer.type === "frame") this.#frame(answer, buffers);
    if (this.kept || (this.#running && this.#view.seen() && this.#playback.wantsTick)) this.#ask();
    this.run();
  }

  /** @param {string} sentence */
  fail(sentence) {
    this.#events = [];
    this.#state = undefined;
    this.#open = this.#asking = this.#running = false;
    this.#view.failed(sentence);
  }

  /**
   * @param {Frame} frame
   * @param {Buffers} buffers
   */
  #frame(frame, buffers) {
    this.#state = buffers.state ?? this.#state;
    if (frame.announcement) this.#view.announce(frame.announcement); // now, for not every frame is shown
    if (this.#notice && frame.running) this.#events.unshift({ name: "pause", number: this.#number });
    this.#running = frame.running;
    if (frame.running && frame.answered === this.#answered) this.#playback.hold(frame, buffers);
    else this.#show(frame, buffers);
  }

  /**
   * What answers the learner is shown at once, and what was drawn before it never.
   * @param {Frame} frame
   * @param {Buffers} buffers
   */
  #show(frame, buffers) {
    this.#answered = frame.answered;
    this.#playback.start();
    this.#view.show(frame, buffers, this.#notice);
  }

  /** @param {number} now */
  #paint(now) {
    const held = this.#playback.paint(now);
    if (held) this.#view.show(held.frame, held.buffers, this.#notice);
    if (this.#playback.wantsTick) this.#ask();
    this.run();
  }

  #ask() {
    if (!this.#open || this.#asking) return;
    for (const event of this.#events) this.#channel.tell({ type: "event", block: this.block, ...event });
    this.#events = [];
    this.#asking = true;
    const elapsed = this.#running ? this.#playback.advance() : 0; // time stands still while the block is paused
    this.#channel.ask({ type: "tick", block: this.block, elapsed });
  }
}

/**
 * Of several moves of one slider, or of the pointer, only the last one matters. Where a drag begins is kept.
 * @param {string} name
 * @param {unknown} value
 * @param {Happening} last
 */
function supersedes(name, value, last) {
  if (name !== last.name) return false;
  if (name === "point") return held(value) === held(last.value);
  return name === "set" && option(value) === option(last.value);
}

/** @param {unknown} value */
function held(value) {
  return /** @type {{ held?: boolean } | null} */ (value)?.held ?? false;
}

/** @param {unknown} value */
function option(value) {
  return /** @type {{ option: string }} */ (value).option;
}
