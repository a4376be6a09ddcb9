"""Descent: gradient descent over one weight, as a ball on a loss landscape. One block, `descent`."""
