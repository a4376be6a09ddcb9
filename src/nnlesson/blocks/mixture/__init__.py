"""Mixture of experts: a router sends each word to one or two experts (Shazeer and others, 2017), very small.

Its blocks: `experts` (who answers which word) and `expert_training` (collapse, and balancing). `layer` is the mixture,
`losses` its balancing loss, `model` the network around it, `text` what it reads. Pictures: `lamps` (a router and its
experts), `shares` (loads over time), `cross_table` (kinds of words by experts) and `words` (words in a row); in all of
them an expert has one of the `colours`.
"""
