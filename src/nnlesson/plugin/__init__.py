"""The MkDocs plugin: fences become blocks, queries in the prose become numbers, and every mistake becomes a line.

`plugin` has the hooks and nothing else. The other files take plain text and a catalogue of blocks, so that a test, or
another site generator, can call them.

- a page: `page` (its way from Markdown to HTML), `still` (a block as HTML), `png` (the pixels of a canvas),
  `barriers` (what a page lacks for the keys and for whoever hears it), `answers` (what a print has at its end)
- blocks: `fences` (finds them), `containers` (what is indented code), `yaml_entries` and `yaml_errors` (what stands in
  them), `validation` (against the options of the block), `texts` (its Markdown), `asking` (what it asks of others)
- numbers in the text, and claims: `spans` (where they stand), `prose` (numbers in, claims out), `questions` (what a
  term asks of which block), `evaluation` (finds the answers), `runs` (makes the runs), `pool` (over the cores),
  `statistic` (of many starts), `verdict` (whether a claim holds)
- the form of a lesson: `sections` (text beside its figure), `contents` (the bar of its sections and of all lessons)
- beside the pages: `assets` (style sheet and scripts), `reference` (the page about all blocks), `licences` (the table
  of all that travels), `policy` (what pages may load and run), `told` (what they say without their script)
- `problem`: a mistake of an author, as one line; `build_cache`: numbers and stills of earlier builds
"""
