/** The page script: the one module with an effect of its own. It runs once in a visit, and gives pages their blocks. */

import { Channel } from "./channel.js";
import { NNContents } from "./contents.js";
import { NNBlock } from "./element.js";

// Taken now: after an instant navigation, what is relative would be relative to another page.
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const base = new URL(".", script.src).href;

if (!customElements.get("nn-block")) {
  NNBlock.channel = new Channel({ base, manifest: MANIFEST });
  customElements.define("nn-block", NNBlock);
  customElements.define("nn-contents", NNContents);
}
