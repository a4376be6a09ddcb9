/** Compresses files as small as Zstandard can: `node compress.mjs FILE...` writes FILE.zst beside each. */

import { readFileSync, writeFileSync } from "node:fs";
import { constants, zstdCompressSync } from "node:zlib";

const SMALLEST = { [constants.ZSTD_c_compressionLevel]: 22 };

for (const path of process.argv.slice(2)) {
  const content = readFileSync(path);
  writeFileSync(`${path}.zst`, zstdCompressSync(content, { params: SMALLEST, pledgedSrcSize: content.length }));
}
