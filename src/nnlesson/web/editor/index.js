/** The editor of Python: CodeMirror, in a script of its own, which is loaded when a learner opens the code. */

import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { notes, setNotes } from "./notes.js";

const LOOK = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.self], class: "nn-code-keyword" },
  { tag: [tags.string, tags.docString], class: "nn-code-string" },
  { tag: [tags.number, tags.bool, tags.null], class: "nn-code-number" },
  { tag: tags.comment, class: "nn-code-comment" },
  { tag: tags.function(tags.definition(tags.variableName)), class: "nn-code-function" },
]);

/**
 * @typedef {{ text: string, file: string }} Source  of a function of the core
 * @typedef {import("./notes.js").Notes} Notes
 * @typedef {object} Use
 * @property {string} label  what the editor is called for who hears it
 * @property {(text: string) => void} changed
 * @property {() => void} run
 */

/** The editor of one figure. Each function has a text with an undo of its own. */
class Editor {
  /** @type {Map<string, any>} their states, by name */
  #states = new Map();
  #name = "";
  #view;
  #use;
  #stays;

  /**
   * @param {HTMLElement} place
   * @param {Use} use
   */
  constructor(place, use) {
    this.#use = use;
    this.#view = new EditorView({ parent: place });
    const style = /** @type {Element} */ (document.head.firstElementChild); // CodeMirror's own, which Material takes out
    this.#stays = new MutationObserver(() => style.isConnected || document.head.prepend(style));
    this.#stays.observe(document.head, { childList: true });
  }

  /**
   * @param {string} name  of a function
   * @param {string} text  if it has not been open yet
   */
  open(name, text) {
    if (this.#name) this.#states.set(this.#name, this.#view.state);
    this.#name = name;
    this.#view.setState(this.#states.get(name) ?? EditorState.create({ doc: text, extensions: extensions(this.#use) }));
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  /**
   * Put another text in the place of this one, which can be undone.
   * @param {string} text
   */
  replace(text) {
    if (text === this.text) return;
    const changes = { from: 0, to: this.#view.state.doc.length, insert: text };
    this.#view.dispatch({ changes, annotations: isolateHistory.of("full") });
  }

  /**
   * What stands beside its lines.
   * @param {Notes} given
   */
  note(given) {
    this.#view.dispatch({ effects: setNotes.of(given) });
  }

  focus() {
    this.#view.focus();
  }

  close() {
    this.#stays.disconnect();
    this.#view.destroy();
  }
}

/** @param {Use} use */
function extensions({ label, changed, run }) {
  const runs = ["Mod-Enter", "Ctrl-Enter"].map((key) => ({ key, run: () => (run(), true) }));
  return [
    lineNumbers(),
    history(),
    bracketMatching(),
    indentUnit.of("    "),
    python(),
    syntaxHighlighting(LOOK),
    notes,
    keymap.of([...runs, ...defaultKeymap, ...historyKeymap]), // and no Tab: it leads out of the editor
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", translate: "no" }),
    EditorView.updateListener.of((/** @type {any} */ update) => update.docChanged && changed(update.state.doc.toString())),
  ];
}

globalThis.nnlessonEditor = { sources: SOURCES, open: (place, use) => new Editor(place, use) };
