"""Capitals: a network completes six sentences about Paris and Madrid, and is taken apart while it learns.

Its blocks: `six_sentences` (one large network that learns when it is pressed), `forward_pass` (a signal on its way),
`log_loss` (what a right answer costs), `wiggle` (the slope of one weight, by finite difference), `training_loop` (one
step in beats), `loss_surface` (the loss on two directions) and `generalization` (questions that it never saw).
`world` has the sentences, `model` the network, `back_pass` one sentence on its way back, `questions` the larger task of
`generalization`, `plane` the directions of `loss_surface`; `telling`, `one_step` and `back_sums` write sums and words.
Pictures: `chip_network`, `answer_grid`, `secant` (a line through two points of a curve) and `surprise` (-log p).
"""
