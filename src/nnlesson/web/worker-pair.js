/** @import { FromFiles, FromWorker, Kit, Made, ToWorker } from "./messages.js" */
/** @import { Workers } from "./launch.js" */
/** @import { Trouble } from "./starting.js" */

/** A pair of web workers: one for Python, and one that brings its files. They begin and end together. */

import { boot, launch, supply } from "./launch.js";
import { modules } from "./modules.js";
import { FIRST } from "./python-files.js";
import { mark, wording } from "./starting.js";

/**
 * Who is told what becomes of them.
 * @typedef {object} Listener
 * @property {(message: FromWorker | FromFiles) => void} heard
 * @property {(trouble: Trouble) => void} unable  they could not be made
 * @property {(trouble: Trouble) => void} lacking  something did not arrive from disk
 * @property {(event: ErrorEvent, name: string) => void} lost  with the name of the worker's script
 * @property {(event: SecurityPolicyViolationEvent) => void} forbidden  a policy of the site does not let something be
 */

export class WorkerPair {
  /** @type {Workers | undefined} */
  #workers;
  /** @type {AbortController | undefined} of the workers that there are or that are being made */
  #life;
  #kit;
  #listener;

  /**
   * @param {Kit} kit
   * @param {Listener} listener
   */
  constructor(kit, listener) {
    this.#kit = kit;
    this.#listener = listener;
  }

  get begun() {
    return this.#life !== undefined;
  }

  /**
   * @param {boolean} plainly  whether without the snapshot
   * @param {Made} [made]  of what another pair has had
   */
  async start(plainly, made) {
    const { signal } = (this.#life = new AbortController());
    const others = modules(this.#kit.base);
    others.catch(() => {}); // told below, once there are workers that can be ended
    try {
      const asked = plainly || made ? [] : FIRST;
      const workers = await launch(this.#kit, asked, Boolean(made));
      if (signal.aborted) return terminate(workers);
      this.#listen(workers, signal);
      if (!made) mark("boot"); // a pair that is made of another one's files is no start that anybody waits for
      const sources = await others;
      if (!signal.aborted) boot(workers, this.#kit, { plainly, asked, made, modules: sources });
    } catch (error) {
      if (!signal.aborted) this.#listener.unable({ reason: wording(error) });
    }
  }

  /**
   * @param {Workers} workers
   * @param {AbortSignal} signal
   */
  #listen(workers, signal) {
    this.#workers = workers;
    for (const [name, worker] of Object.entries({ "python.js": workers.python, "files.js": workers.files })) {
      worker.addEventListener("message", ({ data }) => this.#listener.heard(data), { signal });
      worker.addEventListener("error", (event) => this.#listener.lost(event, name), { signal });
    }
    signal.addEventListener("abort", () => terminate(workers));
    document.addEventListener("securitypolicyviolation", (event) => this.#listener.forbidden(event), { signal });
  }

  /** @param {ToWorker} message */
  send(message) {
    this.#workers?.python.postMessage(message);
  }

  /**
   * Bring a file from disk.
   * @param {string} name
   */
  async supply(name) {
    const [workers, life] = [this.#workers, this.#life];
    if (!workers || !life) return;
    try {
      await supply(workers.files, this.#kit, name, life.signal);
    } catch (error) {
      if (!life.signal.aborted) this.#listener.lacking({ name, reason: wording(error) });
    }
  }

  end() {
    this.#life?.abort();
    this.#life = this.#workers = undefined;
  }
}

/** @param {Workers} workers */
function terminate({ python, files }) {
  python.terminate();
  files.terminate();
}
