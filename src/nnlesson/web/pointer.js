/** @import { Send } from "./controls.js" */

/** Pointer and keyboard input on the picture of a block. */

import { KEYS } from "./keys.js";

const STEP = 0.02; // of the width, for an arrow key
const PAGE = 0.1;
const MIDDLE = { x: 0.5, y: 0.5 };

/** @typedef {{ x: number, y: number }} Place from 0 to 1, across and down */
/** @typedef {Place & { held?: boolean }} PointerState a place, and whether a button or a finger is down there */

/**
 * Pointing at what has a name in the picture (`data-point`), with mouse, finger or keys: `point` follows the pointer,
 * `press` is a click on it. Who drags points with `held`. Places are fractions of the thing's own box.
 */
export class Pointing {
  /** @type {string | undefined} what is pointed at now */
  #at;
  /** @type {Map<string, Place>} where each thing was last pointed at */
  #places = new Map();
  #send;

  /**
   * @param {HTMLElement} body
   * @param {Send} send
   * @param {AbortSignal} signal
   */
  constructor(body, send, signal) {
    this.#send = send;
    body.addEventListener("pointerdown", letSlide, { signal });
    body.addEventListener("pointermove", (event) => this.#follow(event), { signal });
    body.addEventListener("pointerleave", () => this.#leave(), { signal });
    body.addEventListener("pointercancel", () => this.#leave(), { signal });
    body.addEventListener("click", (event) => this.#click(event), { signal });
    body.addEventListener("focusin", (event) => this.#focus(event), { signal });
    body.addEventListener("focusout", ({ target }) => this.#blur(target), { signal });
    body.addEventListener("keydown", (event) => this.#key(event), { signal });
  }

  /** @param {PointerEvent} event */
  #follow(event) {
    const thing = named(event.target);
    if (thing) this.#say("point", thing, { ...placeOf(thing, event), held: (event.buttons & 1) === 1 });
    else this.#leave();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const thing = named(event.target);
    if (thing) this.#say("press", thing, placeOf(thing, event));
    else if (event.detail) this.#leave(); // a button that was pressed by a key leaves the pointer where it rests
  }

  /** @param {FocusEvent} event */
  #focus(event) {
    const thing = named(event.target);
    if (thing?.matches(":focus-visible")) this.#say("point", thing, this.#place(thing));
  }

  /** @param {EventTarget | null} target */
  #blur(target) {
    const thing = named(target);
    if (thing && nameOf(thing) === this.#at) this.#leave();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const thing = named(event.target);
    if (!thing || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = KEYS[event.key];
    if (by) this.#say("point", thing, moved(this.#place(thing), by(step(thing), page(thing))));
    else if (event.key === "Enter" || event.key === " ") this.#say("press", thing, this.#place(thing));
    else if (event.key === "Escape") this.#leave();
    else return;
    event.preventDefault();
  }

  /**
   * @param {"point" | "press"} name
   * @param {Element} thing
   * @param {PointerState} place
   */
  #say(name, thing, place) {
    this.#at = nameOf(thing);
    this.#places.set(this.#at, place);
    this.#send(name, { at: this.#at, ...place });
  }

  #leave() {
    if (this.#at === undefined) return;
    this.#at = undefined;
    this.#send("point", null);
  }

  /**
   * Where the keys are on a thing: where it was last pointed at, or where it says that it stands.
   * @param {Element} thing
   * @returns {Place}
   */
  #place(thing) {
    const stands = thing.getAttribute("aria-valuenow");
    return this.#places.get(nameOf(thing)) ?? (stands ? { x: Number(stands) / 100, y: 0.5 } : MIDDLE);
  }
}

/**
 * @param {EventTarget | null} target
 * @returns {Element | null}
 */
function named(target) {
  return target instanceof Element ? target.closest("[data-point]") : null;
}

/** @param {Element} thing */
function nameOf(thing) {
  return thing.getAttribute("data-point") ?? "";
}

/** @param {Element} thing */
function step(thing) {
  return Number(thing.getAttribute("data-step") ?? STEP);
}

/**
 * About a tenth of the way, in whole steps.
 * @param {Element} thing
 */
function page(thing) {
  return step(thing) * Math.max(1, Math.round(PAGE / step(thing)));
}

/**
 * A finger that slides over a network points at one thing after the other, and not at the first one only.
 * @param {PointerEvent} event
 */
function letSlide({ target, pointerId }) {
  if (target instanceof Element && named(target) && target.hasPointerCapture(pointerId)) {
    target.releasePointerCapture(pointerId);
  }
}

/**
 * @param {Element} thing
 * @param {MouseEvent} event
 * @returns {Place}
 */
function placeOf(thing, { clientX, clientY }) {
  const { left, top, width, height } = thing.getBoundingClientRect();
  return { x: share(clientX - left, width), y: share(clientY - top, height) };
}

/**
 * @param {Place} from
 * @param {number} by
 * @returns {Place}
 */
function moved({ x, y }, by) {
  return { x: share(x + by, 1), y };
}

/**
 * @param {number} part
 * @param {number} whole
 */
function share(part, whole) {
  return whole ? Math.min(1, Math.max(0, part / whole)) : 0.5;
}
