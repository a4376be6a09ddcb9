/** Set by pyodide.js and pyodide.asm.js, which are classic scripts. */
declare var loadPyodide: import("./boot.js").LoadPyodide;

/** Set by pyodide.asm.js; pyodide.js calls it. */
declare var _createPyodideModule: import("./snapshot.js").CreateModule;
