/**
 * The browser's storage, of which nothing is expected: it may be refused, full, or hold what somebody else wrote. Where
 * it is refused, a polyfill stands in its place (runtime/storage.js), which keeps nothing when a page is left.
 */

/**
 * @param {string} name
 * @returns {string} what is stored under that name; empty if nothing is, or nothing may be
 */
export function stored(name) {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {boolean} whether it is stored now
 */
export function store(name, text) {
  try {
    localStorage.setItem(name, text);
    return localStorage instanceof Storage;
  } catch {
    return false;
  }
}

/**
 * Whether anything can be stored; what is tried out is taken away again.
 * @param {string} name
 */
export function canStore(name) {
  const trial = `${name} trial`;
  const can = store(trial, "?");
  forget(trial);
  return can;
}

/** @param {string} name */
export function forget(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // then there is nothing
  }
}
