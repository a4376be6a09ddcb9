/** Tabs: which panel of a block is seen, on a wide page and on a narrow one; by pointer and by keys. */

/** @typedef {"wide" | "narrow"} Width */

/** @type {Record<string, (at: number, count: number) => number>} */
const MOVES = {
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * The style sheet shows the panels whose `data-chosen` names the width, and the tabs among which there is a choice. What
 * has been chosen stands in the page and nowhere else: frames leave it as it is.
 */
export class Tabs {
  #body;

  /**
   * @param {HTMLElement} body
   * @param {AbortSignal} signal
   */
  constructor(body, signal) {
    this.#body = body;
    const list = body.querySelector("[role=tablist]");
    if (!list) return;
    body.addEventListener("click", ({ target }) => this.#press(target), { signal });
    body.addEventListener("keydown", (event) => this.#go(event), { signal, capture: true });
    const resized = new ResizeObserver(() => this.#settle());
    const replaced = new MutationObserver(() => this.#settle());
    resized.observe(body);
    for (const changing of [list.parentElement ?? body, body, list]) replaced.observe(changing, { childList: true });
    signal.addEventListener("abort", () => (resized.disconnect(), replaced.disconnect()));
  }

  /** The tabs that can be seen. */
  get #tabs() {
    /** @type {NodeListOf<HTMLElement>} */
    const all = this.#body.querySelectorAll("[role=tab]");
    return [...all].filter((tab) => tab.getClientRects().length);
  }

  /** @returns {Width} */
  get #width() {
    const main = this.#body.querySelector(".nn-tab--main");
    return main?.getClientRects().length ? "narrow" : "wide";
  }

  /** @param {EventTarget | null} target */
  #press(target) {
    const tab = target instanceof Element && target.closest("[role=tab]");
    if (tab) this.#choose(tab);
  }

  /** @param {KeyboardEvent} event */
  #go(event) {
    const tabs = this.#tabs;
    const at = tabs.findIndex((tab) => tab === event.target);
    const move = MOVES[event.key];
    if (at < 0 || !move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation(); // they are not meant for the picture
    const next = tabs[move(at, tabs.length)];
    if (next) this.#choose(next);
    next?.focus();
  }

  /**
   * What is chosen on a narrow page is there on a wide one, too, if it can be chosen there.
   * @param {Element} tab
   */
  #choose(tab) {
    /** @type {Width[]} */
    const widths = tab.matches(".nn-tab--more") ? ["narrow", "wide"] : ["narrow"];
    for (const width of this.#width === "wide" ? /** @type {Width[]} */ (["wide"]) : widths) {
      for (const old of this.#chosen(width)) old.setAttribute("data-chosen", without(old, width));
      for (const now of [tab, panelOf(tab)]) now?.setAttribute("data-chosen", `${without(now, width)} ${width}`.trim());
    }
    this.#settle();
  }

  /** @param {Width} width */
  #chosen(width) {
    return this.#body.querySelectorAll(`[data-chosen~="${width}"]`);
  }

  /** Tell who hears the page what is seen at this width. */
  #settle() {
    const tabs = this.#tabs;
    if (!tabs.length) return;
    const width = this.#width;
    if (!tabs.some((tab) => isChosen(tab, width)) && tabs[0]) return this.#choose(tabs[0]);
    for (const tab of this.#body.querySelectorAll("[role=tab]")) {
      const panel = panelOf(tab);
      const seen = tabs.includes(/** @type {HTMLElement} */ (tab));
      tab.setAttribute("aria-selected", String(isChosen(tab, width)));
      tab.setAttribute("tabindex", isChosen(tab, width) ? "0" : "-1");
      panel?.toggleAttribute("aria-labelledby", seen);
      if (seen) panel?.setAttribute("aria-labelledby", tab.id);
      if (seen) panel?.setAttribute("role", "tabpanel");
      else panel?.removeAttribute("role");
    }
  }
}

/** @param {Element} tab */
function panelOf(tab) {
  return document.getElementById(tab.getAttribute("aria-controls") ?? "");
}

/**
 * @param {Element} found
 * @param {Width} width
 */
function isChosen(found, width) {
  return (found.getAttribute("data-chosen") ?? "").split(" ").includes(width);
}

/**
 * @param {Element} found
 * @param {Width} width
 */
function without(found, width) {
  const widths = (found.getAttribute("data-chosen") ?? "").split(" ");
  return widths.filter((other) => other && other !== width).join(" ");
}
