"""Design tokens: colours as CSS properties, and sizes in the units of a drawing, about a pixel each.

Colour tells what something means: positive is blue and negative is orange, never red and green, and a sign or a shape
always says the same. Blue and orange have the same lightness (OKLCH), so neither looks like more than the other.
"""

LIGHT = {
    "positive": "#226bc0",
    "negative": "#ad5213",
    "loss": "#763ebd",
    "right": "#00736a",
    "wrong": "#8d2f63",
    "surface": "#ffffff",
    "ink": "#1f2530",
    "muted": "#5b6472",
    "line": "#8a93a1",
    "grid": "#e6e9ee",
    "soft": "#f4f6f9",
    "accent": "#226bc0",
    "on-accent": "#ffffff",
}
DARK = {
    "positive": "#79b6f4",
    "negative": "#ee9b58",
    "loss": "#c39dee",
    "right": "#63ccc0",
    "wrong": "#f09ac4",
    "surface": "#1e2129",
    "ink": "#e8ebf1",
    "muted": "#a9b1be",
    "line": "#7c8594",
    "grid": "#323743",
    "soft": "#272b35",
    "accent": "#79b6f4",
    "on-accent": "#12161d",
}
MORE_LIGHT, MORE_DARK = (  # for whoever has asked for more contrast
    {"muted": colours["ink"], "line": colours["muted"], "grid": colours["line"]} for colours in (LIGHT, DARK)
)
FORCED = {  # by the reader's system; what is drawn keeps its own colours, in the set that fits
    **dict.fromkeys(("surface", "soft"), "Canvas"),
    **dict.fromkeys(("ink", "muted", "line"), "CanvasText"),
    "grid": "GrayText",
    "accent": "Highlight",
    "on-accent": "HighlightText",
}
PRINT = LIGHT | {"ink": "#000000", "muted": "#333333", "soft": "#ffffff"}

# A map's two ends. It fades from one into the page and out of the page into the other, so it fits light and dark.
MAP_POSITIVE = (76, 143, 216)
MAP_NEGATIVE = (205, 112, 47)
MAP = {"map-positive": f"rgb{MAP_POSITIVE}", "map-negative": f"rgb{MAP_NEGATIVE}"}
MAP_STRENGTH = 0.85  # how much of the page a map's end covers

# What says in a page that it is dark: Material's attribute, Bootstrap's (the theme `mkdocs`), and that of most others.
DARK_PAGES = ('[data-md-color-scheme="slate"]', '[data-bs-theme="dark"]', '[data-theme="dark"]')

TEXT = 13.0  # height of a letter's line
NODE = 22.0  # radius of a neuron
POINT = 6.0  # radius of a data point
EDGE_THIN, EDGE_THICK = 0.75, 6.0  # width of a connection
MAP_CELLS = 48  # of a map, along each side


def stylesheet() -> str:
    """The colours as CSS custom properties: `--nn-positive` and so on, for light, dark and print.

    More contrast and forced colours come after light and dark, and print comes last.
    """
    dark = ", ".join(DARK_PAGES)
    every = f":root, {dark}"
    return "\n".join(
        [
            rule(":root", LIGHT | MAP),
            rule(dark, DARK),
            media("(prefers-contrast: more)", rule(every, MORE_LIGHT), rule(dark, MORE_DARK)),
            media("(forced-colors: active)", rule(every, LIGHT | FORCED)),
            media("(forced-colors: active) and (prefers-color-scheme: dark)", rule(every, DARK | FORCED)),
            media("print", rule(every, PRINT)),
        ]
    )


def media(condition: str, *rules: str) -> str:
    return "\n".join([f"@media {condition} {{", *rules, "}"])


def rule(selector: str, colours: dict[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'--nn-{name}: {colour};' for name, colour in colours.items())} }}"
