/** Set by pyodide.js and pyodide.asm.js, which are classic scripts. */
declare var loadPyodide: import("./boot.js").LoadPyodide;

/** Set by pyodide.asm.js; pyodide.js calls it. */
declare var _createPyodideModule: import("./snapshot.js").CreateModule;

/** Written into the bundle when a kit is made: the kernel in base64. */
declare const KERNEL: string;
