"""The runtime: downloads, builds and bundles all that the browser needs, so that a course comes without any server.

What it makes is a kit: one flat folder of files that are named by their content. `supply.kit_folder` is the way in.

- where it comes from: `supply` (from an installed wheel, or made in a checkout), `release` (makes such a wheel)
- the kit: `kit` (cut from a stock), `parts` (files in pieces, for a server), `chunks` (files as scripts, for a copy on
  disk), `stock` (what both forms are cut from), `bundle` (the scripts of `web`), `progress` (a bar while it is made)
- what is in it: `distribution` (Pyodide and NumPy, cut down by the package `prune`), `wheel` (the course's own
  Python), `kernel` (compiled training), `sources` (the core's text, for the editor), and the package `snapshot`
  (Python's memory after all imports)
- the package `licences`: the texts of all that travels
- downloads: `pins` (versions and hashes), `fetch` (from the first source that has the right file), `numpy_wheel`,
  `network`, and the package managers `npm` and `pip`
- files: `archives` (reproducible zips and wheels), `compress` (Zstandard), `cache` (what was made before), `drafts`
  (whole or not at all)
- `errors`: what ends a build
"""
