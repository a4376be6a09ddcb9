"""Pinned files: those from outside that a course carries, each in one version, and a hash decides what is accepted."""

import hashlib
from base64 import b64encode
from dataclasses import dataclass


@dataclass(frozen=True)
class Pin:
    """A file, and the only content that is accepted under its name."""

    file: str
    hash: str  # as npm writes it (sha512-base64), or sha256-hex

    def fits(self, content: bytes) -> bool:
        kind, _, wanted = self.hash.partition("-")
        digest = hashlib.new(kind, content).digest()
        return wanted in (digest.hex(), b64encode(digest).decode())


@dataclass(frozen=True)
class NpmPackage(Pin):
    """A package as `npm pack` delivers it."""

    package: str


PYTHON = (3, 13)  # which Pyodide has
PYODIDE = NpmPackage(
    file="pyodide-0.28.3.tgz",
    hash="sha512-rtCsyTU55oNGpLzSVuAd55ZvruJDEX8o6keSdWKN9jPeBVSNlynaKFG7eRqkiIgU7i2M6HEgYtm0atCEQX3u4A==",
    package="pyodide@0.28.3",
)
# Stands in for the worker that searches, where a page opened from disk may start none.
IFRAME_WORKER = NpmPackage(
    file="iframe-worker-1.0.4.tgz",
    hash="sha512-roeaaI+Lg1LJNfgpCjoRe/+WzEjy9+Z08LoEvu85MCPbBjwm+qXz8Ag5U05lHa6V1CysZyGzE0SOkAtSUA5q7Q==",
    package="iframe-worker@1.0.4",
)
# The hash is the one that Pyodide's own pyodide-lock.json has for this file.
NUMPY = Pin(
    file="numpy-2.2.5-cp313-cp313-pyodide_2025_0_wasm32.whl",
    hash="sha256-3db3c4f3e0448f4d62a85c262692f1260ccd8a91335442bd2442f21ffeddb558",
)

NUMPY_ON_CDN = "https://cdn.jsdelivr.net/pyodide/v0.28.3/full/"
NUMPY_CARRIER = "open-webui==0.9.6"  # a PyPI package whose wheel has Pyodide's NumPy in it
NUMPY_IN_CARRIER = "open_webui/frontend/pyodide/"
