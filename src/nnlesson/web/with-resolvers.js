/** A promise that is settled from outside, as newer browsers make it by `Promise.withResolvers`. */

/**
 * @template T
 * @typedef {object} Resolvers
 * @property {Promise<T>} promise
 * @property {(value: T) => void} resolve
 * @property {(reason: unknown) => void} reject
 */

/**
 * @template T
 * @returns {Resolvers<T>}
 */
export function withResolvers() {
  const found = /** @type {Resolvers<T>} */ ({});
  found.promise = new Promise((resolve, reject) => Object.assign(found, { resolve, reject }));
  return found;
}
