/** @import { Kept, Place } from "./record.js" */

/** What is kept, in words. */

/**
 * @param {number} count
 * @param {string} thing
 */
export function counted(count, thing) {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/**
 * How far a lesson has been read.
 * @param {Place} place
 */
export function readSoFar({ read }) {
  const percent = Math.round(100 * read);
  return percent >= 98 ? "read to the end" : `${percent} % read`;
}

/**
 * What was done in a lesson, in a few words; empty if nothing was.
 * @param {Kept} record
 * @param {string} page
 */
export function done(record, page) {
  const place = record.places[page];
  const tried = Object.keys(record.figures).filter((name) => name.startsWith(`${page}#`)).length;
  return [place ? readSoFar(place) : "", tried ? `${counted(tried, "figure")} tried` : ""].filter(Boolean).join(" · ");
}

/** @param {number} at ms */
export function date(at) {
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

/** @param {number} characters  of a state */
export function size(characters) {
  return `${Math.max(1, Math.round(characters / 1000))} kB`;
}
