/** The custom element <nn-done>, around a link to a lesson: it says beside it what was done there. */

import { Drawn, made } from "./drawn.js";
import { pageAt } from "./pages.js";
import { done } from "./wording.js";

export class NNDone extends Drawn {
  draw() {
    const link = this.querySelector("a");
    const page = link && pageAt(link.href, this.device.root);
    const words = page ? done(this.device.record, page) : "";
    this.querySelector(".nn-done__words")?.remove();
    if (words) this.append(" ", made("span", { className: "nn-done__words" }, words));
  }
}
