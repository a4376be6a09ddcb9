"""Numbers as people read them: at most three significant digits, and no noise behind the point."""

import math


def short(value: float, digits: int = 3) -> str:
    """0.1304 as "0.13", 1234.5 as "1,230", 0.0000000123 as "1.23e−8"; in front of a negative number a minus sign."""
    if not math.isfinite(value):
        return "not a number" if math.isnan(value) else ("∞" if value > 0 else "−∞")
    if value == 0:
        return "0"
    rounded = float(f"{value:.{digits - 1}e}")
    size = abs(rounded)
    if size >= 1e6 or size < 1e-6:
        mantissa, exponent = f"{rounded:.{digits - 1}e}".split("e")
        return f"{trimmed(mantissa)}e{int(exponent)}".replace("-", "−")
    decimals = max(0, digits - 1 - math.floor(math.log10(size)))
    return trimmed(f"{rounded:,.{decimals}f}").replace("-", "−")


def signed(value: float, digits: int = 3) -> str:
    """The same with a plus sign in front of what is positive: colour is never the only sign of a sign."""
    text = short(value, digits)
    return f"+{text}" if value > 0 else text


def trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
