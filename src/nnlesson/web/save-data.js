/** The Save-Data preference and the speed of the network, by the Network Information API. */

/**
 * What browsers know of the way to the network; some do not tell.
 * @typedef {{ saveData?: boolean, effectiveType?: string }} Connection
 */

const SLOW = new Set(["slow-2g", "2g"]);

/** Whether megabytes should wait until the learner asks for them. */
export function savesData() {
  const { connection } = /** @type {{ connection?: Connection }} */ (navigator);
  return connection?.saveData === true || SLOW.has(connection?.effectiveType ?? "");
}
