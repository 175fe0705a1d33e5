"""Paints the cells of lists: texts, quiet texts, chips and stances, each with a line below."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engage.domain.feedback import Stance
from engage.ui import theme
from engage.ui.models.paged_table import CHIP_LOOKS, COLOURS, LOOK, PARTS, Look
from engage.ui.translation import word
from engage.ui.widgets import swatch

_CHIP_PADDING = 8
_CHIP_RADIUS = 4
_LEAST_OF_MARK = 6
"""Characters of a mark behind a text that are always seen: "  (res…"."""
_SIGN = {
    Stance.SUPPORT: "+",
    Stance.OPPOSE: "−",
    Stance.MIXED: "±",
    Stance.NEUTRAL: "·",
    Stance.UNCLEAR: "?",
}
_STANCE_OF_SIGN = {sign: stance for stance, sign in _SIGN.items()}


def stance_text(stance: Stance | None) -> str:
    """A stance as a list shows it: sign and word, as neither colour nor sign alone tells it to everyone."""
    return f"{_SIGN[stance]} {word(stance)}" if stance is not None else ""


def cut_with_mark(text: str, mark: str, room: int, metrics: QFontMetrics) -> str:
    """A text with a mark behind it, as far as there is room: the mark is cut first, but never left out."""
    if metrics.horizontalAdvance(text + mark) <= room:
        return text + mark
    elide = Qt.TextElideMode.ElideRight
    least = metrics.horizontalAdvance(f"{mark[:_LEAST_OF_MARK]}…") if mark else 0
    mark = metrics.elidedText(mark, elide, max(room - metrics.horizontalAdvance(text) - 1, least))
    return metrics.elidedText(text, elide, room - metrics.horizontalAdvance(mark)) + mark


class RecordDelegate(QStyledItemDelegate):
    """One line of text or chips to a cell; the model says which."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = sum(
            option.fontMetrics.horizontalAdvance(part) + 3 * _CHIP_PADDING for part in index.data(PARTS) or ()
        )
        return QSize(width, theme.row_height(option.fontMetrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        scheme = theme.current()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(scheme.selection))
        painter.setPen(QColor(scheme.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inside = option.rect.adjusted(theme.GRID, 0, -theme.GRID, -1)
        painter.setClipRect(inside)
        look = index.data(LOOK)
        if look in CHIP_LOOKS:
            chip_colours = (
                (scheme.chip, scheme.text) if look is Look.CHIPS else (scheme.selection, scheme.accent)
            )
            chips = zip_longest(index.data(PARTS) or (), index.data(COLOURS) or (), fillvalue="")
            self._paint_chips(painter, inside, option, list(chips), *chip_colours)
        elif look is Look.STANCE:
            self._paint_stances(painter, inside, option, index.data(PARTS) or ())
        else:
            self._paint_text(painter, inside, option, index.data(PARTS) or ("",), look)
        painter.restore()

    def _paint_text(
        self,
        painter: QPainter,
        rect: QRect,
        option: QStyleOptionViewItem,
        parts: tuple[str, ...],
        look: Look,
    ) -> None:
        """One line: a mark behind the first part gives way first, but never goes altogether."""
        text, mark = parts[0].replace("\n", " "), "  ".join(("", *parts[1:]))
        scheme = theme.current()
        colour = scheme.text
        font = QFont(option.font)
        if look is Look.QUIET:
            colour = scheme.quiet
        elif look is Look.DUE and text.startswith("!"):
            colour = scheme.oppose
            font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(
            rect,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine,
            cut_with_mark(text, mark, rect.width(), painter.fontMetrics()),
        )

    def _paint_stances(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, parts: tuple[str, ...]
    ) -> None:
        """One behind the other, each in its own colour; by their signs alone where there is no room."""
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        left = rect.left()
        if metrics.horizontalAdvance(", ".join(parts)) > rect.width():
            parts = tuple(part[:1] for part in parts)
        for number, part in enumerate(parts):
            text = part if number == len(parts) - 1 else f"{part}, "
            painter.setPen(QColor(theme.current().stance(_STANCE_OF_SIGN.get(part[:1]))))
            painter.drawText(
                rect.adjusted(left - rect.left(), 0, 0, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine,
                metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.right() - left),
            )
            left += metrics.horizontalAdvance(text)

    def _paint_chips(
        self,
        painter: QPainter,
        rect: QRect,
        option: QStyleOptionViewItem,
        chips: list[tuple[str, str]],
        ground: str,
        ink: str,
    ) -> None:
        """Each a text, with a mark in its colour before it where it has one."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        metrics = option.fontMetrics
        height = metrics.height() + 6
        left = rect.left()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = theme.current().surface if selected else ground
        for part, colour in chips:
            if not part:
                continue
            mark = swatch.SIZE + _CHIP_PADDING // 2 if colour else 0
            text = metrics.elidedText(
                part, Qt.TextElideMode.ElideRight, rect.right() - left - 2 * _CHIP_PADDING - mark
            )
            if not text:
                break
            chip = QRect(
                left,
                rect.center().y() - height // 2 + 1,
                metrics.horizontalAdvance(text) + 2 * _CHIP_PADDING + mark,
                height,
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(chip, _CHIP_RADIUS, _CHIP_RADIUS)
            swatch.paint_swatch(painter, chip.adjusted(_CHIP_PADDING, 0, 0, 0), colour, ground)
            painter.setPen(QColor(ink))
            words = chip.adjusted(mark, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
            left = chip.right() + 5
