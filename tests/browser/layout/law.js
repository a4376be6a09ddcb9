/**
 * The law of layout: what a reader may never see in a block. `faults` runs in a page and gives every fault as data.
 *
 * A text is what stands in one text node; it may be painted in several boxes, one a line.
 *
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Box
 * @typedef {{ block: string, law: string, text: string, other: string, pixels: number }} Fault
 * @typedef {{ node: Text, element: Element, words: string, size: number, ink: Box, line: Box }} Line
 * @typedef {(law: string, text: string, other: string, pixels: number) => void} Say
 */

const LEAST_TEXT = 11; // px
const LEAST_TARGET = 24; // px
const ROUNDING = 0.05; // px that a browser may be off
const SLACK = 1; // px that nobody sees
const LONG_WORD = 24; // letters from which on a word may break, for it fits nowhere

const NOT_SEEN = "template, script, style, noscript, option, svg title, svg desc, .nn-status";
const FRAMES = "nn-block, .nn-panel, svg.nn-svg, .nn-button, th, td, fieldset, .nn-segments label, .nn-pick, .nn-stage";
const SHAPES = "circle.nn-node, circle.nn-knob, circle.nn-lamp__glass, rect.nn-word-chip, .nn-chip__box, rect.nn-router";
const TARGETS = "button, select, summary, a[href], input:not([type=hidden]), [role=button]";
const STOPS = "a[href], button, input, select, [tabindex='0']";

/**
 * @param {string[]} ids  of the blocks to look at
 * @returns {Fault[]}
 */
function faults(ids) {
  known.clear();
  return ids.flatMap((id) => {
    const block = /** @type {Element} */ (document.getElementById(id));
    if (!isSeen(block)) return [];
    /** @type {Fault[]} */
    const found = [];
    /** @type {Say} */
    const say = (law, text, other, pixels) =>
      found.push({ block: id, law, text, other, pixels: Math.round(pixels * 10) / 10 });
    const lines = linesOf(block);
    lookAtLetters(lines, say);
    lookAtPairs(lines, block, say);
    lookAtFrames(lines, block, say);
    lookAtShapes(lines, block, say);
    lookAtScrollers(block, say);
    lookAtTargets(block, say);
    return found;
  });
}

/** @param {Element} element */
function isSeen(element) {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
}

/** @param {string | null | undefined} words */
function brief(words) {
  return (words ?? "").replace(/\s+/g, " ").trim().slice(0, 40);
}

/**
 * Every line of text that is painted in a block.
 * @param {Element} block
 */
function linesOf(block) {
  /** @type {Line[]} */
  const lines = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const element = node.parentElement;
    if (!element || !node.data.trim() || element.closest(NOT_SEEN) || !isSeen(element) || isHiddenText(element)) continue;
    const size = sizeOf(element);
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      const shown = within(line, element, block);
      if (shown.right - shown.left < 0.5 || shown.bottom - shown.top < 0.5) continue;
      lines.push({ node, element, words: brief(node.data), size, ink: inkOf(shown, line, size), line: boxOf(line) });
    }
  }
  return lines;
}

/** Text for screen readers only. @param {Element} element */
function isHiddenText(element) {
  return element.closest(".nn-hidden") !== null || getComputedStyle(element).clipPath !== "none";
}

/** The height of an element's letters in px of the screen. @param {Element} element */
function sizeOf(element) {
  const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
  const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
  return parseFloat(getComputedStyle(element).fontSize) * scale;
}

/** @param {DOMRect} rect */
function boxOf({ left, right, top, bottom }) {
  return { left, right, top, bottom };
}

/** What is asked again and again of the same elements. @type {Map<Element, { overflow: string, cuts: boolean, box: DOMRect }>} */
const known = new Map();

/** @param {Element} element */
function holder(element) {
  let found = known.get(element);
  if (!found) {
    const { overflowX, contain } = getComputedStyle(element);
    const cuts = ["hidden", "clip"].includes(overflowX) || /paint|content|strict/.test(contain);
    known.set(element, (found = { overflow: overflowX, cuts, box: element.getBoundingClientRect() }));
  }
  return found;
}

/**
 * What is seen of a line: a scroller, or whatever cuts, shows only what is inside of it.
 * @param {DOMRect} line
 * @param {Element} element
 * @param {Element} block
 */
function within(line, element, block) {
  const shown = boxOf(line);
  for (let up = element.closest(":not(svg, svg *)"); up && up !== block; up = up.parentElement) {
    const { overflow, box } = holder(up);
    if (overflow === "visible") continue;
    shown.left = Math.max(shown.left, box.left);
    shown.right = Math.min(shown.right, box.right);
  }
  return shown;
}

/**
 * Where there is ink: a line's box is higher than its letters, and few have ascenders and descenders that meet.
 * @param {Box} shown
 * @param {DOMRect} line
 * @param {number} size
 */
function inkOf(shown, line, size) {
  const air = (line.height - Math.min(line.height, size)) / 2 + size * 0.14;
  return { left: shown.left + 0.5, right: shown.right - 0.5, top: shown.top + air, bottom: shown.bottom - air };
}

