import type { Source } from "./index.js";

declare global {
  /** Written into the bundle when a kit is made: the functions of the core, by name. */
  const SOURCES: Record<string, Source>;
}
