/** What a page says of a block: its name in it, its kind and its options. */

/** @param {HTMLElement} block */
export function identity(block) {
  /** @type {HTMLTemplateElement | null} */
  const template = block.querySelector(":scope > template");
  const { kind, heading, options, answers } = JSON.parse(template?.content.textContent ?? "");
  return { id: block.id, kind, heading, options, answers };
}
