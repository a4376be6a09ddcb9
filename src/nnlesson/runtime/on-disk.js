// The shim that comes next replaces window.Worker on file:// with an imitation in which Python cannot run.
globalThis.nnlessonWorker = globalThis.Worker;
// What only a site on a server can offer is hidden in a copy on disk.
document.documentElement.classList.add("nn-on-disk");
