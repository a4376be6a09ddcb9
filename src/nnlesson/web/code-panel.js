/** @import { Texts } from "./coding.js" */
/** @import { Editor, Editors } from "./editor-script.js" */
/** @import { Code } from "./messages.js" */

/** The panel below a figure in which its code is read and edited. */

import { title } from "./coding.js";
import { made } from "./device/drawn.js";

const STAGES = { step: "In every step", picture: "In the picture", start: "At the start" };
const LABEL = "The code that runs";
const HINT = "Ctrl+Enter runs it. Tab leads on. It runs in this figure only, and reaches neither page nor network.";

/**
 * @typedef {object} Uses
 * @property {(name: string, text: string, original: boolean) => void} changed  original: as the core has it
 * @property {() => void} run
 * @property {(name: string) => void} reset
 * @property {() => void} close
 */

export class CodePanel {
  /** @type {Code} */
  #code = { functions: [], edits: {}, offered: {}, wrong: null };
  /** @type {Texts} what stands in the editor, where that is not the core's own */
  #texts = {};
  /** @type {Texts} what the learner has written */
  #own = {};
  /** @type {string} the function that is seen */
  #name = "";
  /** @type {Editor} */
  #editor;
  #life = new AbortController();
  #choice = made("select");
  #file = made("span", { className: "nn-code__file" });
  #said = made("p", { className: "nn-code__said" });
  #buttons;
  #panel;
  #sources;
  #uses;

  /**
   * @param {HTMLElement} block
   * @param {Editors} editors
   * @param {Uses} uses
   */
  constructor(block, { sources, open }, uses) {
    this.#sources = sources;
    this.#uses = uses;
    const { signal } = this.#life;
    const name = block.querySelector("[id$='-name']")?.textContent ?? block.id;
    const place = made("div", { className: "nn-code__editor" });
    this.#buttons = {
      run: button("Run it", "nn-button nn-button--primary"),
      reset: button("The core’s own"),
      close: button("Close the code"),
    };
    this.#said.setAttribute("role", "status");
    this.#choice.setAttribute("aria-label", "Function");
    this.#choice.addEventListener("change", () => this.#see(this.#choice.value), { signal });
    this.#buttons.run.addEventListener("click", uses.run, { signal });
    this.#buttons.reset.addEventListener("click", () => this.#reset(), { signal });
    this.#buttons.close.addEventListener("click", uses.close, { signal });
    const head = made("div", { className: "nn-code__head" }, this.#choice, this.#file);
    const foot = made("div", { className: "nn-code__foot" }, ...Object.values(this.#buttons));
    const hint = made("p", { className: "nn-code__hint" }, HINT);
    this.#panel = made("section", { className: "nn-code", ariaLabel: `${LABEL}: ${name}` });
    this.#panel.append(head, place, foot, this.#said, hint);
    block.append(this.#panel);
    this.#editor = open(place, {
      label: `Code of ${name}`,
      changed: (text) => this.#changed(text),
      run: uses.run,
    });
    this.#panel.scrollIntoView({ block: "nearest" });
    this.#choice.focus({ preventScroll: true });
  }

  /**
   * What is at work, what is to be read, and what the learner has written.
   * @param {Code} code
   * @param {Texts} texts
   * @param {Texts} own
   */
  show(code, texts, own) {
    this.#code = code;
    this.#texts = texts;
    this.#own = own;
    const known = code.functions.filter(({ name }) => name in this.#sources);
    const names = [...new Set([...known.map(({ name }) => name), ...Object.keys(texts)])];
    this.#offer(names.filter((name) => name in this.#sources));
    const first = known.find(({ shapes }) => Object.keys(shapes).length)?.name ?? names[0];
    const wanted = code.wrong?.name || this.#name || Object.keys(code.offered)[0] || first;
    if (wanted && wanted in this.#sources) this.#see(wanted);
  }

  /** @param {string} sentence */
  say(sentence) {
    this.#said.textContent = sentence;
  }

  close() {
    this.#life.abort();
    this.#editor.close();
    this.#panel.remove();
  }

  /** @param {string[]} names */
  #offer(names) {
    const stages = new Map(this.#code.functions.map(({ name, stage }) => [name, stage]));
    const groups = Object.entries({ ...STAGES, "": "Edited" }).map(([stage, label]) => {
      const own = names.filter((name) => (stages.get(name) ?? "") === stage);
      const options = own.map((name) => made("option", { value: name }, this.#label(name)));
      return own.length ? [made("optgroup", { label }, ...options)] : [];
    });
    this.#choice.replaceChildren(...groups.flat());
  }

  /** @param {string} name */
  #label(name) {
    const own = this.#sources[name]?.text;
    const [seen, runs] = [this.#texts[name] ?? own, this.#code.edits[name] ?? own];
    if (seen !== runs) return `${title(name)} (edited, not running)`;
    return runs === own ? title(name) : `${title(name)} (edited)`;
  }

  /** @param {string} name */
  #see(name) {
    const { text, file } = /** @type {{ text: string, file: string }} */ (this.#sources[name]);
    this.#choice.value = this.#name = name;
    this.#editor.open(name, this.#own[name] ?? text);
    this.#editor.replace(this.#texts[name] ?? text);
    this.#file.textContent = file;
    this.#note();
  }

  #note() {
    const { functions, edits, wrong } = this.#code;
    const runs = (edits[this.#name] ?? this.#sources[this.#name]?.text) === this.#editor.text;
    const shapes = runs ? functions.find(({ name }) => name === this.#name)?.shapes : undefined;
    const here = wrong?.name === this.#name ? { line: wrong.line - 1, words: wrong.words } : undefined;
    this.#editor.note({ shapes: shapes ?? {}, wrong: here });
  }

  /** @param {string} text */
  #changed(text) {
    const own = this.#sources[this.#name]?.text;
    if (text === (this.#texts[this.#name] ?? own)) return;
    this.#uses.changed(this.#name, text, text === own);
    if (text === own && !(this.#name in this.#code.edits)) delete this.#texts[this.#name];
    else this.#texts[this.#name] = text;
    this.#relabel();
  }

  #relabel() {
    const option = this.#choice.selectedOptions[0];
    if (option) option.textContent = this.#label(this.#name);
  }

  /** What was written can be had back with Ctrl+Z. */
  #reset() {
    delete this.#texts[this.#name];
    this.#editor.replace(this.#sources[this.#name]?.text ?? "");
    this.#uses.reset(this.#name);
    this.#relabel();
    this.#note();
    this.#editor.focus();
  }
}

/**
 * @param {string} label
 * @param {string} [className]
 */
function button(label, className = "nn-button") {
  return made("button", { type: "button", className }, label);
}
