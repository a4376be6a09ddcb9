"""Glimpse: one figure of any other block, small, on a card that leads to its lesson. One block, `glimpse`."""
