"""A mixture of experts, small enough to train in a page: its text, its layer, its loss and its training."""
