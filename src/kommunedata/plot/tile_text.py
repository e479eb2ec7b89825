"""Text that fits into a tile, measured as it is drawn."""

from __future__ import annotations

from kommunedata.plot.canvas import Axes, RendererBase, Text, drawn, wrapped
from kommunedata.plot.squares import Tile

__all__ = ["TileText", "fit_text"]

_SIZES = (11, 10, 9, 8, 7)  # points
_WIDTHS = (40, 28, 20, 14, 8)  # characters
_FILLED = 0.92  # of a side, so that some air is left around the text


class TileText(Text):
    """A name and its figures in the middle of a tile, as large as they fit.

    They are fitted again where the tile has become smaller, and not drawn where they cannot be.
    """

    def __init__(self, ax: Axes, tile: Tile, name: str, figures: str, ink: str) -> None:
        super().__init__(
            drawn(tile.x + tile.width / 2),
            drawn(tile.y + tile.height / 2),
            ha="center",
            va="center",
            multialignment="center",
            color=ink,
            parse_math=False,
        )
        self._area, self._name, self._figures = ax, name, figures
        self._corners = [
            (drawn(tile.x), drawn(tile.y)),
            (drawn(tile.x + tile.width), drawn(tile.y + tile.height)),
        ]
        ax.add_artist(self)
        self.set_in_layout(False)  # it fits into what is laid out already

    @property
    def fits(self) -> bool:
        """Whether the text is within its tile, as large as that is now."""
        (left, low), (right, high) = self._area.transData.transform(self._corners)
        box = self.get_window_extent()
        across, down = box.width / (right - left), box.height / (high - low)
        return bool(max(across, down) <= _FILLED)

    def fit(self) -> bool:
        """Choose the largest size and the longest lines that fit; return whether any do."""
        for size in _SIZES:
            self.set_fontsize(size)
            for width in _WIDTHS:
                self.set_text(f"{wrapped(self._name, width)}\n{self._figures}")
                if self.fits:
                    return True
        return False

    def draw(self, renderer: RendererBase) -> None:
        """Draw the text where it fits."""
        if self.fits or self.fit():
            super().draw(renderer)


def fit_text(ax: Axes, tile: Tile, name: str, figures: str, ink: str) -> TileText | None:
    """Write a name and its figures into a tile, as large as they fit; return None if they do not.

    The layout of the figure must stand, as after `draw_without_rendering`.
    """
    shown = TileText(ax, tile, name, figures, ink)
    if shown.fit():
        return shown
    shown.remove()
    return None
