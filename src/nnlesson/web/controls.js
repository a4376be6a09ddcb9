/** @import { HeldControls } from "./held-controls.js" */

/**
 * Event listeners on the controls of a block: buttons, sliders, choices, switches and lines of text. A button with
 * `data-option` sets that option to its value; a slider with `data-event` sets none, and is an event of its own.
 */

import { optionOf } from "./patch.js";
import { short } from "./wording.js";

/**
 * @callback Send
 * @param {string} name
 * @param {unknown} [value]
 * @returns {number} the event's number
 */

/**
 * Turn what the learner does with the buttons, sliders, choices, switches and lines of text in `body` into events.
 * @param {HTMLElement} body
 * @param {HeldControls} held
 * @param {Send} send
 * @param {AbortSignal} signal
 */
export function listenToControls(body, held, send, signal) {
  /**
   * @param {Element} control
   * @param {string | number} to
   */
  const set = (control, to) => {
    const option = optionOf(control) ?? "";
    held.change(option, send("set", { option, to }));
  };
  body.addEventListener(
    "click",
    ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (!button || button.getAttribute("aria-disabled") === "true") return;
      const { option } = button.dataset;
      if (option) send("set", { option, to: button.value });
      else if (button.name) send(button.name, button.value || undefined);
    },
    { signal },
  );
  body.addEventListener(
    "input",
    ({ target }) => {
      if (isLine(target)) return set(target, target.value);
      if (!isRange(target)) return;
      const { event } = target.dataset;
      if (event) return held.change(target.name, send(event, target.valueAsNumber));
      const to = numberAt(target);
      preview(target, to);
      set(target, to);
    },
    { signal },
  );
  body.addEventListener(
    "change",
    ({ target }) => {
      if (isChoice(target)) set(target, target.value);
      else if (isSwitch(target)) {
        held.change(target.name, turn(target, send));
      }
    },
    { signal },
  );
  watchHeld(body, held, signal);
}

/**
 * @param {HTMLElement} body
 * @param {HeldControls} held
 * @param {AbortSignal} signal
 */
function watchHeld(body, held, signal) {
  /** @type {EventTarget | null} */
  let under = null;
  const release = () => held.release();
  const lift = () => {
    if (!(under instanceof HTMLSelectElement)) release(); // its list stays open after the click
  };
  const press = (/** @type {Event} */ { target }) => {
    under = target;
    if (isRange(target) || isChoice(target) || isLine(target)) held.press(optionOf(target) ?? "");
  };
  body.addEventListener("pointerdown", press, { signal });
  body.addEventListener("change", release, { signal });
  body.addEventListener("focusout", release, { signal });
  addEventListener("pointerup", lift, { signal });
  addEventListener("pointercancel", lift, { signal });
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
function isRange(target) {
  return target instanceof HTMLInputElement && target.type === "range";
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement | HTMLSelectElement}
 */
function isChoice(target) {
  return target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === "radio");
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
function isSwitch(target) {
  return target instanceof HTMLInputElement && target.type === "checkbox";
}

/**
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
function isLine(target) {
  return target instanceof HTMLInputElement && target.type === "text";
}

/**
 * What a switch is for: a run to compare, a setting to fix for a class, or the scale of a chart.
 * @param {HTMLInputElement} target
 * @param {Send} send
 */
function turn({ dataset: { chart, run, fix }, checked: on }, send) {
  if (run) return send("pick", { run, on });
  return fix ? send("fix", { option: fix, on }) : send("scale", { chart, log: on });
}

/**
 * The number that a slider stands at. A logarithmic one counts in powers of ten.
 * @param {HTMLInputElement} slider
 */
function numberAt(slider) {
  const position = slider.valueAsNumber;
  return slider.dataset.scale === "log" ? Number((10 ** position).toPrecision(2)) : position;
}

/**
 * Write a slider's number beside it at once; Python's own text comes with the next frame.
 * @param {HTMLInputElement} slider
 * @param {number} to
 */
function preview(slider, to) {
  const text = short(to);
  slider.setAttribute("aria-valuetext", text);
  for (const output of slider.parentElement?.querySelectorAll("output") ?? []) {
    output.textContent = text;
    output.dataset.value = String(to);
  }
}
