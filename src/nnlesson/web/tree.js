/** @import { Child, Tree } from "./messages.js" */

/** Trees of elements, as Python draws them, read from the DOM and written to it. */

const SVG = "http://www.w3.org/2000/svg";

/** What figures are drawn of. A learner's code may have a hand in it, so nothing of it runs or fetches anything. */
const DRAWN = new Set(
  `a abbr b br button canvas caption circle clipPath code col colgroup dd defs del desc details div dl dt ellipse em
  fieldset figcaption figure g h1 h2 h3 h4 h5 h6 hr i img input ins kbd label legend li line linearGradient marker mark
  mask meter ol optgroup option output p path pattern polygon polyline pre progress radialGradient rect s samp section
  select small span stop strong sub summary sup svg table tbody td text textarea tfoot th thead time title tr tspan u ul
  use var wbr`.split(/\s+/),
);
const ADDRESSES = /^(https?|file|mailto):$/;

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
  const node = document.createElementNS(tag === "svg" ? SVG : parent.namespaceURI, DRAWN.has(tag) ? tag : "span");
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
  if (text !== undefined && !harmless(node, name.toLowerCase(), text)) return;
  if (PROPERTIES.has(name) && writeProperty(node, name, text)) return;
  if (text === undefined) node.removeAttribute(name);
  else node.setAttribute(name, text);
}

/**
 * Whether an attribute neither runs nor fetches anything: a link leads somewhere when it is pressed, and a picture has all
 * of itself in its address.
 * @param {Element} node
 * @param {string} name
 * @param {string} text
 */
function harmless(node, name, text) {
  if (/^on|action$|^(srcdoc|srcset|data|poster|ping|background)$/.test(name)) return false;
  if (name === "src") return /^data:image\/(png|svg\+xml)[;,]/.test(text);
  if (/href$/.test(name)) return text.startsWith("#") || (node.localName === "a" && leadsOn(text));
  return !/url\((?!["']?#)|image-set\(|\\/i.test(text) || !/^(style|fill|stroke|mask|filter|clip-path|cursor|marker)/.test(name);
}

/** @param {string} address */
function leadsOn(address) {
  try {
    return ADDRESSES.test(new URL(address, document.baseURI).protocol);
  } catch {
    return false;
  }
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
