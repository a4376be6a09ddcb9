/**
 * The types of all messages that page, workers and Python exchange. Only types: this module is empty when it runs.
 *
 * @typedef {{ bytes: number, size: number }} Extent  bytes in all, and on the way, where they are packed by Zstandard
 * @typedef {Extent & ({ parts: string[] } | { chunks: string[] })} StoredFile
 * @typedef {{ python: string, files: string }} Workers  the two scripts
 * @typedef {{ build: string, code: string, editor: string, workers: Workers, files: Record<string, StoredFile>, snapshot: Plan }} Manifest
 * @typedef {{ base: string, manifest: Manifest, second?: number }} Kit  where the site keeps Python, and under which names;
 *   second: how many ms count as one (tests have less time than learners)
 * @typedef {{ name: string, index: number, count: number, text: string }} Chunk  a piece of a file
 * @typedef {Record<string, ArrayBuffer>} Buffers
 *
 * To the worker that brings files, and from it; on disk the page is to bring what is missing:
 * @typedef {{ type: "serve", port: MessagePort } & Kit} Serve
 * @typedef {{ type: "chunk" } & Chunk} Feed
 * @typedef {Serve | Feed} ToFiles
 * @typedef {{ type: "missing", name: string }} Missing
 * @typedef {{ type: "progress", arrived: number, expected: number, left: number | undefined }} Progress  in bytes, and how
 *   many seconds the rest will take, if that is known: Infinity when nothing comes any more
 * @typedef {{ type: "lacking", name: string, reason: string, advice: string }} Lacking  a file that did not arrive
 * @typedef {Missing | Progress | Lacking} FromFiles
 *
 * Between the two workers:
 * @typedef {{ type: "want", name: string }} Wanted
 * @typedef {{ type: "end" }} End  nothing more is wanted
 * @typedef {{ name: string, bytes: Uint8Array<ArrayBuffer> }} Brought
 *
 * To Python's worker:
 * @typedef {{ plainly: boolean, names: string[], asked: string[], plan: Plan, port: MessagePort, made?: Made,
 *   modules: string }} Booting  modules: the blocks of others, as JSON, or nothing
 * @typedef {{ type: "boot" } & Booting} Boot  from the snapshot, or plainly, with files of these names, some of which have
 *   been asked for on that port
 * @typedef {{ block: string, text: string, state?: ArrayBuffer }} Carried  JSON for Python, and bytes beside it
 * @typedef {{ type: "message" } & Carried} Inward
 * @typedef {{ type: "rehearse" } & Carried} Rehearse  for a spare worker: a block to rehearse, or one that was closed
 * @typedef {{ type: "interrupt" }} Interrupt  for a spare worker: another one is at work
 * @typedef {{ type: "warm", block: string }} Warm  rehearse this block, which a spare worker has found quick
 * @typedef {{ type: "renew", modules: string }} Renew  from now on blocks are these; all that are open are opened again
 * @typedef {Boot | Inward | Rehearse | Interrupt | Warm | Renew} ToWorker
 *
 * From Python's worker:
 * @typedef {{ type: "unfit", reason: string }} Unfit  the snapshot cannot be restored here
 * @typedef {{ type: "ready" }} Ready
 * @typedef {{ bytes: Record<string, Uint8Array<ArrayBuffer>>, modules: Record<string, WebAssembly.Module[]> }} Made  of
 *   which a worker was made, by name of file
 * @typedef {{ type: "made", made: Made }} HandOn
 * @typedef {{ type: "begun", block: string }} Begun  a block's message is at work now
 * @typedef {{ type: "done", rehearsed?: string, took: number }} Done  with it, in so many ms, and there is no answer: a
 *   block may have been rehearsed
 * @typedef {{ type: "unable", reason: string }} Unable  Python could not start
 * @typedef {{ type: "broken", reason: string }} Broken  Python went down while it ran
 * @typedef {{ type: "message", text: string, buffers: Buffers }} Outward  from Python
 * @typedef {Unfit | Ready | HandOn | Begun | Done | Unable | Broken | Outward} FromWorker
 *
 * To Python; `block` is a name that no other block of the visit has or had:
 * @typedef {{ type: "open", block: string, id: string, kind: string, heading: number,
 *   options: object, answers?: object, kept?: "run" | "answers" | "edited", shelf?: Shelf,
 *   mine?: boolean }} Open
 *   heading: the level of its panels' titles;
 *   answers: to what it asks; kept: what is to be used of the state beside it, if that is of an earlier visit, or from before its block was edited;
 *   mine: whether the code that a learner edited in it was at work in this visit
 * @typedef {{ text: string, old: boolean, mine?: boolean }} Shelf  earlier runs, as JSON; whether they are of another code,
 *   and whether this visit has had all of them
 * @typedef {{ name: string, value?: unknown, number: number }} Happening  what a learner did, counted
 * @typedef {{ type: "event", block: string } & Happening} BlockEvent
 * @typedef {{ type: "tick", block: string, elapsed: number }} Tick
 * @typedef {{ type: "close", block: string }} Close
 *
 * From Python:
 * @typedef {[tag: string, attributes: Record<string, string>, ...children: Child[]]} Tree
 * @typedef {Tree | string} Child
 * @typedef {{ type: "frame", block: string, body: Tree, layers: Record<string, [rows: number, columns: number]>,
 *   running: boolean, answered: number, announcement: string, taken?: Taken, trouble?: Trouble, code?: Code,
 *   shelf?: string }} Frame
 *   announcement: what is said aloud; shelf: the earlier runs, as JSON, where they are others than before
 * @typedef {{ sentence: string, undo?: number }} Trouble  with the training, and the moment before it
 * @typedef {{ how: "link" | "copy" | "save" | "say", text: string, name?: string }} Taken  out of a run: a link to it, a
 *   text to copy, a file of that name, or what there is to say
 * @typedef {{ functions: AtWork[], edits: Record<string, string>, offered: Record<string, string>,
 *   wrong: { name: string, line: number, words: string } | null }} Code  the functions of the core that are at work, if the
 *   learner looks at them; those that are edited, by name; those that ask before they run; and what failed
 * @typedef {{ name: string, stage: "step" | "picture" | "start", shapes: Record<string, string> }} AtWork  shapes: by line
 * @typedef {{ type: "rest", block: string }} Rest
 * @typedef {{ type: "failed", block: string, sentence: string, detail: string } & Where} Failed
 * @typedef {{ place?: string, trace?: string, edited?: boolean }} Where  a block failed in its own code, and the way there;
 *   or whether it cannot be had as it was just saved
 * @typedef {{ type: "stirred", block: string }} Stirred  unasked: a tick will bring a frame
 * @typedef {Frame | Rest | Failed | Stirred} Answer
 */

/**
 * The description of a snapshot, written down when it was taken (runtime/snapshot).
 * @typedef {object} Plan
 * @property {string} build  Pyodide's own name for the version that the snapshot fits
 * @property {number} memory  bytes that Python has, at the end
 * @property {number} block  bytes that are left out or written together
 * @property {number} runs  how often left out and written blocks take turns
 * @property {number} steps  how many objects Python's garbage collector keeps
 * @property {number} sum  of the whole memory, as it must be
 * @property {number} level  how long the function table is made before a library is loaded
 * @property {number} table  how long it is with all of them
 * @property {{ path: string, bytes: number, handles: number[] }[]} libraries  in the order in which they are loaded
 * @property {object} state  what Python holds of JavaScript
 * @property {object} lock  Pyodide's list of packages, with none in it: they are all there
 */

export {};
