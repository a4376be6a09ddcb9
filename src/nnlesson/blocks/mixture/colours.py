"""The colours of the experts: each has one, from its lamp to its band, and its number stands wherever it is seen."""

HUES = 8


def colour(expert: int) -> str:
    """The class that gives an expert, counted from 0, its colour. Beyond eight of them the colours come again."""
    return f"nn-expert nn-expert--{expert % HUES + 1}"
