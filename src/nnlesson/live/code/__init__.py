"""The code of the core that runs in a block: a learner can read it, change it, and see the figure follow.

- `editable`: the functions of the core, by name, and where each of them is used from
- `limits`: what a learner's function may be
- `editing`: learners' functions in the place of the core's own, while their block is at work and no longer
- `at_work`: which functions are at work in a block, and which shapes come out at each of their lines
- `coding`: what the learner of one block has made of its code, and what is told of that
"""
