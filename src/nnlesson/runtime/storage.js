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
