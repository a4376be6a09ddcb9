/** @import { Device } from "./device/device.js" */
/** @import { Buffers, Frame, Tree, Trouble, Where } from "./messages.js" */
/** @import { Lack } from "./requirements.js" */
/** @import { WorkerPool } from "./worker-pool.js" */

/** The controller of a block in a page: it ties controls, session, patcher and status line together. */

import { Announcer } from "./announcer.js";
import { atRest } from "./at-rest.js";
import { Coding } from "./coding.js";
import { listenToControls } from "./controls.js";
import { FigureMemory } from "./device/figure-memory.js";
import { keepFocus } from "./focus.js";
import { listenToGrids } from "./grid.js";
import { HeldControls } from "./held-controls.js";
import { Holding } from "./hold.js";
import { identity } from "./identity.js";
import { paint } from "./layers.js";
import { NumberTables } from "./number-tables.js";
import { patch } from "./patch.js";
import { Pointing } from "./pointer.js";
import { savesData } from "./save-data.js";
import { Session } from "./session.js";
import { Status } from "./status.js";
import { Tabs } from "./tabs.js";
import { Taking } from "./taking.js";
import { read } from "./tree.js";
import { watchVisibility } from "./visibility.js";

const WANTED = "nn-wanted"; // by a block that this one asks something of: it opens

/** What there is of a block while it is in the page: from its still, over the frames, to its still again. */
export class Figure {
  #life = new AbortController();
  #held = new HeldControls();
  #seen = false;
  #knows = false; // whether Python knows which tables of numbers are open
  #computing = false;
  #fault = ""; // why its block cannot be had, in a preview
  #block;
  #body;
  #still;
  #shown;
  #session;
  #announcer;
  #tabs;
  #status;
  #tables;
  #holding;
  #memory;
  #taking;
  #coding;

