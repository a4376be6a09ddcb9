"""The block of the guide *Make a block*, step by step: `picture`, `options`, `training`, `curve`, `ending`, `pressing`.

Each file is a whole block, and the one before with something new in it. The page shows them as they are.
"""