/**
 * By how many px two boxes overlap; not at all if it is 0 or less.
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  );
}

/** Small letters, and words that break. @param {Line[]} lines @param {Say} say */
function lookAtLetters(lines, say) {
  const range = document.createRange();
  for (const [node, own] of Map.groupBy(lines, (line) => line.node)) {
    const { size, element, words } = own[0];
    if (size < LEAST_TEXT - ROUNDING) say("small text", words, element.tagName, size);
    if (own.length === 1) continue;
    for (const word of node.data.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0.5);
      const broken = rects.length > 1 && Math.abs(rects[0].top - rects[rects.length - 1].top) > size * 0.6;
      if (broken && word[0].length < LONG_WORD) say("broken word", word[0], words, rects.length);
    }
  }
}

/**
 * Texts over each other. What has been scrolled under a bar that sticks, and is not seen through it, is not one of them.
 * @param {Line[]} lines
 * @param {Element} block
 * @param {Say} say
 */
function lookAtPairs(lines, block, say) {
  lines.forEach((a, i) => {
    for (let j = i + 1; j < lines.length; j += 1) {
      const b = lines[j];
      const by = overlap(a.ink, b.ink);
      if (by <= SLACK || a.node === b.node || barOf(a.element, block) !== barOf(b.element, block)) continue;
      say("overlap", a.words, b.words, by);
    }
  });
}

/** The bar that sticks in its scroller, and covers what is under it, in which an element is. @param {Element} element @param {Element} block */
function barOf(element, block) {
  for (let up = /** @type {Element | null} */ (element); up && up !== block; up = up.parentElement) {
    const { position, opacity, backgroundColor } = getComputedStyle(up);
    if (position === "sticky" && opacity === "1" && /^rgb\(/.test(backgroundColor)) return up;
  }
  return null;
}

/** Text beyond what holds it. @param {Line[]} lines @param {Element} block @param {Say} say */
function lookAtFrames(lines, block, say) {
  for (const { element, words, line } of lines) {
    for (let up = /** @type {Element | null} */ (element); up && block.contains(up); up = up.parentElement) {
      const { overflow, cuts, box } = holder(up);
      if (["auto", "scroll"].includes(overflow)) break; // what a scroller holds can be reached
      if (!cuts && !up.matches(FRAMES)) continue;
      const out = Math.max(box.left - line.left, line.right - box.right);
      if (out <= SLACK) continue;
      say(cuts ? "cut" : "leaves its frame", words, up.getAttribute("class") || up.tagName, out);
      break;
    }
  }
}

/** Words partly on a disc or a chip: on one of their own they fit in, on another they do not stand at all. */
/** @param {Line[]} lines @param {Element} block @param {Say} say */
function lookAtShapes(lines, block, say) {
  const drawn = lines.filter((line) => line.element instanceof SVGElement);
  if (!drawn.length) return;
  for (const shape of block.querySelectorAll(SHAPES)) {
    const box = boxOf(shape.getBoundingClientRect());
    for (const { ink, words } of drawn) {
      const by = overlap(ink, box);
      const out = Math.max(box.left - ink.left, ink.right - box.right, box.top - ink.top, ink.bottom - box.bottom);
      if (by > 2 * SLACK && out > SLACK && isOn(shape, box, ink)) say("on a shape", words, shape.getAttribute("class") ?? "", by);
    }
  }
}

/** Whether ink meets a shape, and not only the corner of a disc's box. @param {Element} shape @param {Box} box @param {Box} ink */
function isOn(shape, box, ink) {
  if (shape.tagName !== "circle") return true;
  const [x, y, radius] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2, (box.right - box.left) / 2];
  const nearest = [Math.min(Math.max(x, ink.left), ink.right), Math.min(Math.max(y, ink.top), ink.bottom)];
  return Math.hypot(nearest[0] - x, nearest[1] - y) < radius - 2 * SLACK;
}

/** Scrollers that the keyboard does not reach, or that have no name. @param {Element} block @param {Say} say */
function lookAtScrollers(block, say) {
  for (const element of block.querySelectorAll("*")) {
    if (!(element instanceof HTMLElement) || !["auto", "scroll"].includes(getComputedStyle(element).overflowX)) continue;
    if (element.scrollWidth <= element.clientWidth + SLACK || !isSeen(element)) continue;
    const hidden = element.scrollWidth - element.clientWidth;
    if (element.tabIndex < 0 && !element.querySelector(STOPS)) say("scroller without keys", brief(element.textContent), element.className, hidden);
    const named = element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby");
    if (!named) say("scroller without a name", brief(element.textContent), element.className, hidden);
  }
}

/** Targets that are hard to hit. @param {Element} block @param {Say} say */
function lookAtTargets(block, say) {
  for (const element of block.querySelectorAll(TARGETS)) {
    const labels = element instanceof HTMLInputElement && ["radio", "checkbox"].includes(element.type) ? element.labels : null;
    const target = labels?.[0] ?? element;
    const { width, height } = target.getBoundingClientRect();
    if (!width || !isSeen(target)) continue;
    const least = Math.min(width, height);
    const name = brief(element.getAttribute("aria-label") || target.textContent || element.getAttribute("name"));
    if (least < LEAST_TARGET - ROUNDING) say("small target", name, element.tagName, least);
  }
}
