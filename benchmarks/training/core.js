// Our own core in Pyodide. Its files are those of this working tree, put where an installed package would be. What stands
// behind the # of this worker's address says who trains: NumPy, or the kernel, which makes all epochs in one call or has
// a call for each.

const PACKAGES = "/lib/python3.13/site-packages/";
const MEMORY = 20 * 2 ** 20; // bytes

let python;
let trainer;

self.contestant = {
  async load() {
    importScripts("pyodide.js", "kernel.js", "pyodide.asm.js");
    const { numpy, files } = await (await fetch("core.json")).json();
    kernel.interceptCreation((module, create) => {
      module.wasmMemory = kernel.memoryOf(MEMORY);
      return create(module);
    });
    python = await loadPyodide({ indexURL: "./" });
    python.unpackArchive(await (await fetch(numpy)).arrayBuffer(), "wheel");
    for (const [name, text] of Object.entries(files)) {
      python.FS.mkdirTree((PACKAGES + name).replace(/\/[^/]*$/, ""));
      python.FS.writeFile(PACKAGES + name, text);
    }
    kernel.offerKernel(python);
  },
  build(network) {
    trainer?.destroy();
    trainer = python.pyimport("core_trainer").Trainer(JSON.stringify(network), location.hash.slice(1));
  },
  train: (epochs) => trainer.train(epochs),
  predict: () => trainer.predict().toJs(),
};

importScripts("stopwatch.js");
