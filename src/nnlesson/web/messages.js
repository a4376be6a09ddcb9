/**
 * What page, worker and Python say to each other. Only types: this module is empty when it runs.
 *
 * @typedef {{ path: string, bytes?: number } | { chunks: string[], bytes?: number }} StoredFile
 * @typedef {{ build: string, worker: string, files: Record<string, StoredFile> }} Manifest
 * @typedef {{ base: string, manifest: Manifest }} Kit  where the site keeps Python, and under which names
 * @typedef {{ name: string, index: number, count: number, text: string }} Chunk  a piece of a file
 * @typedef {Record<string, ArrayBuffer>} Buffers
 *
 * To the worker:
 * @typedef {{ type: "boot" } & Kit} Boot
 * @typedef {{ type: "chunk" } & Chunk} Feed
 * @typedef {{ type: "message", text: string, state?: ArrayBuffer }} Inward  for Python: JSON, and bytes beside it
 * @typedef {Boot | Feed | Inward} ToWorker
 *
 * From the worker:
 * @typedef {{ type: "ready" }} Ready
 * @typedef {{ type: "unable", reason: string }} Unable  Python could not start
 * @typedef {{ type: "broken", reason: string }} Broken  Python went down while it ran
 * @typedef {{ type: "message", text: string, buffers: Buffers }} Outward  from Python
 * @typedef {Ready | Unable | Broken | Outward} FromWorker
 *
 * To Python; `block` is a name that no other block of the visit has or had:
 * @typedef {{ type: "open", block: string, id: string, kind: string, options: object }} Open
 * @typedef {{ name: string, value?: unknown, number: number }} Happening  what a learner did, counted
 * @typedef {{ type: "event", block: string } & Happening} BlockEvent
 * @typedef {{ type: "tick", block: string, elapsed: number }} Tick
 * @typedef {{ type: "close", block: string }} Close
 *
 * From Python:
 * @typedef {[tag: string, attributes: Record<string, string>, ...children: Child[]]} Tree
 * @typedef {Tree | string} Child
 * @typedef {{ type: "frame", block: string, body: Tree, layers: Record<string, [rows: number, columns: number]>,
 *   running: boolean, answered: number }} Frame
 * @typedef {{ type: "rest", block: string }} Rest
 * @typedef {{ type: "failed", block: string, sentence: string, detail: string }} Failed
 * @typedef {Frame | Rest | Failed} Answer
 */

export {};
