"""A tiny world of capitals: its sentences, the network that completes them, and how it is drawn."""
