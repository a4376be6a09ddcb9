"""The Python end of the web worker: messages in, frames out. It never imports `js`, so that pytest can run it.

- `dispatcher`: takes every message of the page to the session that it is for, and posts the answer
- `session`: one block that is open; it carries out events, trains, draws frames, and keeps the block's state
- `events`: what a learner does with a block, carried out on it
- `runs`, a room of its own: all that can be done with the runs of a block
- `code`, another one: the code of the core that runs in a block, and what its learner makes of it
- `pace`: how long a block that runs as fast as it goes may train for each frame
- `failure`: what a learner reads when a block's own code has failed
- `modules`: the blocks of others, as text that a page brings
- `watching`: the runs of a block answer what other blocks of its page ask
- `announcer`: what of all this is said aloud, to whoever hears the page
- `snapshot`: what is imported before Python's memory is copied, and what is seeded anew when the copy is restored
"""
