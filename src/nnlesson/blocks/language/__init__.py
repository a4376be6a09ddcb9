"""A tiny language model: words, the questions that a sentence asks, and a network that learns to answer them."""
