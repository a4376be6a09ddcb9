/** The names of Python's files that a start from the snapshot needs. */

export const WASM = "pyodide.asm.wasm";
export const LIBRARIES = "libraries.bin";
export const SNAPSHOT = "snapshot.bin";

/** They are asked for while the script of Python's worker is still on its way: first what takes longest to compile. */
export const FIRST = [WASM, LIBRARIES, SNAPSHOT];
