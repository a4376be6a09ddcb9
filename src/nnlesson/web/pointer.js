/** @import { Send } from "./controls.js" */

/** Pointer and keyboard input on the picture of a block. */

const STEP = 0.02; // of the width or the height, for an arrow key
const MIDDLE = { x: 0.5, y: 0.5 };

/** @type {Record<string, [x: number, y: number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

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
    body.addEventListener("pointermove", (event) => this.#follow(event), { signal });
    body.addEventListener("pointerleave", () => this.#leave(), { signal });
    body.addEventListener("click", (event) => this.#click(event), { signal });
    body.addEventListener("focusin", (event) => this.#focus(event), { signal });
    body.addEventListener("focusout", () => this.#leave(), { signal });
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
  }

  /** @param {FocusEvent} event */
  #focus(event) {
    const thing = named(event.target);
    if (thing?.matches(":focus-visible")) this.#say("point", thing, this.#place(thing));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const thing = named(event.target);
    if (!thing || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) this.#say("point", thing, moved(this.#place(thing), arrow, step(thing)));
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
 * @param {[x: number, y: number]} arrow
 * @param {number} size
 * @returns {Place}
 */
function moved({ x, y }, [across, down], size) {
  return { x: share(x + across * size, 1), y: share(y + down * size, 1) };
}

/**
 * @param {number} part
 * @param {number} whole
 */
function share(part, whole) {
  return whole ? Math.min(1, Math.max(0, part / whole)) : 0.5;
}
