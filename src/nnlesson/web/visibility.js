/** Visibility of a block in the viewport, by IntersectionObserver. */

const NEAR = "600px"; // below or above what is in view

/**
 * Tell when a block comes near what the learner sees (once), and whether it is in view.
 * @param {Element} block
 * @param {{ near: () => void, seen: (seen: boolean) => void }} tell
 * @param {AbortSignal} signal
 */
export function watchVisibility(block, tell, signal) {
  const nearness = observe(block, NEAR, signal, (near) => {
    if (!near) return;
    nearness.disconnect();
    tell.near();
  });
  observe(block, "0px", signal, tell.seen);
}

/**
 * @param {Element} block
 * @param {string} rootMargin
 * @param {AbortSignal} signal
 * @param {(inside: boolean) => void} tell
 */
function observe(block, rootMargin, signal, tell) {
  const observer = new IntersectionObserver((entries) => tell(entries.at(-1)?.isIntersecting ?? false), { rootMargin });
  observer.observe(block);
  signal.addEventListener("abort", () => observer.disconnect());
  return observer;
}
