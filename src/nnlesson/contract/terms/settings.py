"""Settings: what stands in the brackets of a term, as far as a live block can read it, without YAML."""

import re

PAIR = re.compile(r"""\s*([\w-]+)\s*:\s*("[^"]*"|'[^']*'|[^,]*?)\s*(?:,|$)""")


def parse_settings(text: str) -> dict[str, str]:
    """rate: 2, sentence: "the cat sat" becomes a dict; an option of a block reads each of its values."""
    return {match[1]: match[2].strip("\"'") for match in PAIR.finditer(text)}
