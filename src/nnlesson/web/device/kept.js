/** @import { Kept, Tried } from "./record.js" */

/** The custom element <nn-kept>: all that is kept, in words; it can be exported, imported and forgotten here. */

import { Drawn, made } from "./drawn.js";
import { addressOf } from "./pages.js";
import { written } from "./record.js";
import { counted, date, readSoFar, size } from "./wording.js";

const LARGEST = 10_000_000; // bytes of a file that is looked into

export class NNKept extends Drawn {
  #status = made("p");
  #list = made("div");
  #buttons = made("div", { className: "nn-kept__buttons" });
  #offered = new AbortController(); // ends with the buttons

  connectedCallback() {
    this.#status.setAttribute("role", "status");
    if (!this.#status.isConnected) this.replaceChildren(this.#list, this.#buttons, this.#status);
    super.connectedCallback();
  }

  draw() {
    const { record, refused } = this.device;
    const pages = newestFirst(record);
    const lessons = pages.map((page) => this.#lesson(record, page));
    const why = refused ? " This browser lets the page keep nothing: it is gone when you leave." : "";
    this.#list.replaceChildren(made("p", {}, `${summary(record, pages.length)}${why}`), ...lessons);
    this.#offer(pages.length > 0);
  }

  /**
   * @param {Kept} record
   * @param {string} page
   */
  #lesson(record, page) {
    const place = record.places[page];
    const figures = Object.entries(record.figures).filter(([name]) => pageOf(name) === page);
    const address = addressOf(page, this.device.root);
    const title = place?.title || figures[0]?.[1].title || page;
    const heading = made("h3", {}, address ? made("a", { href: address }, title) : title);
    const entries = figures.map(([name, figure]) => this.#figure(figure, address && `${address}#${name.split("#")[1]}`));
    for (const [name, { at }] of Object.entries(written(record))) {
      if (pageOf(name) !== page) continue;
      const what = made("a", { href: `${address ?? ""}#${name.split("#")[1]}` }, name.split("#")[1] ?? name);
      entries.push(made("li", {}, "The code that you have edited in “", what, `”, on ${date(at)}.`));
    }
    if (place) {
      const where = made("a", { href: `${address ?? ""}#${place.section}` }, place.heading);
      entries.unshift(made("li", {}, `${capital(readSoFar(place))}, last at “`, where, `”, on ${date(place.at)}.`));
    }
    return made("section", {}, heading, made("ul", {}, ...entries));
  }

  /**
   * @param {Tried} figure
   * @param {string | undefined} address
   */
  #figure({ name, said, state, shelf = "", at }, address) {
    const what = address ? made("a", { href: address }, name) : name;
    const things = [state && "its run and its settings", shelf && "its earlier runs"].filter(Boolean);
    const more = things.length ? `; ${things.join(" and ")} are kept (${size(state.length + shelf.length)})` : "";
    return made("li", {}, what, `, tried on ${date(at)}${more}: “${said}”`);
  }

  /** @param {boolean} any  whether there is anything */
  #offer(any) {
    this.#offered.abort();
    this.#offered = new AbortController();
    const file = made("input", { type: "file", accept: ".json,application/json", hidden: true });
    file.addEventListener("change", () => this.#import(file), { signal: this.#offered.signal });
    const buttons = [this.#button("Import a file …", () => file.click()), file];
    if (any) {
      buttons.unshift(this.#button("Export as a file", () => this.#export()));
      buttons.push(this.#button("Forget everything", () => this.#ask()));
    }
    this.#buttons.replaceChildren(...buttons);
  }

  /** Once: whoever has pressed by mistake can still keep it. */
  #ask() {
    const keep = this.#button("Keep it", () => this.#answer("Nothing was forgotten."));
    const yes = this.#button("Yes, forget everything", () => {
      this.device.forget();
      this.#answer("Everything is forgotten.");
    });
    this.#buttons.replaceChildren(made("p", {}, "Forget all of it? It cannot be had back."), yes, keep);
    keep.focus();
  }

  /** @param {string} words */
  #answer(words) {
    this.draw();
    this.#status.textContent = words;
    this.#buttons.querySelector("button")?.focus();
  }

  #export() {
    const { record, course } = this.device;
    const text = JSON.stringify(record, null, 1);
    const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    made("a", { href, download: `${course.toLowerCase().replace(/\W+/g, "-") || "course"}-kept.json` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
    this.#status.textContent = "The file is among your downloads.";
  }

  /** @param {HTMLInputElement} input */
  async #import(input) {
    const file = input.files?.[0];
    if (!file) return;
    const text = file.size > LARGEST ? "" : await file.text();
    const why = this.device.import(text);
    this.#answer(why || "What the file holds is kept here now.");
  }

  /**
   * @param {string} label
   * @param {() => void} press
   */
  #button(label, press) {
    const button = made("button", { type: "button", className: "nn-button" }, label);
    button.addEventListener("click", press, { signal: this.#offered.signal });
    return button;
  }
}

/** @param {string} name of a figure */
function pageOf(name) {
  return name.split("#")[0] ?? "";
}

/**
 * The pages of which something is kept.
 * @param {Kept} kept
 */
function newestFirst(kept) {
  const all = [kept.places, kept.figures, written(kept)].flatMap((table) => Object.entries(table));
  const times = all.sort(([, one], [, other]) => other.at - one.at);
  return [...new Set(times.map(([name]) => pageOf(name)))];
}

/**
 * @param {Kept} record
 * @param {number} pages
 */
function summary({ figures }, pages) {
  if (!pages) return "Nothing is kept yet.";
  const all = Object.values(figures);
  const characters = all.reduce((sum, { state, shelf = "" }) => sum + state.length + shelf.length, 0);
  const runs = all.length ? `: ${counted(all.length, "figure")} tried, ${size(characters)} of runs and settings` : "";
  return `Kept on this device, from ${counted(pages, "page")}${runs}.`;
}

/** @param {string} words */
function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
