/** The record: all that is kept of what a learner did in one course, as one piece of JSON that a person can read. */

const VERSION = 1;
const SMALL = 4_000; // characters of a state that is never let go: an answer, a few settings
const LARGE = 500_000; // characters of a state, at most
const LONGEST_SHELF = 250_000; // characters of the earlier runs of a figure, at most
const FIGURES = 500; // at most
const LONG = 300; // characters of a title or a sentence, at most
const LONGER = 20_000; // characters of a page's options, at most
const DRAFTS = 100_000; // characters of all drafts together, at most
const FUNCTIONS = 40; // of one figure, at most
const FUNCTION = 8_000; // characters, at most
const NAME = /^(?!__)[^\s<>"]{0,300}$/u; // of a page, and of a block in it
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Of all states and earlier runs together: characters. */
export const ROOM = 2_000_000;

/**
 * Where one was in a lesson: `section` is the id of a heading, `read` how far it has ever been read, from 0 to 1.
 * @typedef {{ title: string, section: string, heading: string, read: number, at: number }} Place
 *
 * What was done with a figure. Its state can be used if `made`, what its page says of it, is still the same; without
 * `code`, that of the course, only its answers can. `shelf` are the runs that it had before. `at` is a time in ms.
 * @typedef {{ title: string, name: string, said: string, made: string, code: string, state: string, shelf?: string,
 *   at: number }} Tried
 *
 * What was written in the editor of a figure: the text of each function that is not the core's own. One without texts was
 * given up, and says so to an older one.
 * @typedef {{ texts: Record<string, string>, at: number }} Draft
 *
 * Lessons by their page, figures and drafts by page and id: "lessons/experts#spread".
 * @typedef {{ nnlesson: number, course: string, places: Record<string, Place>, figures: Record<string, Tried>,
 *   drafts?: Record<string, Draft> }} Kept
 */

/**
 * @param {string} course
 * @returns {Kept}
 */
export function nothing(course) {
  return { nnlesson: VERSION, course, places: {}, figures: {} };
}

/**
 * What a text holds, if it is a record of this course in every detail.
 * @param {string} text
 * @param {string} course
 * @returns {Kept | undefined}
 */
export function read(text, course) {
  const found = fitting(text, course);
  return found && entries(found) === entries(/** @type {Kept} */ (parsed(text))) ? found : undefined;
}

/**
 * What a text holds, without the entries that are not as they should be. None is of a time to come: what says so was
 * written by another clock, and what is done now would never be newer.
 * @param {string} text
 * @param {string} course
 * @returns {Kept | undefined}
 */
export function fitting(text, course) {
  const given = parsed(text);
  if (!isTable(given) || given.nnlesson !== VERSION || given.course !== course) return;
  if (!isTable(given.places) || !isTable(given.figures)) return;
  const [places, figures] = [only(given.places, isPlace), only(given.figures, isTried)];
  const drafts = isTable(given.drafts) && { drafts: only(given.drafts, isDraft) };
  return /** @type {Kept} */ ({ nnlesson: VERSION, course, places, figures, ...drafts });
}

/** @param {Kept} kept */
function entries({ places, figures, drafts }) {
  return [places, figures, drafts ?? {}].reduce((count, table) => count + Object.keys(table).length, 0);
}

/**
 * @param {Record<string, unknown>} table
 * @param {(given: unknown) => boolean} fits
 */
function only(table, fits) {
  const now = Date.now();
  const found = /** @type {[string, { at: number }][]} */ (
    Object.entries(table).filter(([name, entry]) => NAME.test(name) && fits(entry))
  );
  return Object.fromEntries(found.map(([name, entry]) => [name, { ...entry, at: Math.min(entry.at, now) }]));
}

/**
 * The course that a text says it is of, if it is a record at all.
 * @param {string} text
 * @returns {string | undefined}
 */
export function courseOf(text) {
  const given = parsed(text);
  return isTable(given) && given.nnlesson !== undefined && isText(given.course, LONG) ? given.course : undefined;
}

/**
 * Both in one: what is newer stands, and nothing that was read becomes unread.
 * @param {Kept} one
 * @param {Kept} other
 * @returns {Kept}
 */
export function merged(one, other) {
  const places = newest(one.places, other.places);
  for (const [page, place] of Object.entries(places)) {
    const read = Math.max(one.places[page]?.read ?? 0, other.places[page]?.read ?? 0);
    if (read > place.read) places[page] = { ...place, read };
  }
  const drafts = newest(one.drafts ?? {}, other.drafts ?? {});
  const figures = newest(one.figures, other.figures);
  return { ...one, places, figures, ...(Object.keys(drafts).length && { drafts }) };
}

/**
 * With what was done just now, which stands whatever time the clock gives it.
 * @param {Kept} kept
 * @param {Pick<Kept, "places" | "figures" | "drafts">} found
 * @returns {Kept}
 */
export function renewed(kept, { places, figures, drafts = {} }) {
  const found = { places: later(places, kept.places), figures: later(figures, kept.figures) };
  return merged(kept, { ...kept, ...found, drafts: later(drafts, kept.drafts ?? {}) });
}

/**
 * What is left where there is room for so many characters of states and of earlier runs: earlier runs are let go first,
 * then the oldest runs of now, and answers never.
 * @param {Kept} kept
 * @param {number} room
 * @returns {Kept}
 */
export function within(kept, room) {
  const byAge = Object.entries(kept.figures).sort(([, one], [, other]) => other.at - one.at).slice(0, FIGURES);
  /** @type {(text: string, most: number) => string} */
  const fit = (text, most) => (text.length <= most && (room -= text.length) >= 0 ? text : "");
  const states = byAge.map(([, { state }]) => (state.length <= SMALL ? state : fit(state, LARGE)));
  const figures = byAge.map(([name, figure], i) => {
    const shelf = figure.shelf && { shelf: fit(figure.shelf, LONGEST_SHELF) };
    return [name, { ...figure, state: states[i] ?? "", ...shelf }];
  });
  return { ...kept, figures: Object.fromEntries(figures), ...(kept.drafts && { drafts: newestDrafts(kept.drafts) }) };
}

/**
 * The newest ones, as far as there is room; and of them what is no longer than a function may be.
 * @param {Record<string, Draft>} drafts
 */
function newestDrafts(drafts) {
  let room = DRAFTS;
  /** @type {Record<string, Draft>} */
  const found = {};
  const byAge = Object.entries(drafts).sort(([, one], [, other]) => other.at - one.at).slice(0, FIGURES);
  for (const [name, draft] of byAge) {
    const texts = Object.fromEntries(Object.entries(draft.texts).filter(([, text]) => text.length <= FUNCTION));
    const size = JSON.stringify(texts).length;
    if (size > room) continue;
    found[name] = { ...draft, texts };
    room -= size;
  }
  return found;
}

/**
 * The drafts that were not given up.
 * @param {Kept} kept
 */
export function written({ drafts = {} }) {
  return Object.fromEntries(Object.entries(drafts).filter(([, { texts }]) => Object.keys(texts).length));
}

/**
 * @param {string} text  of a title or a sentence
 */
export function brief(text) {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length > LONG ? `${plain.slice(0, LONG - 1)}…` : plain;
}

/**
 * @template {{ at: number }} T
 * @param {Record<string, T>} one
 * @param {Record<string, T>} other
 * @returns {Record<string, T>}
 */
function newest(one, other) {
  const found = { ...one };
  for (const [name, entry] of Object.entries(other)) if (entry.at >= (found[name]?.at ?? 0)) found[name] = entry;
  return found;
}

/**
 * @template {{ at: number }} T
 * @param {Record<string, T>} found
 * @param {Record<string, T>} kept
 * @returns {Record<string, T>}
 */
function later(found, kept) {
  const entries = Object.entries(found);
  return Object.fromEntries(
    entries.map(([name, entry]) => [name, { ...entry, at: Math.max(entry.at, (kept[name]?.at ?? -1) + 1) }]),
  );
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} given
 * @returns {given is Record<string, unknown>}
 */
function isTable(given) {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}

/**
 * @param {unknown} given
 * @param {number} longest
 * @returns {given is string}
 */
function isText(given, longest) {
  return typeof given === "string" && given.length <= longest;
}

/** @param {unknown} given */
function isPlace(given) {
  if (!isTable(given) || !isText(given.title, LONG) || !isText(given.heading, LONG)) return false;
  return isText(given.section, LONG) && isTime(given.at) && isTime(given.read) && Number(given.read) <= 1;
}

/** @param {unknown} given */
function isTried(given) {
  if (!isTable(given) || !isTime(given.at) || !isText(given.state, LARGE) || !isBase64(given.state)) return false;
  if (given.shelf !== undefined && !isText(given.shelf, LONGEST_SHELF)) return false;
  const texts = [given.title, given.name, given.said, given.code];
  return texts.every((text) => isText(text, LONG)) && isText(given.made, LONGER);
}

/** @param {unknown} given */
function isDraft(given) {
  if (!isTable(given) || !isTime(given.at) || !isTable(given.texts)) return false;
  const texts = Object.entries(given.texts);
  return texts.length <= FUNCTIONS && texts.every(([name, text]) => NAME.test(name) && isText(text, FUNCTION));
}

/** @param {string} text */
function isBase64(text) {
  return text.length % 4 === 0 && BASE64.test(text);
}

/** @param {unknown} given */
function isTime(given) {
  return typeof given === "number" && Number.isFinite(given) && given >= 0;
}
