"""The runs of a block: every one that trains has all of this, and none knows of it.

- `workshop`: its runs, and all that can be done with them
- `history`: the run that a block is in, any moment of which can be gone back to
- `keys`: a block as it was at some moments of that run
- `recipe`: how a run came about, so that whoever follows it comes to the same numbers
- `shelf`: the runs that a block had before
- `kept_shelf`: that as a text, by which it outlasts a reload
- `link`: a recipe as a short word, for an address or a file
- `fixing`: what a link for a class holds fast in a block
- `taking`: what of a run can be taken out of its page, and how one is brought in
- `script`: a recipe as a program, or a notebook
- `diagnosis`: what has gone wrong in a training, and why
- `gradient_check`: every slope of a block beside a finite difference
- `next_step`: what a block goes down with its next step
- `weight_names`: what its weights are called
- `holding`: what a block holds of the core
"""
