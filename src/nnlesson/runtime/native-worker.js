// The shim that comes next replaces window.Worker on file:// with an imitation in which Python cannot run.
globalThis.nnlessonWorker = globalThis.Worker;
