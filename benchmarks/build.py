"""How long a build takes and how much memory, at ten, a hundred and a thousand lessons; and how soon a save is seen.

uv run benchmarks/build.py                        10 and 100 lessons, and the preview at 100
uv run benchmarks/build.py --lessons 10 100 1000  with a thousand, which takes minutes
"""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from nnlesson.cli.ports import next_free

KINDS = ("and-gate", "descent", "squared-error")  # three blocks a lesson, of which no two have the same seed
SETTINGS = """
site_name: Many lessons
theme: {name: mkdocs, nav_style: dark, highlightjs: false}
plugins: [nnlesson]
markdown_extensions: [pymdownx.superfences]
nav:
"""
MEASURED = """
import resource, sys
from mkdocs.__main__ import cli
try:
    cli(["build", "--quiet"], standalone_mode=False)
finally:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(sum(one.ru_utime + one.ru_stime for one in used), used[0].ru_maxrss / 1024, file=sys.stderr)
"""
WORD = "nobody-has-written-this"
TIMES = 5
PORT = 8000  # of the preview, or one that is free behind it


def main() -> None:
    parser = argparse.ArgumentParser(description="Builds of many lessons, and the preview.")
    parser.add_argument("--lessons", type=int, nargs="*", default=[10, 100])
    with TemporaryDirectory() as folder:
        for count in parser.parse_args().lessons:
            course = write(Path(folder) / str(count), count)
            seconds, busy, memory = built(course)
            size = f"{count:5} lessons, {3 * count:5} blocks"
            each = f"{1000 * busy / count:4.0f} ms for each"
            print(f"{size}: {seconds:6.1f} s, {busy:6.1f} s of the processor ({each}), {memory:4.0f} MB", flush=True)
        hundred = write(Path(folder) / "preview", 100)
        print("\n".join(f"preview of 100 lessons: {line}" for line in previewed(hundred)))


def write(folder: Path, lessons: int) -> Path:
    (folder / "docs").mkdir(parents=True)
    names = [f"lesson-{number}.md" for number in range(lessons)]
    for number, name in enumerate(names):
        fences = "\n\n".join(f"```nn-{kind}\nseed: {number}\n```" for kind in KINDS)
        asked = f"At first it is `nn: loss of and-gate (seed: {number})`."
        (folder / "docs" / name).write_text(f"# Lesson {number}\n\n{asked}\n\n{fences}\n")
    (folder / "docs" / "index.md").write_text("# Home\n")
    few = "\n".join(f"  - {name}" for name in ["index.md", *names[:5]])  # a menu of all would be most of every page
    (folder / "mkdocs.yml").write_text(f"{SETTINGS}{few}\n")
    return folder


def built(course: Path) -> tuple[float, float, float]:
    """Seconds, seconds of the processor, and megabytes at most."""
    begun = time.perf_counter()
    outcome = subprocess.run(
        [sys.executable, "-c", MEASURED], cwd=course, capture_output=True, text=True, check=True, env=environment()
    )
    busy, memory = map(float, outcome.stderr.split()[-2:])
    return time.perf_counter() - begun, busy, memory


def environment() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1"}


def previewed(course: Path) -> list[str]:
    address = f"127.0.0.1:{next_free(PORT)}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", address]
    with subprocess.Popen(command, cwd=course, env=environment()) as server:
        try:
            seen_when(f"http://{address}/", "Home")
            page = course / "docs" / "lesson-50.md"
            sentences = [saved(page, f"http://{address}/lesson-50/", number) for number in range(TIMES)]
        finally:
            server.terminate()
    return [f"a saved sentence is served after {median(sentences):.2f} s, {max(sentences):.2f} s at most"]


def saved(page: Path, address: str, number: int) -> float:
    """Seconds from the save of a page until the page is served with what was saved."""
    word = f"{WORD}-{number}"
    page.write_text(re.sub(rf"(\n{WORD}.*)?\Z", f"\n{word}\n", page.read_text().rstrip()))
    begun = time.perf_counter()
    seen_when(address, word)
    return time.perf_counter() - begun


def seen_when(address: str, word: str, patience: float = 120.0, pause: Callable[[float], None] = time.sleep) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=patience) as answer:
                if word in answer.read().decode():
                    return
        except OSError:
            pass
        pause(0.02)
    raise TimeoutError(f"{word} was not seen at {address}")


if __name__ == "__main__":
    main()
