"""Pages: fences become blocks, queries in the prose become numbers, and every mistake becomes a line.

These files take plain text and a catalogue of blocks, so that a test, or any generator of sites, can call them. What
knows MkDocs is in the folder `mkdocs`.

- a page: `page` (its way from Markdown to HTML), `placing` (blocks into the places that wait for them, anywhere in a
  site), `rendering` (a page in one step, with Markdown at both ends), `still` (a block as HTML), `png` (the pixels of a
  canvas), `late` (what Markdown's extensions bring into a page), `origins` (from which lines of a file lines came),
  `leftover` (what is still code in a finished page)
- blocks: `fences` (finds them), `containers` (what is indented code), `yaml_entries` and `yaml_errors` (what stands in
  them), `validation` (against the options of the block), `texts` (its Markdown), `asking` (what it asks of others)
- numbers in the text, and claims: `spans` (where they stand), `prose` (numbers in, claims out), `questions` (what a
  term asks of which block), `evaluation` (finds the answers), `runs` (makes the runs), `pool` (over the cores),
  `patience` (ends what does not come to an end),
  `statistic` (of many starts), `verdict` (whether a claim holds)
- what the build writes into a page that asks for it: `made` (finds where), `reference` (all blocks), `contract_table`,
  `listing` (code), `drawings` (a gallery), `messages` (of the table of mistakes),
  `raised` (those of the code)
- beside the pages: `assets` (style sheet), `kit` (scripts and Python's files), `beside` (both, in a site),
  `equipment` (which pages are given them), `schema` (of the fences, for editors), `licences` (the table of all that
  travels), `policy` (what pages may load and run), `told` (what they say without their script)
- without MkDocs: `sources` (the pages of a folder), `checking` (what is wrong in them, with nothing computed), `folder`
  (all of them with their figures in), `embedding` (one figure as a page)
- folders: `themes` (takes in the blocks of others), `preview` (what a saved file changes on the screen)
- `problem`: a mistake of an author, as one line; `build_cache`: numbers and stills of earlier builds
"""
