/** Focus: whatever happens to a block, whoever uses the keys stays where they are. */

/**
 * Make a change, and if it takes away what has the focus, give the focus to what took its place in the block.
 * @param {Element} body  of the block
 * @param {() => void} change
 */
export function keepFocus(body, change) {
  const focused = document.activeElement;
  change();
  if (!focused || focused.isConnected) return;
  const name = focused.getAttribute("name");
  const same = name && body.querySelector(`[name="${CSS.escape(name)}"]`);
  const next = same || body.querySelector("button, input, select, [tabindex='0']");
  if (next instanceof HTMLElement || next instanceof SVGElement) next.focus({ preventScroll: true });
}
