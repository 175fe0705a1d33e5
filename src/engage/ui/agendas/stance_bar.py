"""The bar of how organisations stood to a theme: a piece for each stance, told by its sign and its number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter

from engage.domain.feedback import Stance
from engage.ui import theme as look
from engage.ui.translation import word
from engage.ui.widgets.cells import stance_text

ORDER = (Stance.SUPPORT, Stance.MIXED, Stance.OPPOSE, Stance.NEUTRAL, Stance.UNCLEAR)
"""From left to right."""

_PADDING = 5
_GAP = 1
_PATTERNS = {
    Stance.MIXED: Qt.BrushStyle.FDiagPattern,
    Stance.OPPOSE: Qt.BrushStyle.BDiagPattern,
    Stance.NEUTRAL: Qt.BrushStyle.VerPattern,
}
"""What is drawn over a piece that is too narrow for its sign, so that colour is never alone."""


def told(stances: Mapping[Stance, int]) -> str:
    """The bar in words: "5 support, 2 oppose"; blank where nobody took a stance."""
    return ", ".join(f"{stances[stance]:,} {word(stance)}" for stance in ORDER if stances.get(stance))


def heading(stance: Stance, count: int) -> str:
    """One piece of the bar in words: "+ support: 5 organisations"."""
    one = QCoreApplication.translate("StanceBar", "{}: 1 organisation")
    several = QCoreApplication.translate("StanceBar", "{}: {} organisations")
    text = stance_text(stance)
    return one.format(text) if count == 1 else several.format(text, f"{count:,}")


def pieces(stances: Mapping[Stance, int], rect: QRect, metrics: QFontMetrics) -> list[tuple[Stance, QRect]]:
    """Return each stance that was taken with its place in a bar as broad as `rect`.

    Each has room for its sign, where there is any; beyond that the numbers share what is left.
    """
    taken = [stance for stance in ORDER if stances.get(stance)]
    if not taken:
        return []
    height = metrics.height() + 2
    top = rect.center().y() - height // 2 + 1
    least = min(metrics.horizontalAdvance("+") + 2 * _PADDING, rect.width() // len(taken))
    total, spare = sum(stances[stance] for stance in taken), rect.width() - least * len(taken)
    found: list[tuple[Stance, QRect]] = []
    left, share = rect.left(), 0
    for number, stance in enumerate(taken, start=1):
        share += stances[stance]
        right = rect.left() + least * number + spare * share // total
        found.append((stance, QRect(left, top, right - left - _GAP, height)))
        left = right
    return found


def paint(painter: QPainter, rect: QRect, stances: Mapping[Stance, int], font: QFont) -> None:
    """Paint the bar: in each piece its sign and number, its sign, or a pattern, as there is room."""
    font = QFont(font)
    font.setBold(True)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    for stance, place in pieces(stances, rect, metrics):
        fill, ink = _colours(stance)
        painter.fillRect(place, QColor(fill))
        sign = stance_text(stance)[:1]
        texts = (f"{sign}{stances[stance]:,}", sign)
        text = next((text for text in texts if metrics.horizontalAdvance(text) + 4 <= place.width()), "")
        painter.setPen(QColor(ink))
        if text:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
        elif stance in _PATTERNS:
            painter.fillRect(place, QBrush(QColor(ink), _PATTERNS[stance]))


def _colours(stance: Stance) -> tuple[str, str]:
    """The colour of a piece and of what stands on it: a pair that the scheme has for words."""
    scheme = look.current()
    if stance is Stance.UNCLEAR:
        return scheme.chip, scheme.quiet
    return scheme.stance(stance), scheme.surface
