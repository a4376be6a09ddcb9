/** The custom element <nn-go-on>, around the link with which a course begins: for who was here before, it goes on. */

import { Drawn, made } from "./drawn.js";
import { addressOf } from "./pages.js";

export class NNGoOn extends Drawn {
  /** @type {{ href: string, text: string } | undefined} */
  #beginning;

  draw() {
    const link = this.querySelector("a");
    if (!link) return;
    this.#beginning ??= { href: link.href, text: link.textContent };
    const { places } = this.device.record;
    const [page, place] = Object.entries(places).sort(([, one], [, other]) => other.at - one.at)[0] ?? [];
    const address = page && addressOf(page, this.device.root);
    link.replaceChildren(address ? "Go on where you were" : this.#beginning.text);
    link.href = address && place ? `${address}#${place.section}` : this.#beginning.href;
    if (!address || !place) return;
    const where = [made("span", {}, `${place.title}:`), " ", made("span", {}, place.heading)];
    link.append(" ", made("span", { className: "nn-go-on__where" }, ...where));
  }
}
