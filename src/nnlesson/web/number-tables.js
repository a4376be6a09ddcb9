/** @import { Send } from "./controls.js" */

/** The tables of numbers behind the charts of a block: which of them are open, and copying one. */

import { copy } from "./copying.js";

/**
 * Knows which tables are open. Python leaves out the rows of all others, so that they cost a frame nothing.
 */
export class NumberTables {
  #body;
  #send;

  /**
   * @param {HTMLElement} body
   * @param {Send} send
   * @param {AbortSignal} signal
   */
  constructor(body, send, signal) {
    this.#body = body;
    this.#send = send;
    body.addEventListener("toggle", () => this.tell(), { signal, capture: true }); // it does not bubble
    body.addEventListener("click", ({ target }) => this.#click(target), { signal });
  }

  /** The names of the charts whose table is open. */
  get open() {
    const found = this.#body.querySelectorAll("details[data-chart][open]");
    return [...found].map((table) => table.getAttribute("data-chart") ?? "");
  }

  /** Tell Python which tables it has to fill. */
  tell() {
    this.#send("tables", this.open);
  }

  /** @param {EventTarget | null} target */
  async #click(target) {
    const button = target instanceof Element && target.closest(".nn-copy");
    const table = button && button.closest("details")?.querySelector("table");
    const said = button && button.parentElement?.querySelector("[role=status]");
    if (!table || !said) return;
    said.textContent = ""; // what is the same as before would not be announced again
    const copied = await copy(separated(table));
    said.textContent = copied ? `Copied ${table.tBodies[0]?.rows.length} rows.` : "The browser does not allow to copy.";
  }
}

/**
 * A table as comma-separated values, its numbers in full.
 * @param {HTMLTableElement} table
 */
export function separated(table) {
  const rows = [...table.rows].map((row) => [...row.cells].map((cell) => quoted(cell.dataset.value ?? cell.innerText)));
  return rows.map((row) => `${row.join(",")}\r\n`).join("");
}

/** @param {string} text */
function quoted(text) {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
