/**
 * The ring in which Python's garbage collector keeps its objects: each knows the next one and the one before. The order
 * means nothing, and to write down 35,000 places twice takes much room; so they are put in the order of their places,
 * and a snapshot holds how far apart they are.
 */

const FLAGS = 3; // the two lowest bits of the word that tells the one before

/**
 * Put the ring of an object in the order of its places, and give back those places, in words.
 * @param {Uint32Array} memory
 * @param {number} place  of an object that the collector knows, in bytes, as Python's `id` tells it
 */
export function straighten(memory, place) {
  const first = place / 4 - 2; // what the collector writes stands before the object
  const ring = [first];
  for (let at = next(memory, first); at !== first; at = next(memory, at)) ring.push(at);
  const places = Uint32Array.from(ring).sort();
  places.forEach((at, index) => link(memory, /** @type {number} */ (places.at(index - 1)), at));
  return places;
}

/**
 * Leave the ring out of a memory, and tell how far each place is from the one before it.
 * @param {Uint32Array} memory
 * @param {Uint32Array} places
 */
export function erase(memory, places) {
  for (const at of places) {
    memory[at] = 0;
    memory[at + 1] = flags(memory, at);
  }
  return places.map((at, index) => at - (places[index - 1] ?? 0));
}

/**
 * @param {Uint32Array} memory
 * @param {number} before
 * @param {number} at
 */
function link(memory, before, at) {
  memory[before] = 4 * at;
  memory[at + 1] = (4 * before) | flags(memory, at);
}

/**
 * @param {Uint32Array} memory
 * @param {number} at
 */
function next(memory, at) {
  return /** @type {number} */ (memory[at]) / 4;
}

/**
 * @param {Uint32Array} memory
 * @param {number} at
 */
function flags(memory, at) {
  return /** @type {number} */ (memory[at + 1]) & FLAGS;
}
