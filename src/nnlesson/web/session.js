/** @import { Answer, Buffers, Frame, Open, Where } from "./messages.js" */
/** @import { Earlier } from "./device/figure-memory.js" */
/** @import { Lack } from "./requirements.js" */
/** @import { View } from "./view.js" */
/** @import { WorkerPool } from "./worker-pool.js" */

/** A session: the page's side of one block that is open in Python. */

import { Happenings } from "./happenings.js";
import { Opening } from "./opening.js";
import { Playback } from "./playback.js";

const RESTORED = "Python stopped answering and was started again.";

let count = 0;

/**
 * One block that the page has open in Python. It asks one question at a time: what the learner does meanwhile waits
 * and goes along with the next, so that Python is never behind by more than one answer.
 */
export class Session {
  #events = new Happenings();
  #open = false;
  #asking = false;
  #running = false;
  #scheduled = false;
  #computing = false; // whether the block says that it still is
  #moved = false; // to another Python, and not answered there yet
  #stopped = false; // by its learner, and not begun again yet
  #answered = 0; // the number of the last event that a frame has shown
  #playback = new Playback();
  #notice = "";
  #pauses = false; // whether a run that comes back does not go on by itself
  #opening;
  #channel;
  #view;

  /**
   * @param {Pick<WorkerPool, "begun" | "join" | "leave" | "tell" | "ask" | "stop">} channel
   * @param {{ id: string, kind: string, heading: number, options: object, answers?: object }} identity
   * @param {View} view
   * @param {Earlier} [earlier]  what an earlier visit has kept of the block
   */
  constructor(channel, identity, view, earlier) {
    this.#channel = channel;
    this.#view = view;
    /** What its page says of it. */
    this.identity = identity;
    this.#opening = new Opening(earlier);
    /** A name that no other block of the visit has or had. */
    this.block = `${identity.id}@${++count}`;
  }

  /** Whether something that the learner did waits to be carried out. */
  get kept() {
    return this.#events.wait;
  }

  /** Whether Python holds this block, and answers. */
  get open() {
    return this.#open;
  }

  /** Whether it runs, as far as is known. */
  get running() {
    return this.#running;
  }

  /** Whether an answer is still to come. */
  get asks() {
    return this.#asking;
  }

  /** Whether a learner waits for what they did to be carried out. */
  get pressed() {
    return this.#events.open;
  }

  /** Whether Python is there already, or on its way: then joining it fetches nothing. */
  get free() {
    return this.#channel.begun;
  }

  /** Whether a learner looks for something in it: the run that they left, or else what is in view. */
  get urgency() {
    return (this.#view.seen() ? 2 : 0) + (this.#opening.kept || this.#opening.own ? 1 : 0);
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
    if (name !== "point" && name !== "tables" && name !== "code") {
      this.#notice = "";
      this.#pauses = false;
    }
    const number = this.#events.add(name, value);
    this.#ask();
    return number;
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

  /** The learner does not want to wait for an answer any longer. */
  end() {
    this.#channel.stop(this);
  }

  // What the channel says

  /** There is no Python at the moment. */
  wait() {
    this.#doubt();
    this.#events.lose();
    this.#open = this.#asking = false;
    this.compute(false);
    this.#view.waiting();
  }

  /** @type {View["progress"]} */
  progress = (arrived, expected, left) => this.#view.progress(arrived, expected, left);

  begin() {
    const lost = this.#opening.own && !this.#moved && !this.#stopped;
    this.#notice = lost ? RESTORED + (this.#running ? " The run is paused." : "") : "";
    this.#pauses = lost || this.#stopped;
    this.#running &&= this.#moved;
    this.#moved = this.#stopped = false;
    this.#asking = true;
    this.#channel.ask(...this.opening);
  }

  /**
   * With what Python opens the block.
   * @returns {[message: Open, state: ArrayBuffer | undefined]}
   */
  get opening() {
    const [how, state] = this.#opening.from;
    return [{ type: "open", block: this.block, ...this.identity, ...how }, state];
  }

  /**
   * Another Python is to answer, for another block keeps this one's at work. What was asked is asked again there.
   * @param {boolean} soon  whether it is there already
   */
  move(soon) {
    this.#events.again();
    this.#open = this.#asking = false;
    this.#moved = true;
    this.compute(false);
    this.#view.moved();
    if (!soon) this.#view.waiting();
  }

  /** Its code has been edited: it goes on in the new one, and one that had failed from where it was before. */
  renew() {
    this.#opening.edit();
    this.move(true);
  }

  /**
   * Whether an answer is long in coming. What takes long may be honest work: the learner decides.
   * @param {boolean} [long]
   */
  compute(long = true) {
    if (long !== this.#computing) this.#view.computing(long);
    this.#computing = long;
  }

  /**
   * The learner did not want to wait any longer.
   * @param {string} sentence
   */
  stop(sentence) {
    const again = this.#open; // what it was opened from may be what it hangs over
    this.#doubt();
    this.#end(again);
    this.#view.failed(sentence, true);
    this.#stopped = true;
  }

  /** What is kept of an earlier visit is not tried again if Python may have been lost over it. */
  #doubt() {
    if (this.#asking && !this.#open) this.#opening.doubt();
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
    this.compute(false);
    if (answer.type === "failed") {
      console.debug(answer.detail);
      this.#opening.doubt();
      return this.fail(answer.sentence, true, answer);
    }
    this.#open = true;
    if (answer.type === "frame") this.#frame(answer, buffers);
    if (this.kept || (this.#running && this.#view.seen() && this.#playback.wantsTick)) this.#ask();
    this.run();
  }

  /**
   * @param {string} sentence
   * @param {boolean} [keeps]  whether its last picture stays
   * @param {Where} [where]  in the block's own code
   */
  fail(sentence, keeps, where) {
    this.#end();
    this.#view.failed(sentence, keeps, where);
  }

  /** @param {Lack} lack */
  refuse(lack) {
    this.#events.clear();
    this.#view.refused(lack);
  }

  /** @param {boolean} [again]  whether it can go on from where it was */
  #end(again) {
    this.#events.clear();
    this.#opening.end(again);
    this.#open = this.#asking = this.#running = this.#computing = false;
  }

  /**
   * @param {Frame} frame
   * @param {Buffers} buffers
   */
  #frame(frame, buffers) {
    this.#opening.take(buffers.state, frame.shelf, frame.code);
    if (frame.announcement) this.#view.announce(frame.announcement); // now, for not every frame is shown
    this.#events.answer(frame.answered);
    if (this.#pauses && frame.running) this.#events.pause();
    this.#pauses &&= frame.running;
    this.#running = frame.running;
    if (frame.running && frame.answered === this.#answered) this.#playback.hold(frame, buffers);
    else this.#show(frame, buffers);
    // now, for not every frame is shown
    if (buffers.state || frame.shelf !== undefined) this.#view.keep(this.#opening.news);
    if (frame.taken) this.#view.take(frame.taken);
    if (frame.code) this.#view.code(frame.code);
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
    for (const event of this.#events.tell()) this.#channel.tell({ type: "event", block: this.block, ...event });
    this.#asking = true;
    const elapsed = this.#running ? this.#playback.advance() : 0; // time stands still while the block is paused
    this.#channel.ask({ type: "tick", block: this.block, elapsed });
  }
}
