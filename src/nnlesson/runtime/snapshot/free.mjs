/** Free memory, in which there still is what lay there before: a memory is copied without it. */

const LARGEST = 2 ** 16; // bytes
const FINE = 256;
const STEP = 8; // to which every size is rounded up

/**
 * Ask for all free memory, the large pieces first, fill it with zeros, and give it back. The pieces meet again then.
 * @param {{
 *   HEAPU8: Uint8Array,
 *   _emscripten_builtin_malloc: (size: number) => number,
 *   _free: (place: number) => void,
 * }} module
 */
export function clearFreeMemory(module) {
  const place = (/** @type {number} */ size) => module._emscripten_builtin_malloc(size);
  const end = place(2 * LARGEST); // no hole is as large, so that this lies behind all that has been used
  const pieces = [end];
  for (const size of sizes()) {
    let piece = place(size);
    for (; piece < end; piece = place(size)) {
      module.HEAPU8.fill(0, piece, piece + size);
      pieces.push(piece);
    }
    pieces.push(piece);
  }
  pieces.forEach(module._free);
}

/** From the largest piece to the smallest: in steps of a third, and in the end of one that no hole is smaller than. */
function* sizes() {
  for (let size = LARGEST; size >= STEP; size -= size > FINE ? STEP * Math.ceil(size / STEP / 3) : STEP) yield size;
}
