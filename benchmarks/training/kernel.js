// What the course's own worker does to start Python with the kernel: bundled for this benchmark as the global `kernel`.
export { memoryOf, offerKernel } from "../../src/nnlesson/web/worker/kernel.js";
export { interceptCreation } from "../../src/nnlesson/web/worker/snapshot.js";
