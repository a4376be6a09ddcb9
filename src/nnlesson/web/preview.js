/** @import { NNBlock } from "./element.js" */

/**
 * The page's end of the preview. It is in no built site: only the server of a preview brings it, as it stands here.
 *
 * A page asks what is new, and is answered when something is. A block that was edited goes on in its new code; a style
 * is swapped; and where the prose is another one, the page is loaded anew, in which every figure is as it was left.
 */

const CHANGES = "/nnlesson-preview/changes";
const PROSE = 'meta[name="nnlesson-prose"]';
const STYLE = 'link[rel="stylesheet"][href*="assets/nnlesson/"]';
const FAILED = "data-failed"; // the id of a block whose own code has failed while its page was built
const LACKING = "data-lacking"; // the kind of a block that could not be had when its page was built
const AGAIN = 500; // ms after which a preview that does not answer is asked again

/** @typedef {{ run: string, version: number, pages: boolean, style: boolean, all: boolean }} Changed */
/** @typedef {Changed & { modules: string, faults: Record<string, string> }} News */

let version = 0;
let run = "";
let life = new AbortController();

/** A page that nobody sees asks nothing: a browser has only so many questions open at once. */
document.addEventListener("visibilitychange", () => (document.hidden ? life.abort() : listen()));
if (!document.hidden) listen();

async function listen() {
  const { signal } = (life = new AbortController());
  while (!signal.aborted) {
    try {
      const query = new URLSearchParams({ since: String(version), page: location.pathname });
      const response = await fetch(`${CHANGES}?${query}`, { signal, cache: "no-store" });
      await carryOut(await response.json());
    } catch (error) {
      if (!signal.aborted) console.debug("nnlesson: the preview does not answer:", error);
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}

/** @param {News} news */
async function carryOut(news) {
  const first = !run;
  if ((run && news.run !== run) || (news.all && !first)) return location.reload();
  run = news.run;
  if (news.modules) blockClass()?.renew(news.modules, news.faults);
  if (news.style && !first) swapStyle(news.version);
  if (news.pages || first) await compare();
  version = news.version;
}

/** @returns {typeof NNBlock | undefined} */
function blockClass() {
  return /** @type {any} */ (customElements.get("nn-block"));
}

/** @param {number} number  another address, so that the sheet is asked for again */
function swapStyle(number) {
  for (const link of document.querySelectorAll(STYLE)) {
    const next = /** @type {HTMLLinkElement} */ (link.cloneNode());
    next.href = `${next.href.split("?")[0]}?${number}`;
    next.addEventListener("load", () => link.remove(), { once: true });
    link.after(next);
  }
}

/**
 * What the page is by now, beside what it was. It says itself of which blocks the last pictures stay: what the news say
 * may be newer than the page, or older.
 */
async function compare() {
  const response = await fetch(location.pathname, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!response.ok) return;
  const [here, there] = [blocks(document), blocks(page)];
  const [failed, lacking] = [values(page, FAILED), values(page, LACKING)];
  const stays = (/** @type {Element} */ block) => failed.has(block.id) || lacking.has(block.getAttribute("kind"));
  const gone = [...here].some(([id, block]) => !there.has(id) && !stays(block));
  const come = [...there.keys()].some((id) => !here.has(id));
  const other = prose(page) !== prose(document) || computed(page).length !== computed(document).length;
  if (gone || come || other) return location.reload();
  const numbers = computed(page);
  computed(document).forEach((number, index) => number.replaceWith(/** @type {Element} */ (numbers[index])));
  for (const [id, block] of there) renew(/** @type {NNBlock} */ (here.get(id)), block);
}

/**
 * @param {Document} page
 * @param {string} name  of an attribute
 */
function values(page, name) {
  return new Set([...page.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name)));
}

/** @param {Document} page */
function prose(page) {
  return page.querySelector(PROSE)?.getAttribute("content");
}

/**
 * The numbers in the prose, and what stands there where one could not be computed.
 * @param {Document} page
 */
function computed(page) {
  return [...page.querySelectorAll(".nn-number, mark.nn-problem")];
}

/**
 * @param {Document} page
 * @returns {Map<string, HTMLElement>}
 */
function blocks(page) {
  const found = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("nn-block[id]"));
  return new Map([...found].map((block) => [block.id, block]));
}

/**
 * A block of which its fence says something else begins anew; what Python shows of any other one stays.
 * @param {NNBlock} here
 * @param {HTMLElement} there
 */
function renew(here, there) {
  const [before, now] = [options(here), options(there)];
  if (Object.keys(now).some((name) => name in before && before[name] !== now[name])) here.replaceWith(there);
  else here.become(there);
}

/**
 * @param {HTMLElement} block
 * @returns {Record<string, unknown>}
 */
function options(block) {
  const template = /** @type {HTMLTemplateElement | null} */ (block.querySelector(":scope > template"));
  return JSON.parse(template?.content.textContent ?? "{}").options ?? {};
}
