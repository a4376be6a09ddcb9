/** Tabs: which panel of a block is seen, on a wide page and on a narrow one; by pointer and by keys. */

/** @typedef {"data-wide" | "data-narrow"} Width */

/** @type {Record<string, (at: number, count: number) => number>} */
const MOVES = {
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * The style sheet shows the panels with the attribute `data-wide` or `data-narrow`, by the width of the block, and the
 * tabs among which there is a choice at that width. What has been chosen stands in the page and nowhere else: frames
 * leave it as it is.
 */
export class Tabs {
  #body;
  /** @type {Element | null} */
  #list = null;
  #count = 0;

  /**
   * @param {HTMLElement} body
   * @param {AbortSignal} signal
   */
  constructor(body, signal) {
    this.#body = body;
    [this.#list, this.#count] = this.#there;
    body.addEventListener("click", ({ target }) => this.#press(target), { signal });
    body.addEventListener("keydown", (event) => this.#go(event), { signal, capture: true });
    // It also settles them for the first time, right before they are painted: to ask for each block of a page in turn
    // what is seen of it would have the browser work out the styles of the whole page for each.
    const resized = new ResizeObserver(() => this.#settle());
    resized.observe(body);
    signal.addEventListener("abort", () => resized.disconnect());
  }

  /** After a frame: a block may have more or fewer panels than before. */
  follow() {
    const [list, count] = this.#there;
    if (list === this.#list && count === this.#count) return;
    [this.#list, this.#count] = [list, count];
    this.#settle();
  }

  /** @returns {[Element | null, number]} the row of tabs, and how many there are */
  get #there() {
    const list = this.#body.querySelector("[role=tablist]");
    return [list, list?.childElementCount ?? 0];
  }

  /** @returns {HTMLElement[]} */
  get #tabs() {
    return [...this.#body.querySelectorAll(/** @type {"button"} */ ("[role=tab]"))];
  }

  /** The tabs among which there is a choice: the main panel has one only where panels take turns. */
  get #seen() {
    return this.#tabs.filter((tab) => tab.getClientRects().length);
  }

  /** @param {EventTarget | null} target */
  #press(target) {
    const tab = target instanceof Element && target.closest("[role=tab]");
    if (tab) this.#choose(tab);
  }

  /** @param {KeyboardEvent} event */
  #go(event) {
    const tabs = this.#seen;
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
   * What is chosen on a narrow page is chosen on a wide one, too, if it waits behind a tab there.
   * @param {Element} tab
   */
  #choose(tab) {
    const width = widthOf(this.#seen);
    this.#put(width, tab);
    if (width === "data-narrow" && tab.matches(".nn-tab--more")) this.#put("data-wide", tab);
    this.#settle();
  }

  /**
   * @param {Width} width
   * @param {Element} tab
   */
  #put(width, tab) {
    for (const other of this.#tabs) {
      for (const part of [other, panelOf(other)]) part?.toggleAttribute(width, other === tab);
    }
  }

  /** Tell who hears the page what is seen at this width. */
  #settle() {
    const seen = this.#seen;
    const width = widthOf(seen);
    const chosen = seen.find((tab) => tab.hasAttribute(width));
    if (!chosen && seen[0]) return this.#choose(seen[0]);
    for (const tab of this.#tabs) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      tell(panelOf(tab), seen.includes(tab) ? tab.id : "");
    }
  }
}

/**
 * @param {Element[]} seen
 * @returns {Width}
 */
function widthOf(seen) {
  return seen.some((tab) => tab.matches(".nn-tab--main")) ? "data-narrow" : "data-wide";
}

/** @param {Element} tab */
function panelOf(tab) {
  return document.getElementById(tab.getAttribute("aria-controls") ?? "");
}

/**
 * Whether a panel is one of those that take turns, and which tab names it.
 * @param {Element | null} panel
 * @param {string} tab
 */
function tell(panel, tab) {
  if (!panel) return;
  for (const [name, value] of Object.entries({ role: "tabpanel", "aria-labelledby": tab })) {
    if (tab) panel.setAttribute(name, value);
    else panel.removeAttribute(name);
  }
}
