import pytest

from nnlesson.draw.tokens import DARK, LIGHT, MORE_DARK, MORE_LIGHT, PRINT, stylesheet

WRITTEN = ("positive", "negative", "loss", "right", "wrong", "ink", "muted", "accent")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("colours", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_words_stand_out_from_what_they_are_written_on(colours: dict[str, str], name: str) -> None:
    assert contrast(colours[name], colours["surface"]) >= 4.5
    assert contrast(colours[name], colours["soft"]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_controls_stand_out_from_the_page(colours: dict[str, str]) -> None:
    assert contrast(colours["line"], colours["surface"]) >= 3
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT | MORE_LIGHT, DARK | MORE_DARK], ids=["light", "dark"])
def test_more_contrast_is_more_for_words_lines_and_grids(colours: dict[str, str]) -> None:
    assert contrast(colours["muted"], colours["surface"]) >= 7
    assert contrast(colours["line"], colours["surface"]) >= 4.5
    assert contrast(colours["grid"], colours["surface"]) >= 3


def test_light_dark_and_print_have_the_same_colours_by_name() -> None:
    assert set(LIGHT) == set(DARK) == set(PRINT)


def test_the_stylesheet_has_every_colour_of_every_scheme() -> None:
    css = stylesheet()

    for colours in (LIGHT, DARK, PRINT):
        for name, colour in colours.items():
            assert f"--nn-{name}: {colour};" in css
