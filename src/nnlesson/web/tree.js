/** @import { Child, Tree } from "./messages.js" */

/** Trees of elements, as Python draws them, read from the DOM and written to it. */

const SVG = "http://www.w3.org/2000/svg";

/** Attributes that only say how a control began; how it stands now is the property of that name. */
const PROPERTIES = new Set(["value", "checked", "selected"]);

/**
 * The tree that an element in the page was written from. Whether details are open is only the reader's business.
 * @param {Element} node
 * @returns {Tree}
 */
export function read(node) {
  // By name: for each one that is taken from `node.attributes`, a browser makes a node, and keeps it with the element.
  const written = node.getAttributeNames().filter((name) => !(node instanceof HTMLDetailsElement && name === "open"));
  const attributes = Object.fromEntries(written.map((name) => [name, node.getAttribute(name) ?? ""]));
  return [node.localName, attributes, ...children(node, read)];
}

/**
 * The same for a control, as it stands now and not as it was written.
 * @param {Element} node
 * @returns {Tree}
 */
export function readControl(node) {
  const [tag, attributes] = read(node);
  if (node instanceof HTMLInputElement) {
    attributes.value = node.value;
    toggle(attributes, "checked", node.checked);
  } else if (node instanceof HTMLOptionElement) {
    toggle(attributes, "selected", node.selected);
  }
  return [tag, attributes, ...children(node, readControl)];
}

/**
 * @param {Element} node
 * @param {(child: Element) => Tree} reading
 * @returns {Child[]}
 */
function children(node, reading) {
  return [...node.childNodes].map((child) => (child instanceof Element ? reading(child) : child.nodeValue ?? ""));
}

/**
 * @param {Record<string, string>} attributes
 * @param {string} name
 * @param {boolean} on
 */
function toggle(attributes, name, on) {
  if (on) attributes[name] = "";
  else delete attributes[name];
}

/**
 * A new node for a child of `parent`, which says whether it is drawn as HTML or as SVG.
 * @param {Child} child
 * @param {Element} parent
 * @returns {Element | Text}
 */
export function create(child, parent) {
  if (typeof child === "string") return document.createTextNode(child);
  const [tag, attributes, ...inner] = child;
  const node = document.createElementNS(tag === "svg" ? SVG : parent.namespaceURI, tag);
  for (const [name, text] of Object.entries(attributes)) write(node, name, text);
  node.append(...inner.map((each) => create(each, node)));
  return node;
}

/**
 * Give an attribute a text, or take it away.
 * @param {Element} node
 * @param {string} name
 * @param {string | undefined} text
 */
export function write(node, name, text) {
  if (PROPERTIES.has(name) && writeProperty(node, name, text)) return;
  if (text === undefined) node.removeAttribute(name);
  else node.setAttribute(name, text);
}

/**
 * @param {Element} node
 * @param {string} name
 * @param {string | undefined} text
 * @returns {boolean} whether this element has the attribute as a property
 */
function writeProperty(node, name, text) {
  if (node instanceof HTMLOptionElement && name === "selected") node.selected = text !== undefined;
  else if (node instanceof HTMLInputElement && name === "checked") node.checked = text !== undefined;
  // A radio's value is its word and not its state.
  else if (node instanceof HTMLInputElement && name === "value" && node.type !== "radio") node.value = text ?? "";
  else return false;
  return true;
}
