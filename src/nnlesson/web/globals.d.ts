import type { Editors } from "./editor-script.js";
import type { Chunk, Kit } from "./messages.js";

declare global {
  /** Written into the bundle when a kit is made. */
  const MANIFEST: Kit["manifest"];

  /** The native Worker, where something has put an imitation in its place. */
  var nnlessonWorker: typeof Worker | undefined;

  /** What the scripts call that carry files to a page on disk. */
  var nnlessonChunk: (name: string, index: number, count: number, text: string) => void;

  /** The editor, once its script is there. */
  var nnlessonEditor: Editors | undefined;
}
