"""Neuron: one neuron with two inputs, from its loss to a logic gate that it learns.

Its blocks: `squared_error` (one gap and its square), `training_cycle` (the five stages of one step) and `and_gate` (a
whole training). Its picture: `gap_square` (a gap, and an area that is its square).
"""
