/** @import { Child, Tree } from "./messages.js" */

/** The DOM patcher: compares two trees, and writes only what differs into the page. */

import { create, read, readControl, write } from "./tree.js";

/** Elements to which a learner writes, or which show what the learner wrote. */
const CONTROLS = new Set(["input", "select", "output"]);

/**
 * Turn the element that shows the tree `last` into one that shows `next`, touching only what differs. `holds` says
 * which options have a control that the learner is holding: that control is left as it is. So is what is marked
 * `data-kept`, whatever is in it.
 * @param {Element} node
 * @param {Tree} last
 * @param {Tree} next
 * @param {(option: string) => boolean} [holds]
 */
export function patch(node, last, next, holds = () => false) {
  if ("data-kept" in next[1]) return;
  const option = controlled(node, next);
  if (option !== undefined) {
    if (holds(option)) return;
    last = readControl(node); // the learner writes to a control, too
  } else if (node.childNodes.length !== last.length - 2) {
    last = read(node); // and so may a translator or another script to anything
  }
  patchAttributes(node, last[1], next[1]);
  patchChildren(node, last, next, holds);
}

/**
 * The option that an element sets, or shows beside the control that sets it.
 * @param {Element} node
 * @param {Tree} tree
 * @returns {string | undefined}
 */
function controlled(node, [tag, attributes]) {
  return CONTROLS.has(tag) && (tag !== "output" || attributes.for) ? optionOf(node) : undefined;
}

/**
 * @param {Element} control
 * @returns {string | undefined}
 */
export function optionOf(control) {
  return control.getAttribute("data-option") ?? control.getAttribute("name") ?? undefined;
}

/**
 * @param {Element} node
 * @param {Record<string, string>} last
 * @param {Record<string, string>} next
 */
function patchAttributes(node, last, next) {
  for (const name in last) if (!(name in next)) write(node, name, undefined);
  for (const name in next) if (last[name] !== next[name]) write(node, name, next[name]);
}

/**
 * @param {Element} parent
 * @param {Tree} last
 * @param {Tree} next
 * @param {(option: string) => boolean} holds
 */
function patchChildren(parent, last, next, holds) {
  if (!aligned(last, next)) return rearrange(parent, last, next, holds);
  let node = parent.firstChild;
  for (let i = 2; i < next.length && node; i++) {
    const following = node.nextSibling;
    const [old, child] = [/** @type {Child} */ (last[i]), /** @type {Child} */ (next[i])];
    if (!settled(old, child)) patchChild(node, old, child, holds);
    node = following;
  }
}

/**
 * Whether nothing is to be done for a child: the trees are equal, and hold no control, which the learner may have
 * changed. Most of a picture stays as it is from frame to frame, and a look at the trees costs less than one at the page.
 * @param {Child} last
 * @param {Child} next
 * @returns {boolean}
 */
function settled(last, next) {
  if (typeof last === "string" || typeof next === "string") return last === next;
  if (last.length !== next.length || last[0] !== next[0] || CONTROLS.has(next[0])) return false;
  for (const name in last[1]) if (last[1][name] !== next[1][name]) return false;
  for (const name in next[1]) if (!(name in last[1])) return false;
  for (let i = 2; i < next.length; i++) {
    if (!settled(/** @type {Child} */ (last[i]), /** @type {Child} */ (next[i]))) return false;
  }
  return true;
}

/**
 * @param {ChildNode} node
 * @param {Child} last
 * @param {Child} next
 * @param {(option: string) => boolean} holds
 */
function patchChild(node, last, next, holds) {
  if (typeof next !== "string") patch(/** @type {Element} */ (node), /** @type {Tree} */ (last), next, holds);
  else if (last === next) return;
  else if (node instanceof Text) node.data = next;
  else node.replaceWith(next); // a translator's element, which had taken the text's place
}

/**
 * Whether every child can become the one in the same place, as it is in almost every frame.
 * @param {Tree} last
 * @param {Tree} next
 */
function aligned(last, next) {
  if (last.length !== next.length) return false;
  for (let i = 2; i < next.length; i++) {
    if (!alike(/** @type {Child} */ (last[i]), /** @type {Child} */ (next[i]))) return false;
  }
  return true;
}

/**
 * Whether the labels of two children are the same, found without writing them.
 * @param {Child} last
 * @param {Child} next
 */
function alike(last, next) {
  if (typeof last === "string" || typeof next === "string") return typeof last === typeof next;
  return last[0] === next[0] && nameOf(last) === nameOf(next);
}

/**
 * What an element is called, so that it stays the same one: what can be pointed at, taken hold of or linked to.
 * @param {Tree} tree
 */
function nameOf([, attributes]) {
  return attributes["data-point"] ?? attributes["data-hold"] ?? attributes["data-name"] ?? attributes.id ?? "";
}

/**
 * What a child must have in common with another to become it: an edge of a network stays that edge when it comes to
 * the front, and keeps the focus.
 * @param {Child} child
 */
function label(child) {
  if (typeof child === "string") return "";
  return `${child[0]} ${nameOf(child)}`;
}

/**
 * Children have come, gone or changed places: give each new one the first old one of the same label, or make one.
 * @param {Element} parent
 * @param {Tree} last
 * @param {Tree} next
 * @param {(option: string) => boolean} holds
 */
function rearrange(parent, last, next, holds) {
  const spare = spares(parent, last);
  const nodes = next.slice(2).map((given) => {
    const child = /** @type {Child} */ (given);
    const old = spare.get(label(child))?.shift();
    if (!old) return create(child, parent);
    patchChild(old.node, old.child, child, holds);
    return old.node;
  });
  for (const { node } of [...spare.values()].flat()) node.remove();
  let at = parent.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
}

/**
 * @param {Element} parent
 * @param {Tree} last
 * @returns {Map<string, { node: ChildNode, child: Child }[]>} the old children by label, in order
 */
function spares(parent, last) {
  /** @type {Map<string, { node: ChildNode, child: Child }[]>} */
  const found = new Map();
  for (const [i, node] of [...parent.childNodes].entries()) {
    const child = /** @type {Child} */ (last[i + 2]);
    const alike = found.get(label(child));
    if (alike) alike.push({ node, child });
    else found.set(label(child), [{ node, child }]);
  }
  return found;
}
