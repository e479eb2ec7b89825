"""An area cut into tiles that are near to squares, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

__all__ = ["Tile", "squarified"]


@attrs.frozen
class Tile:
    """A rectangle: its lower left corner and its sides."""

    x: Fraction
    y: Fraction
    width: Fraction
    height: Fraction

    @property
    def shorter(self) -> Fraction:
        """The shorter side."""
        return min(self.width, self.height)


def squarified(sizes: Sequence[int], width: int, height: int) -> tuple[Tile, ...]:
    """Return a tile for each size, whose areas are exactly as the sizes.

    Sizes are above 0; tiles come nearest to squares where sizes fall. They fill the area
    from the upper left corner on, in strips along its shorter side, each strip taking
    more tiles as long as that brings them nearer to squares.

    Source: M. Bruls, K. Huizing and J. van Wijk, Squarified Treemaps (2000).

    >>> [(int(tile.width), int(tile.height)) for tile in squarified([4, 4, 2], 5, 2)]
    [(2, 2), (2, 2), (1, 2)]
    """
    unit = Fraction(width * height, sum(sizes))
    left = [size * unit for size in sizes]
    free = Tile(Fraction(0), Fraction(0), Fraction(width), Fraction(height))
    tiles: list[Tile] = []
    while left:
        count = _strip_length(left, free.shorter)
        tiles += _strip(left[:count], free)
        free = _without(free, sum(left[:count], Fraction(0)))
        left = left[count:]
    return tuple(tiles)


def _strip_length(areas: Sequence[Fraction], side: Fraction) -> int:
    """Return how many areas make the strip along a side whose worst tile is nearest a square."""
    count = 1
    while count < len(areas) and _worst(areas[: count + 1], side) <= _worst(areas[:count], side):
        count += 1
    return count


def _worst(areas: Sequence[Fraction], side: Fraction) -> Fraction:
    """Return the largest ratio of a longer to a shorter side in a strip."""
    thickness = sum(areas, Fraction(0)) / side
    ratios = [area / thickness**2 for area in areas]
    return max(max(ratio, 1 / ratio) for ratio in ratios)


def _strip(areas: Sequence[Fraction], free: Tile) -> list[Tile]:
    thickness = sum(areas, Fraction(0)) / free.shorter
    tiles: list[Tile] = []
    x, y = free.x, free.y + free.height
    for area in areas:
        length = area / thickness
        if free.width >= free.height:
            y -= length
            tiles.append(Tile(x, y, thickness, length))
        else:
            tiles.append(Tile(x, y - thickness, length, thickness))
            x += length
    return tiles


def _without(free: Tile, area: Fraction) -> Tile:
    """Return what a strip of an area leaves."""
    thickness = area / free.shorter
    if free.width >= free.height:
        return attrs.evolve(free, x=free.x + thickness, width=free.width - thickness)
    return attrs.evolve(free, height=free.height - thickness)
