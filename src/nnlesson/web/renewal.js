/** Renewals of the site during a visit: a page goes on with the scripts of its own build, or is loaded anew. */

const BUILD = 'meta[name="nnlesson-build"]';
export const RENEWED =
  "This course has been renewed since the page was opened, and what its figures need is gone. What you made is kept.";

const PATIENCE = 5000; // ms for which the site is asked

let own = "";
let leaving = false;

/** Load the page anew when an instant navigation has brought one of another build: its scripts are not those that run. */
export function followRenewal() {
  own = buildOf(document);
  new MutationObserver(() => isAnother(buildOf(document)) && reload()).observe(document.head, { childList: true });
}

/** What the learner made is kept when the page is left. */
export function reload() {
  leaving = true;
  location.reload();
}

/** Whether this page is about to be left for one of another build. */
export function isLeaving() {
  return leaving;
}

/** Whether the site has another build of this page by now. */
export async function isRenewed() {
  if (!own || location.protocol === "file:") return false;
  try {
    const response = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
    return response.ok && isAnother(buildOf(new DOMParser().parseFromString(await response.text(), "text/html")));
  } catch {
    return false;
  }
}

/**
 * Whether a page is of another build. One that names none, such as a server's own for what it cannot find, is not.
 * @param {string} build
 */
function isAnother(build) {
  return build !== "" && build !== own;
}

/** @param {Document} page */
function buildOf(page) {
  return /** @type {HTMLMetaElement | null} */ (page.querySelector(BUILD))?.content ?? "";
}
