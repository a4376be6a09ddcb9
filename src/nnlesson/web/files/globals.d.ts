/** What is used here of packages, which lie outside the project. */
declare module "zstddec" {
  class ZSTDDecoder {
    init(): Promise<void>;
    decode(packed: Uint8Array, length: number): Uint8Array;
  }
}

declare module "@noble/hashes/sha2.js" {
  function sha256(content: Uint8Array): Uint8Array;
}
