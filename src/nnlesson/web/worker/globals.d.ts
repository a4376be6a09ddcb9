/** Set by pyodide.js and pyodide.asm.js, which are classic scripts. */
declare var loadPyodide: import("./boot.js").LoadPyodide;
