/**
 * Notes at the lines of an editor: the shapes that come out there, and what is wrong. The style sheet writes them behind
 * the line (`code.css`), where nobody who types can take them for text.
 */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/**
 * Lines are counted from 0.
 * @typedef {{ shapes: Record<string, string>, wrong?: { line: number, words: string } }} Notes
 */

/** With `Notes`. */
export const setNotes = StateEffect.define();

export const notes = StateField.define({
  create: () => Decoration.none,
  update(/** @type {any} */ found, /** @type {any} */ change) {
    const given = change.effects.find((/** @type {any} */ effect) => effect.is(setNotes))?.value;
    if (given) return decorations(change.state.doc, given);
    return change.docChanged ? Decoration.none : found; // of another text nobody knows them
  },
  provide: (/** @type {any} */ field) => EditorView.decorations.from(field),
});

/**
 * @param {any} doc  the text
 * @param {Notes} notes
 */
function decorations(doc, { shapes, wrong }) {
  const found = Object.entries(shapes).map(([line, words]) => ({ line: Number(line), look: "nn-shape", words }));
  if (wrong) found.push({ ...wrong, look: "nn-code-wrong" });
  const ranges = found
    .filter(({ line }) => line < doc.lines)
    .map(({ line, look, words }) =>
      Decoration.line({ class: look, attributes: { [`data-${look}`]: words } }).range(doc.line(line + 1).from),
    );
  return Decoration.set(ranges, true);
}
