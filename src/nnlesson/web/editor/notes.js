/** Notes at the lines of an editor: the shapes that come out there, and what is wrong. */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

/**
 * Lines are counted from 0.
 * @typedef {{ shapes: Record<string, string>, wrong?: { line: number, words: string } }} Notes
 */

/** With `Notes`. */
export const setNotes = StateEffect.define();

class Words extends WidgetType {
  #words;
  #look;

  /**
   * @param {string} words
   * @param {string} look
   */
  constructor(words, look) {
    super();
    this.#words = words;
    this.#look = look;
  }

  /** @param {Words} other */
  eq(other) {
    return other.#words === this.#words && other.#look === this.#look;
  }

  toDOM() {
    const span = document.createElement("span");
    span.className = this.#look;
    span.textContent = this.#words;
    return span;
  }
}

export const notes = StateField.define({
  create: () => Decoration.none,
  update(/** @type {any} */ found, /** @type {any} */ change) {
    const given = change.effects.find((/** @type {any} */ effect) => effect.is(setNotes))?.value;
    return given ? decorations(change.state.doc, given) : found.map(change.changes);
  },
  provide: (/** @type {any} */ field) => EditorView.decorations.from(field),
});

/**
 * @param {any} doc  the text
 * @param {Notes} notes
 */
function decorations(doc, { shapes, wrong }) {
  const found = Object.entries(shapes).map(([line, words]) => ({ line: Number(line), words, look: "nn-shape" }));
  if (wrong) found.push({ ...wrong, look: "nn-code-wrong" });
  const ranges = found
    .filter(({ line }) => line < doc.lines)
    .map(({ line, words, look }) =>
      Decoration.widget({ widget: new Words(words, look), side: 1 }).range(doc.line(line + 1).to),
    );
  const at = wrong && wrong.line < doc.lines ? doc.line(wrong.line + 1).from : undefined;
  const marked = at === undefined ? [] : [Decoration.line({ class: "nn-code-wrong-line" }).range(at)];
  return Decoration.set([...ranges, ...marked], true);
}
