"""Passing: a network of nine neurons learns from six students who will pass, and is tested on others.

Its blocks: `eleven_steps` (every part of learning, one after another), `student_training` (with held-out students),
`student_scaling` (inputs in three scalings) and `new_student` (what it answers to any inputs). `students` has the data,
`learner` the network, `smoothed` a loss without its jumps. Of the eleven steps, `walk` has the order, `story` the
sentences, `sums` the arithmetic, `board` the panels, and `shown_code` the lines of the core. Pictures: `progress`,
`lanes` (one example each) and `response`.
"""
