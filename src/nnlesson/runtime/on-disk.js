// A polyfill for pages that are opened from disk, where Material's shim for the search comes next: it replaces
// window.Worker with an imitation in which Python cannot run.
globalThis.nnlessonWorker = globalThis.Worker;
// What only a site on a server can offer is hidden in a copy on disk.
document.documentElement.classList.add("nn-on-disk");
