"""Numbers in, pictures out: scales, axes, curves, networks, maps. No state, and no knowledge of training."""
