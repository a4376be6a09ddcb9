// Our own core in Pyodide. Its files are those of this working tree, put where an installed package would be.

const PACKAGES = "/lib/python3.13/site-packages/";

let python;
let trainer;

self.contestant = {
  async load() {
    importScripts("pyodide.js");
    const { numpy, files } = await (await fetch("core.json")).json();
    python = await loadPyodide({ indexURL: "./" });
    python.unpackArchive(await (await fetch(numpy)).arrayBuffer(), "wheel");
    for (const [name, text] of Object.entries(files)) {
      python.FS.mkdirTree((PACKAGES + name).replace(/\/[^/]*$/, ""));
      python.FS.writeFile(PACKAGES + name, text);
    }
  },
  build(network) {
    trainer?.destroy();
    trainer = python.pyimport("core_trainer").Trainer(JSON.stringify(network));
  },
  train: (epochs) => trainer.train(epochs),
  predict: () => trainer.predict().toJs(),
};

importScripts("stopwatch.js");
