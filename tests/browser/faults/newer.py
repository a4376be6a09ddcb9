"""Words that a browser may lack: what is not in every one of the oldest browsers that are meant to work (bundle.py)."""

OF_THE_LANGUAGE = (
    "Promise.withResolvers Promise.try Object.groupBy Map.groupBy Array.fromAsync Iterator Float16Array "
    "RegExp.escape Array.prototype.toSorted Array.prototype.toReversed Array.prototype.toSpliced "
    "Array.prototype.with Set.prototype.union Set.prototype.intersection Set.prototype.difference "
    "Set.prototype.symmetricDifference Set.prototype.isSubsetOf Set.prototype.isSupersetOf "
    "Set.prototype.isDisjointFrom String.prototype.isWellFormed String.prototype.toWellFormed "
    "ArrayBuffer.prototype.transfer ArrayBuffer.prototype.transferToFixedLength ArrayBuffer.prototype.resize "
    "Uint8Array.fromBase64 Uint8Array.fromHex Uint8Array.prototype.toBase64 Uint8Array.prototype.toHex "
    "Uint8Array.prototype.setFromBase64 Uint8Array.prototype.setFromHex Atomics.waitAsync JSON.rawJSON "
    "Math.sumPrecise Math.f16round Error.isError Intl.Segmenter Intl.DurationFormat "
)
OF_WORKERS = (
    "URL.canParse URL.parse AbortSignal.any Response.json Response.prototype.bytes Blob.prototype.bytes "
    "ReadableStream.from CompressionStream DecompressionStream scheduler WebAssembly.JSTag WebAssembly.Suspending "
    "WebAssembly.promising navigator.constructor.prototype.storageBuckets "
    "navigator.constructor.prototype.connection "
)
OF_PAGES = (
    "requestIdleCallback cancelIdleCallback navigation CSS.registerProperty CSS.highlights CloseWatcher "
    "ToggleEvent Document.prototype.startViewTransition Element.prototype.checkVisibility "
    "Element.prototype.setHTMLUnsafe Element.prototype.getHTML Element.prototype.moveBefore "
    "Element.prototype.role Element.prototype.ariaSelected Element.prototype.ariaCurrent "
    "Element.prototype.ariaDisabled Element.prototype.ariaLabel Element.prototype.ariaHidden "
    "Element.prototype.ariaExpanded Element.prototype.ariaPressed Element.prototype.ariaChecked "
    "HTMLElement.prototype.popover HTMLElement.prototype.showPopover HTMLElement.prototype.hidePopover "
    "HTMLElement.prototype.togglePopover "
)
WITHOUT = """
for (const path of %s) {
    const parts = path.split(".");
    const name = parts.pop();
    const owner = parts.reduce((found, part) => found?.[part], globalThis);
    if (owner && name in owner && !delete owner[name]) throw new Error(`${path} cannot be taken away`);
}
{
    const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
    for (const name of Object.getOwnPropertyNames(iterator)) if (name !== "constructor") delete iterator[name];
}
"""


def without(words: str) -> str:
    """A script after which the browser has none of these words, nor an iterator's own `map` and its like."""
    return WITHOUT % words.split()
