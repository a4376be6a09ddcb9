"""The command `nnlesson`: what authors, makers of blocks and CI call. It stands on top of all other rooms.

A file for each command. It says what the command takes and what it prints; the work is done in the other rooms.

- the commands: `new` (from a template), `check` (every page, nothing built), `serve` (the live preview), `build` (the
  site), `embed` (one figure as a page), `render` (Markdown for other generators)
- `commands`: finds them, and ends whatever goes wrong in a sentence
- what they share: `course` (the folder they are called in), `themes` (the blocks of others), `sites` (one site, by
  MkDocs), `numbers` (kept from build to build), `ports` (where a preview can be had), `names` (of what is new),
  `outputs` (folders that a command may fill)
- `templates`: what `new` copies
"""

from nnlesson.cli.commands import main

__all__ = ["main"]
