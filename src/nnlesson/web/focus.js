/** Focus: whatever happens to a block, whoever uses the keys stays where they are. */

/**
 * Make a change. What has the focus keeps it if it is moved; if it is taken away, the focus goes to what took its place.
 * @param {Element} body  of the block
 * @param {() => void} change
 */
export function keepFocus(body, change) {
  const focused = document.activeElement;
  change();
  if (!focused || focused === document.activeElement) return;
  if (focused.isConnected) return focusOn(focused);
  const name = focused.getAttribute("name");
  const same = name && body.querySelector(`[name="${CSS.escape(name)}"]`);
  const next = same || body.querySelector("button, input, select, [tabindex='0']");
  if (next) focusOn(next);
}

/** @param {Element} element */
function focusOn(element) {
  if (element instanceof HTMLElement || element instanceof SVGElement) element.focus({ preventScroll: true });
}
