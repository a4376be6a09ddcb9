/** Where a learner went on from the moment of a link: to come back there, by Back or a reload, undoes nothing. */

const NAME = "nnlesson gone on"; // kept for as long as the tab is
const MOST = 100;

/** What the browser calls this place in the tab's history, before and after a reload; empty where it does not tell. */
export function place() {
  return globalThis.navigation?.currentEntry?.key ?? "";
}

/** @param {string} place */
export function goOn(place) {
  if (!place || wentOn(place)) return;
  try {
    sessionStorage.setItem(NAME, [...places(), place].slice(-MOST).join(" "));
  } catch {
    // then the link is followed again
  }
}

/** @param {string} place */
export function wentOn(place) {
  return Boolean(place) && places().includes(place);
}

function places() {
  try {
    return (sessionStorage.getItem(NAME) ?? "").split(" ");
  } catch {
    return [];
  }
}
