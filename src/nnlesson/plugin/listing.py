"""Source code in a page: the file that runs is the one that is shown, so that the two cannot part."""

from difflib import SequenceMatcher
from pathlib import Path

from nnlesson.plugin.sources import read_text


def source(given: str, root: Path) -> str:
    """The fence of a file, or of a file `since` an earlier one, with a mark at each line that this one has not.

    Raises OSError and NotText.
    """
    name, _, earlier = (part.strip() for part in given.partition(" since "))
    code = read_text(root / name).strip()
    before = read_text((root / name).with_name(earlier)).strip() if earlier else code
    new = new_lines(before.split("\n"), code.split("\n"))
    marks = f' hl_lines="{" ".join(map(str, new))}"' if new else ""
    return f'```` {{ .python title="{name}"{marks} }}\n{code}\n````'


def new_lines(before: list[str], now: list[str]) -> list[int]:
    """Their numbers, from 1."""
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    changed = [range(j1, j2) for tag, _, _, j1, j2 in matcher.get_opcodes() if tag in ("insert", "replace")]
    return [i + 1 for lines in changed for i in lines if now[i].strip()]
