"""Language: a neural language model (Bengio and others, 2003), very small, learns which word comes next.

Its blocks: `next_word`, `embedding` (the numbers of words on a map), `word_network` (one step, stage by stage) and
`own_sentence` (a learner's own text, and one that it never sees); `block` is what all of them share. `model` is the
network, `examples` the questions that a sentence asks, `reading` turns typed text into words, `progress` says whether
a loss is flat. Pictures: `sentence` (words to press) and `number_rows` (numbers on coloured grounds).
"""
