"""The MkDocs end: fences become blocks, questions in the prose become numbers, and every mistake becomes a line.

`plugin.py` has the hooks and nothing else. The other files take plain text and a catalogue of blocks, so that a test,
or another site generator, can call them.
"""
