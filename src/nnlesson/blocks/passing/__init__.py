"""Who will pass? The students, the network that learns from them, and what its figures say."""
