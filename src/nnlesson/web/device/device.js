/** @import { Draft, Kept, Place, Tried } from "./record.js" */

/** The device: where what a learner did is kept from visit to visit, of this course only. Nothing leaves it. */

import { pageAt } from "./pages.js";
import { ROOM, courseOf, fitting, merged, nothing, read, renewed, within } from "./record.js";
import { canStore, forget, store, stored } from "./storage.js";

const CALM = 1000; // ms without anything new, before what is new is written
const RUNNING = 'nn-block[state="running"]';

/** A figure that was tried, its state still as Python sent it. */
/** @typedef {Omit<Tried, "state"> & { state: ArrayBuffer }} Fresh */

/**
 * What is kept is written when nothing runs, and when the page is left; until then it is known here. Where storage is
 * refused, it is known for as long as the visit lasts.
 */
export class Device extends EventTarget {
  /** @type {Kept | undefined} as it was last read or written */
  #kept;
  /** @type {Map<string, Fresh>} figures that were not written yet */
  #figures = new Map();
  /** @type {Map<string, Place>} */
  #places = new Map();
  /** @type {Map<string, Draft>} */
  #drafts = new Map();
  #unwritten = false;
  #text = ""; // in storage, as it was last read or written
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #name;

  /**
   * @param {string} root  of the course: the address of its folder
   * @param {string} course  its name
   * @param {string} code  which code its figures run on
   */
  constructor(root, course, code) {
    super();
    this.root = root;
    this.course = course;
    this.code = code;
    this.#name = `nnlesson ${new URL(root).pathname} ${course}`;
    addEventListener("pagehide", () => this.#write());
    document.addEventListener("visibilitychange", () => document.hidden && this.#write());
    addEventListener("storage", ({ key }) => this.#changedElsewhere(key));
    // A page that Back brings out of the browser's own cache has slept through all that.
    addEventListener("pageshow", ({ persisted }) => persisted && !this.refused && this.#changedElsewhere(null));
  }

  /** The name of the page in view. */
  get page() {
    return pageAt(location.href, this.root) ?? "";
  }

  /** Whether the browser refuses to store anything. */
  get refused() {
    return !canStore(this.#name);
  }

  /** All that is kept. */
  get record() {
    this.#gather();
    return this.#read();
  }

  /**
   * What is known of a figure.
   * @param {string} name
   * @returns {Tried | undefined}
   */
  figure(name) {
    if (this.#figures.has(name)) this.#gather();
    return this.#read().figures[name];
  }

  /**
   * @param {string} name
   * @param {Fresh} figure
   */
  keepFigure(name, figure) {
    this.#figures.set(name, figure);
    this.#wait();
  }

  /**
   * What was written in the editor of a figure.
   * @param {string} name
   */
  drafts(name) {
    return (this.#drafts.get(name) ?? this.#read().drafts?.[name])?.texts ?? {};
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} texts
   */
  keepDrafts(name, texts) {
    this.#drafts.set(name, { texts: { ...texts }, at: Date.now() });
    this.#wait();
  }

  /**
   * @param {string} page
   * @param {Place} place
   */
  keepPlace(page, place) {
    const read = Math.max(place.read, this.#places.get(page)?.read ?? 0);
    this.#places.set(page, { ...place, read });
    this.#wait();
  }

  /** Forget everything, here and in storage. */
  forget() {
    this.#empty();
    forget(this.#name);
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Take in what was exported here or elsewhere.
   * @param {string} text
   * @returns {string} why it is refused; empty if it is not
   */
  import(text) {
    const course = courseOf(text);
    if (course === undefined) return "This file is none that was exported here, or it is damaged. Nothing has changed.";
    if (course !== this.course) return `This file is of another course, “${course}”. Nothing has changed.`;
    const given = read(text, this.course);
    if (!given) return "This file is damaged, or of another version of the course. Nothing has changed.";
    this.#kept = merged(this.record, given);
    this.#unwritten = true;
    this.#write();
    this.dispatchEvent(new Event("change"));
    return "";
  }

  #read() {
    if (this.#kept) return this.#kept;
    this.#text = stored(this.#name);
    this.#kept = fitting(this.#text, this.course) ?? nothing(this.course);
    return this.#kept;
  }

  /** What another page of the course has written since. */
  #others() {
    const text = stored(this.#name);
    if (text === this.#text) return;
    this.#text = text;
    return fitting(text, this.course);
  }

  /** Take what is new into what is kept. */
  #gather() {
    if (!this.#figures.size && !this.#places.size && !this.#drafts.size) return;
    const fresh = [...this.#figures].map(([name, figure]) => [name, { ...figure, state: base64(figure.state) }]);
    const places = Object.fromEntries(this.#places);
    const found = { figures: Object.fromEntries(fresh), places, drafts: Object.fromEntries(this.#drafts) };
    this.#kept = within(renewed(this.#read(), found), ROOM);
    this.#figures.clear();
    this.#places.clear();
    this.#drafts.clear();
    this.#unwritten = true;
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (document.querySelector(RUNNING) ? this.#wait() : this.#write()), CALM);
  }

  /** Of what another page has written since and what is new here, what is newer stands. */
  #write() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#gather();
    if (!this.#kept || !this.#unwritten) return;
    this.#unwritten = false;
    const others = this.#others();
    const all = others ? merged(others, this.#kept) : this.#kept;
    [ROOM, ROOM / 4, ROOM / 16, 0].some((room) => this.#store(JSON.stringify(within(all, room))));
    this.#kept = within(all, ROOM);
  }

  /** @param {string} text */
  #store(text) {
    if (!store(this.#name, text)) return false;
    this.#text = text;
    return true;
  }

  /** @param {string | null} name */
  #changedElsewhere(name) {
    if (name !== null && name !== this.#name) return;
    if (!stored(this.#name)) this.#empty();
    const others = this.#kept && this.#others();
    if (this.#kept && others) this.#kept = merged(this.#kept, others);
    this.dispatchEvent(new Event("change"));
  }

  #empty() {
    clearTimeout(this.#timer);
    this.#kept = undefined;
    this.#unwritten = false;
    this.#figures.clear();
    this.#places.clear();
    this.#drafts.clear();
  }
}

/** @param {ArrayBuffer} bytes */
function base64(bytes) {
  const parts = [];
  for (let i = 0; i < bytes.byteLength; i += 0x8000) {
    parts.push(String.fromCharCode(...new Uint8Array(bytes.slice(i, i + 0x8000))));
  }
  return btoa(parts.join(""));
}
