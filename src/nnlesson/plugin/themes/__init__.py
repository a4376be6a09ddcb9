"""The themes of others: folders beside the lessons, and packages that announce themselves, taken in like our own.

- `theme`: what a theme consists of, as files
- `finding`: which themes there are, and what is wrong with where they are
- `imports`: what a block asks for that a reader's browser does not have
- `trial`: what a first step of a block brings to light
- `kinds`: classes of blocks without a kind
- `adopting`: all of it together: what a build knows of the themes of others
"""