  /**
   * @param {HTMLElement} block
   * @param {WorkerPool} pool
   * @param {Device} device
   */
  constructor(block, pool, device) {
    const { signal } = this.#life;
    this.#block = block;
    this.#body = /** @type {HTMLElement} */ (block.querySelector(":scope > .nn-body"));
    this.#still = this.#shown = read(this.#body);
    this.#tabs = new Tabs(this.#body, signal);
    this.#restore();
    this.#announcer = new Announcer(this.#body);
    this.#status = new Status(this.#body, this.#announcer);
    const own = identity(block);
    this.#memory = new FigureMemory(device, block, this.#body, own);
    this.#session = new Session(pool, own, this.#view(), this.#memory.earlier);
    const did = (/** @type {string} */ name, /** @type {unknown} */ value) => this.#did(name, value);
    this.#taking = new Taking(block, this.#body, this.#status, did, signal);
    const asked = (/** @type {string} */ name, /** @type {unknown} */ value) => (value || this.#live ? did(name, value) : 0);
    this.#coding = new Coding(block, this.#body, asked, this.#status, this.#memory, signal);
    listenToControls(this.#body, this.#held, did, signal);
    listenToGrids(this.#body, signal);
    this.#holding = new Holding(this.#body, did, signal);
    new Pointing(this.#body, (name, value) => this.#looked(name, value), signal);
    this.#tables = new NumberTables(this.#body, (name, value) => this.#looked(name, value), signal);
    block.addEventListener(WANTED, () => this.#approach(), { signal });
    this.#taking.follow();
    watchVisibility(block, { near: () => this.#approach(), seen: (seen) => this.#see(seen) }, signal);
  }

  close() {
    this.#life.abort();
    this.#session.leave();
    this.#status.remove();
    this.#announcer.remove();
    this.#restore();
    this.#state = "still";
  }

  // The preview, in which a block may be edited while it is open

  get kind() {
    return this.#session.identity.kind;
  }

  /**
   * Its block cannot be had any more: its last picture stays, until it can.
   * @param {string} fault
   */
  fault(fault) {
    this.#fault = fault;
    this.#session.leave();
    this.#session.fail(`This block cannot be had: ${fault}`, true, { edited: true });
  }

  /** One that had failed goes on in its new code. */
  revive() {
    this.#fault = "";
    if (this.#state !== "failed") return;
    this.#session.renew();
    this.#join();
  }

  /**
   * Its still is another one now. What Python shows stays.
   * @param {HTMLElement} block
   */
  become(block) {
    this.#still = read(/** @type {HTMLElement} */ (block.querySelector(":scope > .nn-body")));
    this.#session.identity = identity(block);
    if (this.#state === "still") this.#restore();
  }

  get #state() {
    return this.#block.getAttribute("state") ?? "";
  }

  set #state(state) {
    if (state !== this.#state) this.#block.setAttribute("state", state);
  }

  /** @returns {import("./view.js").View} */
  #view() {
    return {
      seen: () => this.#seen,
      waiting: () => this.#waiting(),
      moved: () => (this.#knows = false),
      computing: (long) => this.#compute(long),
      progress: (arrived, expected, left) => this.#progress(arrived, expected, left),
      show: (frame, buffers, notice) => this.#show(frame, buffers, notice),
      keep: (news) => this.#memory.keep(news),
      take: (taken) => void this.#taking.take(taken),
      code: (code) => this.#coding.show(code),
      announce: (sentence) => this.#announcer.say(sentence),
      failed: (sentence, keeps, where) => this.#failed(sentence, keeps, where),
      refused: (lack) => this.#refused(lack),
    };
  }

  #approach() {
    if (this.#state !== "still") return;
    if (this.#session.free || !savesData()) this.#join();
    else this.#status.say("To save data, Python is loaded when you press or move something here.");
  }

  /** Whatever asks something of this block is to hear all of its run, wherever in the page it stands. */
  #join() {
    this.#session.join();
    for (const asker of document.querySelectorAll(`nn-block[asks~="${CSS.escape(this.#block.id)}"]`)) {
      asker.dispatchEvent(new Event(WANTED));
    }
  }

  /** @param {boolean} seen */
  #see(seen) {
    this.#seen = seen;
    this.#tell();
    if (seen) this.#session.run();
  }

  /**
   * @param {string} name
   * @param {unknown} [value]
   */
  #did(name, value) {
    if (this.#fault) return 0; // its box says why
    if (this.#state === "still" || this.#state === "failed") this.#join();
    if (this.#memory.did(name, value)) this.#taking.goOn();
    const number = this.#session.event(name, value);
    this.#tell();
    return number;
  }

  /** Whether what is shown is Python's. */
  get #live() {
    return this.#state === "ready" || this.#state === "running";
  }

  /**
   * Where a pointer has been, or a table was opened, is of no interest any more when Python is ready; what was pressed is.
   * @param {string} name
   * @param {unknown} [value]
   */
  #looked(name, value) {
    return this.#live || name === "press" ? this.#did(name, value) : 0;
  }

  #waiting() {
    this.#state = "starting";
    this.#knows = false;
    this.#held.forget();
    this.#holding.answer(Infinity);
    this.#status.waiting();
    this.#tell();
  }

  /**
   * @param {number} arrived
   * @param {number} expected
   * @param {number} [left]
   */
  #progress(arrived, expected, left) {
    if (this.#state === "starting") this.#status.progress(arrived, expected, left);
  }

  /** @param {boolean} long */
  #compute(long) {
    this.#computing = long;
    if (long) this.#status.computing(() => this.#session.end(), this.#life.signal);
    else this.#status.say("");
  }

  #tell() {
    if (this.#computing) return;
    if (this.#state === "starting" && (this.#seen || this.#session.kept)) this.#status.starting(this.#session.kept);
  }

  /**
   * @param {Frame} frame
   * @param {Buffers} buffers
   * @param {string} notice
   */
  #show(frame, buffers, notice) {
    this.#held.answer(frame.answered);
    this.#holding.answer(frame.answered);
    this.#patch(frame.body);
    paint(this.#body, frame.layers, buffers);
    this.#state = frame.running ? "running" : "ready";
    if (!this.#knows && this.#tables.open.length) this.#tables.tell();
    if (!this.#knows) this.#coding.tell();
    this.#knows = true;
    if (frame.trouble && !notice) this.#warn(frame.trouble);
    else this.#status.say(notice || this.#taking.said);
  }

  /** @param {Trouble} trouble */
  #warn({ sentence, undo }) {
    const undone = () => void this.#did("rewind", undo);
    this.#status.trouble(sentence, undo === undefined ? undefined : undone, this.#life.signal);
  }

  /**
   * @param {string} sentence
   * @param {boolean} [keeps]  whether its last picture stays
   * @param {Where} [where]  in the block's own code
   */
  #failed(sentence, keeps = false, where = {}) {
    this.#stop(keeps);
    this.#status.failed(sentence, () => this.#join(), this.#life.signal, where);
  }

  /** @param {Lack} lack */
  #refused(lack) {
    this.#stop();
    this.#status.refused(lack);
  }

  /**
   * There is no Python any more for this figure.
   * @param {boolean} [keeps]  whether its last picture stays, and is not the still again
   */
  #stop(keeps = false) {
    this.#held.forget();
    this.#holding.answer(Infinity);
    this.#computing = false;
    this.#patch(keeps ? atRest(this.#shown, this.#still) : this.#still);
    this.#state = "failed";
  }

  /** Show the still, as it was written: browsers put controls back to where they were when a page was left. */
  #restore() {
    this.#patch(this.#still);
  }

  /** @param {Tree} tree */
  #patch(tree) {
    keepFocus(this.#body, () => patch(this.#body, this.#shown, tree, (option) => this.#held.has(option)));
    this.#shown = tree;
    this.#tabs.follow();
  }
}
