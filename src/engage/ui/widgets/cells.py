"""What stands in a cell of a list: a text, chips or stances, each with a line below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from engage.domain.feedback import Stance
from engage.ui import theme
from engage.ui.models.paged_table import CHIP_LOOKS, Look
from engage.ui.translation import word
from engage.ui.widgets import swatch

CHIP_PADDING = 8
_CHIP_RADIUS = 4
_LEAST_OF_MARK = 6
"""Characters of a mark behind a text that are always seen: "  (res…"."""
_NARROW = 4
"""Pixels that few letters are narrower than."""
_SIGN = {
    Stance.SUPPORT: "+",
    Stance.OPPOSE: "−",
    Stance.MIXED: "±",
    Stance.NEUTRAL: "·",
    Stance.UNCLEAR: "?",
}
_STANCE_OF_SIGN = {sign: stance for stance, sign in _SIGN.items()}

# Put together once: it takes as long as to measure a word.
_ALIGNED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
_ELIDED = Qt.TextElideMode.ElideRight


def stance_text(stance: Stance | None) -> str:
    """A stance as a list shows it: sign and word, as neither colour nor sign alone tells it to everyone."""
    return f"{_SIGN[stance]} {word(stance)}" if stance is not None else ""


def cut(text: str, room: int, metrics: QFontMetrics) -> str:
    """As much of a text as there is room for.

    Of a long one no more is measured than could be seen: measuring takes longer than painting.
    """
    head = text[: max(room // _NARROW, 1)]
    seen = metrics.elidedText(head, _ELIDED, room)
    return metrics.elidedText(text, _ELIDED, room) if seen == head != text else seen


def cut_with_mark(text: str, mark: str, room: int, metrics: QFontMetrics) -> str:
    """A text with a mark behind it, as far as there is room: the mark is cut first, but never left out."""
    if not mark:
        return cut(text, room, metrics)
    if metrics.horizontalAdvance(text + mark) <= room:
        return text + mark
    least = metrics.horizontalAdvance(f"{mark[:_LEAST_OF_MARK]}…")
    mark = metrics.elidedText(mark, _ELIDED, max(room - metrics.horizontalAdvance(text) - 1, least))
    return cut(text, room - metrics.horizontalAdvance(mark), metrics) + mark


class CellPainter:
    """Paints cells one after the other; what they have in common is made ready once."""

    def __init__(self, painter: QPainter, font: QFont) -> None:
        scheme = theme.current()
        self._painter = painter
        self._font = font
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._metrics = QFontMetrics(font)
        self._bold_metrics = QFontMetrics(self._bold)
        self._selection = QColor(scheme.selection)
        self._line = QColor(scheme.line)
        self._text = QColor(scheme.text)
        self._quiet = QColor(scheme.quiet)

    def paint(
        self,
        rect: QRect,
        look: Look,
        parts: Sequence[str],
        colours: Sequence[str] = (),
        *,
        is_selected: bool = False,
    ) -> None:
        """Paint what stands in one cell, piece by piece; `colours` are those of the marks in chips."""
        painter = self._painter
        painter.setClipping(False)
        if is_selected:
            painter.fillRect(rect, self._selection)
        painter.setPen(self._line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if not parts:
            return
        inside = rect.adjusted(theme.GRID, 0, -theme.GRID, -1)
        painter.setClipRect(inside)
        if look in CHIP_LOOKS:
            self._paint_chips(inside, look, parts, colours, is_selected=is_selected)
        elif look is Look.STANCE:
            self._paint_stances(inside, parts)
        else:
            self._paint_text(inside, look, parts)

    def frame(self, rect: QRect) -> None:
        """Show that the cursor stands in the row that takes up `rect`."""
        self._painter.setClipping(False)
        self._painter.setPen(QColor(theme.current().accent))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_text(self, rect: QRect, look: Look, parts: Sequence[str]) -> None:
        """One line: a mark behind the first part gives way first, but never goes altogether."""
        painter = self._painter
        text, mark = parts[0], "  ".join(("", *parts[1:]))
        if "\n" in text:
            text = text.replace("\n", " ")
        is_late = look is Look.DUE and text.startswith("!")
        if is_late:
            painter.setPen(QColor(theme.current().oppose))
        else:
            painter.setPen(self._quiet if look is Look.QUIET else self._text)
        painter.setFont(self._bold if is_late else self._font)
        metrics = self._bold_metrics if is_late else self._metrics
        painter.drawText(rect, _ALIGNED, cut_with_mark(text, mark, rect.width(), metrics))

    def _paint_stances(self, rect: QRect, parts: Sequence[str]) -> None:
        """One behind the other, each in its own colour; by their signs alone where there is no room."""
        painter, metrics = self._painter, self._bold_metrics
        painter.setFont(self._bold)
        left = rect.left()
        if metrics.horizontalAdvance(", ".join(parts)) > rect.width():
            parts = tuple(part[:1] for part in parts)
        for number, part in enumerate(parts):
            text = part if number == len(parts) - 1 else f"{part}, "
            painter.setPen(QColor(theme.current().stance(_STANCE_OF_SIGN.get(part[:1]))))
            seen = cut(text, rect.right() - left, metrics)
            painter.drawText(rect.adjusted(left - rect.left(), 0, 0, 0), _ALIGNED, seen)
            left += metrics.horizontalAdvance(text)

    def _paint_chips(
        self, rect: QRect, look: Look, parts: Sequence[str], colours: Sequence[str], *, is_selected: bool
    ) -> None:
        """Each a text, with a mark in its colour before it where it has one."""
        painter, metrics, scheme = self._painter, self._metrics, theme.current()
        ground, ink = (scheme.chip, scheme.text) if look is Look.CHIPS else (scheme.selection, scheme.accent)
        ground = scheme.surface if is_selected else ground
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        height = metrics.height() + 6
        left = rect.left()
        for part, colour in zip_longest(parts, colours, fillvalue=""):
            if not part:
                continue
            mark = swatch.SIZE + CHIP_PADDING // 2 if colour else 0
            text = metrics.elidedText(part, _ELIDED, rect.right() - left - 2 * CHIP_PADDING - mark)
            if not text:
                break
            width = metrics.horizontalAdvance(text) + 2 * CHIP_PADDING + mark
            chip = QRect(left, rect.center().y() - height // 2 + 1, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(chip, _CHIP_RADIUS, _CHIP_RADIUS)
            swatch.paint_swatch(painter, chip.adjusted(CHIP_PADDING, 0, 0, 0), colour, ground)
            painter.setPen(QColor(ink))
            painter.drawText(chip.adjusted(mark, 0, 0, 0), _CENTRED, text)
            left = chip.right() + 5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
