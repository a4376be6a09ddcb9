/** @import { Pyodide } from "./boot.js" */

/**
 * The kernel of compiled training, for Python's core: it works in Python's own memory, on NumPy's arrays. The script of
 * this worker carries it as text, and it is compiled when the first training asks for it.
 */

const PAGE = 65_536; // bytes
const MOST = 65_536; // pages that Python may have

/**
 * A memory for Python. Made by Python itself, no other module could be given it.
 * @param {number} bytes
 */
export function memoryOf(bytes) {
  return new WebAssembly.Memory({ initial: bytes / PAGE, maximum: MOST });
}

/**
 * Offer it to the core.
 * @param {Pyodide} pyodide
 */
export function offerKernel(pyodide) {
  const { Offer } = pyodide.pyimport("nnlesson.core.compiled");
  Offer.bring = () => instantiated(pyodide._module.wasmMemory);
}

/** @param {WebAssembly.Memory} memory */
function instantiated(memory) {
  try {
    const module = new WebAssembly.Module(Uint8Array.from(atob(KERNEL), (letter) => letter.charCodeAt(0)));
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    performance.mark("nnlesson:kernel");
    return exports;
  } catch (error) {
    console.debug(error); // where there are no vectors, NumPy goes on training
    return undefined;
  }
}
