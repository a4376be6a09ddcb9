/** Of CodeMirror no types are installed where these modules are checked. */
declare module "@codemirror/*";
declare module "@lezer/*";
