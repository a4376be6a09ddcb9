/** @import { Child, Tree } from "./messages.js" */

/** The last picture of a figure that has failed: nothing runs any more, and its buttons say so. */

const BUTTONS = "nn-buttons";

/**
 * A picture with the buttons of another one, the still: what runs could be paused, and what failed can be started.
 * @param {Tree} picture
 * @param {Tree} still
 * @returns {Tree}
 */
export function atRest(picture, still) {
  const buttons = find(still);
  return buttons ? /** @type {Tree} */ (replaced(picture, buttons)) : picture;
}

/**
 * @param {Child} child
 * @returns {Tree | undefined}
 */
function find(child) {
  if (typeof child === "string" || child[1].class === BUTTONS) return typeof child === "string" ? undefined : child;
  for (const inner of child.slice(2)) {
    const found = find(/** @type {Child} */ (inner));
    if (found) return found;
  }
  return undefined;
}

/**
 * @param {Child} child
 * @param {Tree} buttons
 * @returns {Child}
 */
function replaced(child, buttons) {
  if (typeof child === "string") return child;
  if (child[1].class === BUTTONS) return buttons;
  const [tag, attributes, ...inner] = child;
  return [tag, attributes, ...inner.map((each) => replaced(each, buttons))];
}
