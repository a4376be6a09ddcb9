/** @import { Send } from "./controls.js" */
/** @import { FigureMemory } from "./device/figure-memory.js" */
/** @import { Editors } from "./editor-script.js" */
/** @import { Code } from "./messages.js" */
/** @import { Status } from "./status.js" */

/** The code that runs in one figure: the functions of the core that are at work, and what the learner makes of them. */

import { CodePanel } from "./code-panel.js";
import { made } from "./device/drawn.js";
import { editor } from "./editor-script.js";

const NOT_THERE = "The editor did not arrive. Try again when there is a network.";
const RUNS = "The figure runs in this code now.";
const AS_IT_WAS = "The figure runs in the core’s own code.";
const MADE_WITH = "This was made with edited code, which does not run by itself:";
const NOTHING = "No function of the core is at work in this figure.";

/** @typedef {Record<string, string>} Texts  of functions, by name */

export class Coding {
  /** @type {Code} */
  #code = { functions: [], edits: {}, offered: {}, wrong: null };
  /** @type {Texts} what the learner has written, whether it runs or not */
  #drafts;
  /** @type {Editors["sources"]} the core's own, once the editor is there */
  #sources = {};
  /** @type {CodePanel | undefined} */
  #panel;
  /** @type {HTMLElement | undefined} */
  #offering;
  /** @type {Set<string>} the functions that the learner has written into since code was offered */
  #touched = new Set();
  #asked = false; // whether the learner waits for what comes of their code
  #block;
  #send;
  #status;
  #memory;
  #signal;

  /**
   * @param {HTMLElement} block
   * @param {HTMLElement} body
   * @param {Send} send
   * @param {Pick<Status, "say">} status
   * @param {FigureMemory} memory
   * @param {AbortSignal} signal
   */
  constructor(block, body, send, status, memory, signal) {
    this.#block = block;
    this.#send = send;
    this.#status = status;
    this.#memory = memory;
    this.#signal = signal;
    this.#drafts = { ...memory.drafts };
    body.addEventListener("click", ({ target }) => this.#click(target), { signal });
    signal.addEventListener("abort", () => [this.#panel?.close(), this.#offering?.remove()]);
  }

  /** Python is another one, or has just come: it is told what the learner looks at. */
  tell() {
    if (this.#panel) this.#send("code", true);
  }

  /**
   * What Python says of it.
   * @param {Code} code
   */
  show(code) {
    const offers = Object.keys(code.offered).length > 0;
    if (JSON.stringify(code.offered) !== JSON.stringify(this.#code.offered)) this.#touched.clear();
    this.#code = code;
    this.#tidy();
    this.#offer(offers && !this.#panel);
    this.#panel?.show(code, this.#texts, this.#drafts);
    if (!this.#panel) return;
    if (code.wrong) this.#tellWrong(code.wrong);
    else if (offers) this.#panel.say(`${MADE_WITH} ${names(code.offered)}.`);
    else if (this.#asked) this.#panel.say(Object.keys(code.edits).length ? RUNS : AS_IT_WAS);
    else if (!code.functions.length) this.#panel.say(NOTHING);
    this.#asked = false;
  }

  /**
   * What is to be read, where that is not the core's own: what the learner has written stands before what runs. Code that
   * is offered is read first, as long as nobody has written into that function.
   * @returns {Texts}
   */
  get #texts() {
    const { edits, offered } = this.#code;
    const unread = Object.entries(offered).filter(([name]) => !this.#touched.has(name));
    return { ...edits, ...this.#drafts, ...Object.fromEntries(unread) };
  }

  /** A draft that says what the core says is none, unless something else were read in its place. */
  #tidy() {
    const { edits, offered } = this.#code;
    const drafts = Object.entries(this.#drafts).filter(([name]) => !(name in edits) && !(name in offered));
    const idle = drafts.filter(([name, text]) => this.#isOwn(name, text));
    for (const [name] of idle) delete this.#drafts[name];
    if (idle.length) this.#memory.keepDrafts(this.#drafts);
  }

  /**
   * Whether a function is as the core has it.
   * @param {string} name
   * @param {string} text
   */
  #isOwn(name, text) {
    return text === this.#sources[name]?.text;
  }

  /**
   * Code that came from elsewhere waits until it was looked at.
   * @param {boolean} offers
   */
  #offer(offers) {
    this.#offering?.remove();
    this.#offering = undefined;
    if (!offers) return;
    const look = made("button", { type: "button", className: "nn-button" }, "Look at the code");
    look.addEventListener("click", () => this.#open(), { signal: this.#signal });
    const said = `${MADE_WITH} ${names(this.#code.offered)}. `;
    this.#offering = made("p", { className: "nn-code-offer" }, said, look);
    this.#block.append(this.#offering);
    this.#status.say(said);
  }

  /** @param {{ name: string, line: number, words: string }} wrong */
  #tellWrong({ name, line, words }) {
    this.#panel?.say(name ? `${title(name)}, line ${line}: ${words}` : words);
  }

  /** @param {EventTarget | null} target */
  #click(target) {
    const button = target instanceof Element && target.closest("button[data-codes]");
    if (!button) return;
    if (this.#panel) this.#close();
    else void this.#open();
  }

  async #open() {
    const { sources, open } = (await editor()) ?? {};
    if (this.#panel || this.#signal.aborted) return;
    if (!sources || !open) return this.#status.say(NOT_THERE);
    this.#sources = sources;
    for (const name of Object.keys(this.#drafts)) if (!Object.hasOwn(sources, name)) delete this.#drafts[name];
    this.#panel = new CodePanel(this.#block, { sources, open }, {
      changed: (name, text, original) => this.#write(name, text, original),
      run: () => this.#run(),
      reset: (name) => this.#reset(name),
      close: () => this.#close(),
    });
    this.#offer(false);
    this.#send("code", true);
  }

  #close() {
    this.#panel?.close();
    this.#panel = undefined;
    this.#send("code", false);
    /** @type {HTMLElement | null} */ (this.#block.querySelector("button[data-codes], .nn-run-menu > summary"))?.focus();
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {boolean} original
   */
  #write(name, text, original) {
    if (original && !(name in this.#code.edits) && !(name in this.#code.offered)) {
      delete this.#drafts[name];
      this.#touched.delete(name);
    } else {
      this.#drafts[name] = text;
      this.#touched.add(name);
    }
    this.#memory.keepDrafts(this.#drafts);
  }

  /** What is offered is gone through as it came, unless the learner has written something that is to run with it. */
  #run() {
    this.#asked = true;
    if (Object.keys(this.#code.offered).length && !this.#touched.size) this.#send("consent", true);
    else this.#send("edit", Object.fromEntries(Object.entries(this.#texts).filter((text) => !this.#isOwn(...text))));
  }

  /**
   * A function is to be the core's own again, where it runs, too; as long as something is offered, once that is run.
   * @param {string} name
   */
  #reset(name) {
    if (Object.keys(this.#code.offered).length) {
      this.#write(name, this.#sources[name]?.text ?? "", true);
      return this.show({ ...this.#code, wrong: null });
    }
    delete this.#drafts[name];
    this.#memory.keepDrafts(this.#drafts);
    if (!(name in this.#code.edits) && this.#code.wrong?.name !== name) return;
    this.#asked = true;
    this.#send("edit", Object.fromEntries(Object.entries(this.#code.edits).filter(([other]) => other !== name)));
  }
}

/** @param {Texts} texts */
function names(texts) {
  return Object.keys(texts).map(title).join(", ");
}

/** @param {string} name  such as layers.Dense.forward */
export function title(name) {
  return name.slice(name.indexOf(".") + 1);
}
