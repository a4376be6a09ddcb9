/**
 * Every state of every block of a page, and in each of them every panel that a tab can show at this width.
 *
 * @typedef {Record<string, string>} Bodies  the HTML of each block's body
 * @typedef {Fault & { state: string, tab: string }} Found
 */

/**
 * @param {[state: string, bodies: Bodies][]} states
 * @returns {Found[]}
 */
function faultsOfAll(states) {
  return states.flatMap(([state, bodies]) => {
    for (const [id, body] of Object.entries(bodies)) show(id, body);
    return faultsByTurns(Object.keys(bodies)).map((fault) => ({ state, ...fault }));
  });
}

/** @param {string} id @param {string} body */
function show(id, body) {
  /** @type {Element} */ (blockOf(id).querySelector(":scope > .nn-body")).outerHTML = body;
}

/** @param {string} id */
function blockOf(id) {
  return /** @type {Element} */ (document.getElementById(id));
}

/**
 * All blocks take turns at once, so that a page is laid out anew as often as the block with most tabs has them.
 * @param {string[]} ids
 * @returns {Omit<Found, "state">[]}
 */
function faultsByTurns(ids) {
  const found = [];
  for (let turn = 0, left = ids; left.length; turn += 1) {
    for (const id of left) choose(blockOf(id), turn);
    const tabs = new Map(left.map((id) => [id, seenTabs(blockOf(id))]));
    const looked = left.filter((id) => turn === 0 || turn < (tabs.get(id)?.length ?? 0));
    const faultsNow = [...sideways(), ...faults(looked)];
    found.push(...faultsNow.map((fault) => ({ tab: brief(tabs.get(fault.block)?.[turn]?.textContent), ...fault })));
    left = left.filter((id) => turn + 1 < (tabs.get(id)?.length ?? 0));
  }
  return found;
}

/**
 * The tabs among which there is a choice at this width: none without scripts.
 * @param {Element} block
 */
function seenTabs(block) {
  return tabsOf(block).filter((tab) => tab.getClientRects().length);
}

/** @param {Element} block */
function tabsOf(block) {
  return [...block.querySelectorAll("[role=tab]")];
}

/**
 * What `web/tabs.js` does when a tab is pressed: the one that is next among those of a narrow page, and of a wide one.
 * @param {Element} block
 * @param {number} turn
 */
function choose(block, turn) {
  const all = tabsOf(block);
  put("data-narrow", all, turn);
  put("data-wide", all.filter((tab) => tab.matches(".nn-tab--more")), turn);
}

/** @param {string} width @param {Element[]} tabs @param {number} turn */
function put(width, tabs, turn) {
  if (turn >= tabs.length) return;
  tabs.forEach((tab, index) => {
    const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
    for (const part of [tab, panel]) part?.toggleAttribute(width, index === turn);
  });
}

/** @returns {Fault[]} */
function sideways() {
  const { scrollWidth, clientWidth } = document.documentElement;
  const pixels = scrollWidth - clientWidth;
  return pixels > 0 ? [{ block: "", law: "page scrolls sideways", text: "", other: "", pixels }] : [];
}
