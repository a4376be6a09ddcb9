/** The script of a figure that is a page of its own, in a frame: it tells the page around the frame how tall it is. */

const page = document.documentElement;

new ResizeObserver(() => {
  const height = Math.ceil(page.getBoundingClientRect().height);
  parent.postMessage({ type: "nnlesson:height", height }, "*");
}).observe(page);
