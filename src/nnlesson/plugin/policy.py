"""The content security policy: what the pages of a course may load and run, for a server to say in a header.

Scripts that stand in a page are Material's own, a line or two each. The policy names each of them by its hash, so that
nothing else can run that somebody has smuggled into a page.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

HEADERS = "_headers"  # as Netlify and Cloudflare Pages read it; other servers can be told the same line
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
OF_ANOTHER_KIND = re.compile(r"""\ssrc\s*=|\stype\s*=\s*(?!["']?(?:module|text/javascript))""", re.IGNORECASE)


def write_headers(site: Path) -> None:
    """Put the file of headers into a site that has been built."""
    # As browsers do: what is no UTF-8 is replaced. In another encoding only a script in ASCII is the same.
    pages = (path.read_text("utf-8", "replace") for path in sorted(site.rglob("*.html")))
    (site / HEADERS).write_text(f"/*\n  Content-Security-Policy: {policy(pages)}\n", "utf-8")


def policy(pages: Iterable[str]) -> str:
    hashes = " ".join(sorted({hashed(script) for page in pages for script in inline_scripts(page)}))
    directives = (
        "default-src 'self'",
        f"script-src 'self' 'wasm-unsafe-eval' {hashes}".rstrip(),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
    )
    return "; ".join(directives)


def inline_scripts(page: str) -> list[str]:
    """The scripts that a page has in itself; data in a `script` element is none."""
    return [text for attributes, text in SCRIPT.findall(page) if not OF_ANOTHER_KIND.search(attributes)]


def hashed(script: str) -> str:
    """As a policy names a script: by the SHA-256 of exactly its text."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
