/** The page script: the one module with an effect of its own. It runs once in a visit, and gives pages their blocks. */

import { NNContents } from "./contents.js";
import { Device } from "./device/device.js";
import { Drawn } from "./device/drawn.js";
import { NNDone } from "./device/done.js";
import { NNGoOn } from "./device/go-on.js";
import { NNKept } from "./device/kept.js";
import { editorIsAt } from "./editor-script.js";
import { NNBlock } from "./element.js";
import { named } from "./modules.js";
import { followRenewal } from "./renewal.js";
import { WorkerPool } from "./worker-pool.js";

// Taken now: after an instant navigation, what is relative would be relative to another page.
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const base = new URL(".", script.src).href;
/** @type {HTMLMetaElement | null} */
const course = document.querySelector('meta[name="nnlesson-course"]');

if (!customElements.get("nn-block")) {
  followRenewal();
  const code = `${MANIFEST.code}${named()}`; // of all blocks, ours and others'
  const device = new Device(new URL("../../", base).href, course?.content ?? "", code); // assets/nnlesson/
  editorIsAt(base + MANIFEST.editor);
  NNBlock.pool = new WorkerPool({ base, manifest: MANIFEST });
  NNBlock.device = NNContents.device = Drawn.device = device;
  customElements.define("nn-block", NNBlock);
  customElements.define("nn-contents", NNContents);
  customElements.define("nn-go-on", NNGoOn);
  customElements.define("nn-done", NNDone);
  customElements.define("nn-kept", NNKept);
}
