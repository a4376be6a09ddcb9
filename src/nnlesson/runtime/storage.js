// A polyfill for browsers that refuse storage: there Material's scripts would stop at the first look at it. What takes
// its place forgets everything when the page is left.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    globalThis[name].getItem("");
  } catch {
    const held = new Map();
    const value = {
      getItem: (key) => held.get(String(key)) ?? null,
      setItem: (key, text) => void held.set(String(key), String(text)),
      removeItem: (key) => void held.delete(String(key)),
    };
    Object.defineProperty(globalThis, name, { configurable: true, value });
  }
}
// A frame without an origin is refused storage, and requests too. Material ends all that it does when one of them fails;
// it goes on if that is kept from it.
if (origin === "null") {
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (...request) {
    this.addEventListener("error", (event) => event.stopImmediatePropagation());
    open.apply(this, request);
  };
}
