/** @import { Buffers, Frame } from "./messages.js" */

/** Canvas layers: the pixels that Python sends beside a frame. */

/**
 * Fill every canvas in `root` with the pixels of its layer.
 * @param {Element} root
 * @param {Frame["layers"]} layers
 * @param {Buffers} buffers
 */
export function paint(root, layers, buffers) {
  for (const [name, [rows, columns]] of Object.entries(layers)) {
    const pixels = buffers[name];
    if (!pixels) continue;
    const image = new ImageData(new Uint8ClampedArray(pixels), columns, rows);
    for (const canvas of canvases(root, name)) canvas.getContext("2d")?.putImageData(image, 0, 0);
  }
}

/**
 * @param {Element} root
 * @param {string} name
 * @returns {NodeListOf<HTMLCanvasElement>}
 */
function canvases(root, name) {
  return root.querySelectorAll(`canvas[data-layer="${CSS.escape(name)}"]`);
}
