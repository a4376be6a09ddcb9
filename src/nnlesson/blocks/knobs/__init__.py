"""Knobs: three weights of a network that completes a sentence, turned by hand or by gradient descent; or all at once.

Its blocks: `knobs` (three of 105 numbers), which trains `network`, and `mixing_desk` (hands against training on 108),
which trains `four_sentences`. Pictures: `sentence_network` (read from top to bottom), `levels` (a scale of a few words)
and `faders` (every number of a network).
"""
