"""The adapter for MkDocs: all that knows MkDocs is here, and nothing else is.

- `plugin`: the hooks that MkDocs calls; each asks the rest of the room to do its work
- `destination`: whether a site is for a server or for disk
- `preview`: what a saved file changes on the screen; `one_page`: a page of a built site, rendered anew
"""
