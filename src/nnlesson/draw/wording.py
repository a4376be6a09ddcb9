"""Number formatting: three significant digits and no noise behind the point; and words cut short."""

import math

LONGEST = 14  # letters of a word that are shown
MANY = 1e6  # from here on, powers of ten


def short(value: float, digits: int = 3) -> str:
    """0.1304 as "0.13", 1234.5 as "1,230", 0.0000000123 as "1.23e−8"; in front of a negative number a minus sign.

    A whole number below a million is written out, 3517 as "3,517": most often it counts something.
    """
    if not math.isfinite(value):
        return "not a number" if math.isnan(value) else ("∞" if value > 0 else "−∞")
    if value == round(value) and abs(value) < MANY:
        return f"{round(value):,}".replace("-", "−")
    rounded = float(f"{value:.{digits - 1}e}")
    size = abs(rounded)
    if size >= MANY or size < 1e-6:
        mantissa, exponent = f"{rounded:.{digits - 1}e}".split("e")
        return f"{trimmed(mantissa)}e{int(exponent)}".replace("-", "−")
    decimals = max(0, digits - 1 - math.floor(math.log10(size)))
    return trimmed(f"{rounded:,.{decimals}f}").replace("-", "−")


def signed(value: float, digits: int = 3) -> str:
    """The same with a plus sign in front of what is positive: colour is never the only sign of a sign."""
    text = short(value, digits)
    return f"+{text}" if value > 0 else text


def exact(value: float) -> str:
    """Four digits, so that who checks a sum with the numbers that are shown gets what is shown."""
    return short(value, 4)


def bracketed(value: float) -> str:
    """A number inside a sum: a negative one stands in brackets."""
    return f"({exact(value)})" if value < 0 else exact(value)


def product(one: float, other: float) -> str:
    """A whole sum: "−0.5 × 0.8 = −0.4"."""
    return f"{exact(one)} × {bracketed(other)} = {exact(one * other)}"


def percent(share: float) -> str:
    """0.9712 as "97.1 %"; never "100 %" or "0 %" for what is not quite certain or not quite impossible."""
    if 0 < share < 0.0005:
        return "<0.1 %"
    if 0.9995 <= share < 1:
        return ">99.9 %"
    return f"{trimmed(f'{100 * share:.1f}')} %"


def whole_percent(share: float, gap: str = " ") -> str:
    """0.9712 as "97 %"; never 0 or 100, since a probability that a network gives is never quite that."""
    if share < 0.005:
        return f"<1{gap}%"
    return f">99{gap}%" if share >= 0.995 else f"{100 * share:.0f}{gap}%"


def cut(word: str, longest: int = LONGEST) -> str:
    """A word as long as there is room for it."""
    return word if len(word) <= longest else word[: longest - 1] + "…"


def trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
