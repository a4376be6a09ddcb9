/** What is used here of zstddec, which lies outside the project. */
declare module "zstddec" {
  class ZSTDDecoder {
    init(): Promise<void>;
    decode(packed: Uint8Array, length: number): Uint8Array;
  }
}
