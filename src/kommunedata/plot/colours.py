"""Colours that colour-blind readers can tell apart, and the ink that is read on each.

Source: M. Okabe and K. Ito, Color Universal Design: How to make figures and
presentations that are friendly to colorblind people (2008), without black.
"""

from __future__ import annotations

__all__ = ["BLUE", "GREEN", "GREY", "INK", "ORANGE", "PALETTE", "PURPLE", "VERMILION", "ink_on"]

ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
YELLOW = "#F0E442"
BLUE = "#0072B2"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"
GREY = "#8C8C8C"
INK = "#1A1A1A"

PALETTE = (BLUE, ORANGE, GREEN, SKY, VERMILION, PURPLE, YELLOW)
"""Neighbours differ in lightness as well."""

_HALF_BRIGHT = 128_000


def ink_on(colour: str) -> str:
    """Return the ink for text on a colour such as #0072B2: dark on light, light on dark.

    Source: ITU-R BT.601: 299 parts of red, 587 of green and 114 of blue in 1,000.

    >>> ink_on("#F0E442"), ink_on("#19486A")
    ('#1A1A1A', '#FFFFFF')
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return INK if 299 * red + 587 * green + 114 * blue > _HALF_BRIGHT else "#FFFFFF"
