/** A binary diff of two memories, block by block. */

const BLOCK = 64; // bytes: small enough for the holes between Python's objects, and smaller ones save hardly more
const WORDS = BLOCK / BigUint64Array.BYTES_PER_ELEMENT;

/**
 * Where a memory differs from another of the same length. `runs` tells how many blocks are alike and how many are not,
 * by turns; `blocks` are those that are not.
 * @param {Uint8Array} memory
 * @param {Uint8Array} other
 */
export function differences(memory, other) {
  const [words, others] = [memory, other].map(({ buffer }) => new BigUint64Array(buffer));
  const runs = [];
  const blocks = [];
  let differ = false;
  let length = 0;
  for (let at = 0; at < memory.length; at += BLOCK) {
    if (alike(words, others, at / BLOCK) === differ) {
      runs.push(length);
      length = 0;
      differ = !differ;
    }
    length++;
    if (differ) blocks.push(memory.subarray(at, at + BLOCK));
  }
  return { block: BLOCK, runs: Uint32Array.from([...runs, length]), blocks };
}

/**
 * @param {BigUint64Array} words
 * @param {BigUint64Array} others
 * @param {number} block
 */
function alike(words, others, block) {
  for (let word = block * WORDS; word < (block + 1) * WORDS; word++) if (words[word] !== others[word]) return false;
  return true;
}
