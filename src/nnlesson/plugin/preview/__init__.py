"""The preview: what a saved file changes on the screen. The making of the pages is not here.

- `watching`: which files have changed
- `notices`: what pages are told, and how they ask for it
- `keeping`: what was built comes back when a build fails
- `script`: the page's end of it, as `web/preview.js` has it
"""
