"""Colours that people give to themes: how they are written, and how they stay readable on any ground."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from engage.domain.choices import excerpt
from engage.domain.text import fold
from engage.errors import Invalid

NAMED: Mapping[str, str] = MappingProxyType(
    {
        "red": "#c0392b",
        "orange": "#c65d07",
        "amber": "#b7860b",
        "olive": "#6b7a1e",
        "green": "#1f8a4c",
        "teal": "#0f7f86",
        "blue": "#2767b0",
        "violet": "#6a4fb5",
        "pink": "#b53a83",
        "brown": "#7d5a3c",
        "grey": "#6b7580",
    }
)
"""The colours that have a name: far enough apart to be told from one another beside each other."""

LEGIBLE = 4.5
"""The least contrast of words with the ground that they stand on (WCAG 2.2, 1.4.3)."""

_WRITTEN = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})")
_STEPS = 20


def read_colour(text: str) -> str:
    """Return the colour that is meant by "blue", "#2767B0", "2767b0" or "#27b", as "#2767b0"; blank: none.

    Raises `Invalid`.
    """
    plain = fold(text).strip()
    if not plain or plain in NAMED:
        return NAMED.get(plain, "")
    written = _WRITTEN.fullmatch(plain)
    if written is None:
        raise Invalid(
            f"“{excerpt(text)}” is no colour",
            f"There is {', '.join(NAMED)}",
            "Write one of these, or six digits such as #2767b0",
            field="colour",
        )
    digits = written[1]
    return f"#{digits if len(digits) == 6 else ''.join(2 * digit for digit in digits)}"


def name_of_colour(colour: str) -> str:
    """Return what a colour is called: its name where it has one, else as it is written."""
    return next((name for name, written in NAMED.items() if written == colour), colour)


def contrast(one: str, other: str) -> float:
    """Return how far two colours stand apart, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def legible(colour: str, ground: str, least: float = LEGIBLE) -> str:
    """Return the colour as near to itself as it can stand on the ground with this contrast.

    It is mixed with black or with white, whichever is further from the ground.
    """
    end = max("#000000", "#ffffff", key=lambda pole: contrast(pole, ground))
    for step in range(_STEPS):
        nearer = mixed(colour, end, step / _STEPS)
        if contrast(nearer, ground) >= least:
            return nearer
    return end


def tinted(ground: str, colour: str, ink: str, share: float) -> str:
    """Return the ground with this share of the colour in it, or with less where the ink would fade on it."""
    for step in range(_STEPS, 0, -1):
        paler = mixed(ground, colour, share * step / _STEPS)
        if contrast(paler, ink) >= LEGIBLE:
            return paler
    return ground


def mixed(colour: str, other: str, share: float) -> str:
    """Return the colour with this share of the other in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
