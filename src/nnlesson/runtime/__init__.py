"""The runtime: fetches, builds and packs all that the browser needs, so that a course comes without any server.

What it makes is a kit: one flat folder of files that are named by their content. `kit.assemble` is the way in.
"""
