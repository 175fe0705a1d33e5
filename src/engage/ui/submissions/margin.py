"""What stands beside a text: a bar along each passage, with the codes and the stances of its themes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from engage.domain.colours import legible
from engage.ui import theme
from engage.ui.submissions.marks import LANES, Mark
from engage.ui.widgets.cells import stance_text

_BAR = 4
"""Pixels across, and between two bars."""
_CHARACTERS = 9
"""For which there is room in the names of themes."""


class Span(NamedTuple):
    """A mark, and from where to where it is seen in the margin."""

    mark: Mark
    top: float
    bottom: float


class Margin(QWidget):
    """Follows the text beside which it stands; a press on a bar chooses its passage."""

    def __init__(
        self,
        text: QWidget,
        spans: Callable[[], Iterable[Span]],
        current: Callable[[], int | None],
        choose: Callable[[int], None],
    ) -> None:
        """`spans` returns what is seen, `current` the id of the passage that is chosen."""
        super().__init__(text)
        self._spans = spans
        self._current = current
        self._choose = choose

    def wanted_width(self) -> int:
        """How broad it is to be, with a gap to the text."""
        return (
            _CHARACTERS * self.fontMetrics().averageCharWidth() + LANES * _lane_width() + 3 * theme.GRID // 2
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().y()
        here = [span for span in self._spans() if span.top <= at <= span.bottom]
        if here:
            self._choose(min(here, key=lambda span: span.mark.length).mark.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # it is not for the text below

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        free = 0.0
        for span in sorted(self._spans(), key=lambda span: (span.top, span.mark.lane)):
            is_current = span.mark.id == self._current()
            self._paint_bar(painter, span, is_current=is_current)
            free = self._paint_names(painter, span, max(span.top, free), is_current=is_current)

    def _paint_bar(self, painter: QPainter, span: Span, *, is_current: bool) -> None:
        """One bar, of as many colours as the passage has themes; broader where it is chosen."""
        scheme = theme.current()
        colours = [legible(colour or scheme.accent, scheme.surface, 3.0) for colour in span.mark.colours]
        colours = colours or [scheme.quiet]
        height = (span.bottom - span.top) / len(colours)
        breadth = _BAR + 2 if is_current else _BAR
        left = self._bar_left(span.mark)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, colour in enumerate(colours):
            painter.setBrush(QColor(colour))
            painter.drawRect(QRectF(left, span.top + number * height, breadth, height))

    def _bar_left(self, mark: Mark) -> int:
        from_text = theme.GRID + (mark.lane + 1) * _lane_width()
        return from_text - _lane_width() if self._is_at_right() else self.width() - from_text

    def _paint_names(self, painter: QPainter, span: Span, top: float, *, is_current: bool) -> float:
        """The code and the sign of each theme, below one another; return where the next may begin."""
        scheme = theme.current()
        font = self.font()
        font.setBold(is_current)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        bars = theme.GRID + LANES * _lane_width() + theme.GRID // 2
        room = self.width() - bars
        left = bars if self._is_at_right() else 0
        for code, stance in span.mark.themes or (("", None),):
            sign = stance_text(stance)[:1]
            line = QRectF(left, top, room, metrics.height())
            painter.setPen(QColor(scheme.stance(stance)))
            beside = metrics.horizontalAdvance(f" {sign}") if sign else 0
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, sign)
            painter.setPen(QColor(scheme.accent if is_current else scheme.text if code else scheme.quiet))
            name = metrics.elidedText(code or "–", Qt.TextElideMode.ElideRight, room - beside)
            painter.drawText(line.adjusted(0, 0, -beside, 0), Qt.AlignmentFlag.AlignRight, name)
            top += metrics.height()
        return top

    def _is_at_right(self) -> bool:
        return self.isRightToLeft()


def _lane_width() -> int:
    return 2 * _BAR
