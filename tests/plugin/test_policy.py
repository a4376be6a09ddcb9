"""The policy names every script that stands in a page, by exactly its text, and nothing else."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from nnlesson.plugin.policy import inline_scripts, policy, write_headers

PAGE = """<head><script>one()</script><script src="a.js"></script>
<script id="__config" type="application/json">{"base": "."}</script>
<script type="module">two() < 3</script><SCRIPT defer SRC='b.js'></SCRIPT><script data-src="no">
three()
</script></head>"""


def named(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_a_script_is_what_stands_in_the_page_and_is_no_data() -> None:
    assert inline_scripts(PAGE) == ["one()", "two() < 3", "\nthree()\n"]


def test_the_same_script_of_many_pages_is_named_once() -> None:
    hashes = " ".join(sorted(map(named, ("one()", "two() < 3", "\nthree()\n"))))

    assert policy([PAGE, PAGE]) == (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'self'"
    )


def test_a_site_without_scripts_in_its_pages_needs_no_hash() -> None:
    assert "script-src 'self' 'wasm-unsafe-eval'; style-src" in policy(["<p>Nothing runs.</p>"])


def test_the_header_is_written_for_all_pages_of_a_site(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "index.html").write_text("<script>one()</script>")
    (tmp_path / "deep" / "index.html").write_text("<script>two()</script>")

    write_headers(tmp_path)

    assert (tmp_path / "_headers").read_text() == (
        f"/*\n  Content-Security-Policy: {policy(['<script>one()</script><script>two()</script>'])}\n"
    )
