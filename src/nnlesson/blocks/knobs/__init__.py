"""Knobs: three weights of a network that completes a sentence, turned by hand or by gradient descent.

One block, `knobs`; `network` is what it trains. Pictures: `sentence_network` (read from top to bottom) and `levels`
(a scale of a few words).
"""
