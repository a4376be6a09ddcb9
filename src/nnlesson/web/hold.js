/** @import { Send } from "./controls.js" */

/** Taking hold of what can be dragged in the picture of a block. */

import { KEYS } from "./keys.js";

const STARTS = 4; // pixels that a pointer moves before it drags
const DEAF = 5; // units around the centre of what is turned, where a pointer points in no direction
const TENTH = 10; // pages from one end to the other

/**
 * A handle that is held: where it was and where the pointer took hold of it, how far beside its place that was, and
 * whether it is being dragged yet.
 * @typedef {{ handle: Element, id: number, from: number, x: number, y: number, beside: number, drags: boolean }} Grip
 */

/**
 * Handles (`data-hold`) are sliders in the drawing: they set the option that they name. One is dragged `data-across` a
 * horizontal axis, from its lowest place to its highest, or `data-along` a vertical one, or turned `data-around` its
 * centre, by so many degrees to both sides. A finger that moves up or down scrolls the page, and moves no handle but one
 * along a vertical axis.
 */
export class Holding {
  /** @type {Grip | undefined} */
  #grip;
  /** @type {Map<string, { value: number, number: number }>} what was set and not answered yet, by option */
  #sent = new Map();
  #send;

  /**
   * @param {HTMLElement} body
   * @param {Send} send
   * @param {AbortSignal} signal
   */
  constructor(body, send, signal) {
    this.#send = send;
    body.addEventListener("pointerdown", (event) => this.#take(event), { signal });
    body.addEventListener("pointermove", (event) => this.#drag(event), { signal });
    body.addEventListener("pointerup", () => this.#release(), { signal });
    body.addEventListener("lostpointercapture", () => this.#release(), { signal });
    body.addEventListener("pointercancel", () => this.#takeBack(), { signal });
    body.addEventListener("keydown", (event) => this.#key(event), { signal });
  }

  /** @param {number} answered the number of the last event that was carried out */
  answer(answered) {
    for (const [option, { number }] of this.#sent) if (number <= answered) this.#sent.delete(option);
  }

  /** @param {PointerEvent} event */
  #take(event) {
    const handle = handleAt(event.target);
    if (!handle || event.button !== 0 || !event.isPrimary) return;
    const { pointerId: id, clientX: x, clientY: y } = event;
    const from = this.#value(handle);
    const beside = handle.hasAttribute("data-around") ? 0 : from - (pulled(handle, x, y, from) ?? from);
    this.#grip = { handle, id, from, x, y, beside, drags: false };
    handle.setPointerCapture(id);
    handle.toggleAttribute("data-held", true);
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    const grip = this.#grip;
    if (!grip || event.pointerId !== grip.id || !begins(grip, event)) return;
    const to = pulled(grip.handle, event.clientX, event.clientY, this.#value(grip.handle));
    if (to !== undefined) this.#set(grip.handle, to + grip.beside);
  }

  /** The browser needs the finger for something else. */
  #takeBack() {
    if (this.#grip?.drags) this.#set(this.#grip.handle, this.#grip.from);
    this.#release();
  }

  #release() {
    this.#grip?.handle.toggleAttribute("data-held", false);
    this.#grip = undefined;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const handle = handleAt(event.target);
    if (!handle || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = KEYS[event.key];
    if (by) this.#set(handle, this.#value(handle) + by(stepOf(handle), page(handle)));
    else if (event.key === "Escape" && this.#grip) this.#takeBack();
    else return;
    event.preventDefault();
  }

  /**
   * @param {Element} handle
   * @param {number} wanted
   */
  #set(handle, wanted) {
    const option = optionOf(handle);
    const to = within(handle, wanted);
    if (to === this.#value(handle)) return;
    this.#sent.set(option, { value: to, number: this.#send("set", { option, to }) });
  }

  /**
   * Where a handle is, or will be once Python has answered.
   * @param {Element} handle
   */
  #value(handle) {
    return this.#sent.get(optionOf(handle))?.value ?? numberOf(handle, "aria-valuenow");
  }
}

/**
 * @param {EventTarget | null} target
 * @returns {Element | null}
 */
function handleAt(target) {
  return target instanceof Element ? target.closest("[data-hold]") : null;
}

/** @param {Element} handle */
function optionOf(handle) {
  return handle.getAttribute("data-hold") ?? "";
}

/**
 * @param {Element} handle
 * @param {string} attribute
 */
function numberOf(handle, attribute) {
  return Number(handle.getAttribute(attribute));
}

/**
 * @param {Element} handle
 * @returns {[low: number, high: number]}
 */
function ends(handle) {
  return [numberOf(handle, "aria-valuemin"), numberOf(handle, "aria-valuemax")];
}

/** @param {Element} handle */
function stepOf(handle) {
  return numberOf(handle, "data-step");
}

/** @param {Element} handle */
function page(handle) {
  const [low, high] = ends(handle);
  return Math.max(stepOf(handle), (high - low) / TENTH);
}

/**
 * Whether a pointer that has hold of a handle drags it: a finger does if it sets out the way that the handle goes.
 * @param {Grip} grip
 * @param {PointerEvent} event
 */
function begins(grip, { clientX, clientY, pointerType }) {
  const moved = [Math.abs(clientX - grip.x), Math.abs(clientY - grip.y)];
  const [own = 0, other = 0] = grip.handle.hasAttribute("data-along") ? moved.reverse() : moved;
  if (!grip.drags) grip.drags = pointerType === "touch" ? own > STARTS && own > other : own + other > STARTS;
  return grip.drags;
}

/**
 * The value to which a pointer pulls a handle; undefined where it pulls nowhere.
 * @param {Element} handle
 * @param {number} clientX
 * @param {number} clientY
 * @param {number} now
 */
function pulled(handle, clientX, clientY, now) {
  const matrix = /** @type {SVGGElement} */ (handle).getScreenCTM();
  if (!matrix) return;
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
  const [low, high] = ends(handle);
  const along = handle.getAttribute("data-along");
  const way = along ?? handle.getAttribute("data-across") ?? handle.getAttribute("data-around") ?? "";
  const [first = 0, second = 0, turn] = way.split(" ").map(Number);
  if (turn === undefined) return low + (((along ? y : x) - first) / (second - first)) * (high - low);
  if (Math.hypot(x - first, y - second) < DEAF) return;
  const angle = (Math.atan2(x - first, second - y) * 180) / Math.PI; // 0 is up, and to the right is more
  if (Math.abs(angle) > turn) return now > (low + high) / 2 ? high : low;
  return low + ((angle / turn + 1) / 2) * (high - low);
}

/**
 * The nearest value that a handle can have.
 * @param {Element} handle
 * @param {number} wanted
 */
function within(handle, wanted) {
  const [low, high] = ends(handle);
  const step = stepOf(handle);
  const stepped = low + Math.round((Math.min(high, Math.max(low, wanted)) - low) / step) * step;
  return Number(Math.min(high, stepped).toPrecision(12));
}
