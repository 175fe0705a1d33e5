"""Changing how the window looks while somebody works in it: what is seen comes first, the rest in between.

The style sheet takes its time with every control, and there are thousands, most of them on pages that nobody
looks at. What is hidden is undressed first and dressed last, a few controls at a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from engage.settings import Appearance, TextSize
from engage.ui import theme

_DRESSED = Qt.WidgetAttribute.WA_WState_Polished
_LEFT_ALONE = Qt.WidgetAttribute.WA_SetStyle
"""Where the first is not set and this one is, a change of the style sheet passes a control by."""
_KNOWN = Qt.WidgetAttribute.WA_StyleSheet
"""Whether the style sheet has been told of a control, and so hears when it goes."""
_A_WHILE = 0.005
"""Seconds at a time in which what is hidden is dressed."""


class Dresser(QObject):
    """Dresses the whole program anew, one step to a turn of the event loop."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._steps: Iterator[None] = iter(())
        self._hidden: list[QWidget] = []
        """What is still to be dressed."""
        self._clock = QTimer(self, interval=0)
        self._clock.timeout.connect(self._take_step)

    @property
    def is_done(self) -> bool:
        """Whether everything looks as it should, also what is hidden."""
        return not self._clock.isActive()

    def dress(self, appearance: Appearance, text_size: TextSize) -> None:
        """Begin to give everything this look."""
        self._steps = self._dress(appearance, text_size)
        self._clock.start()

    def _take_step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._clock.stop()

    def _dress(self, appearance: Appearance, text_size: TextSize) -> Iterator[None]:
        dressed = (widget for widget in self._app.allWidgets() if widget.testAttribute(_DRESSED))
        yield from _a_few_at_a_time([widget for widget in dressed if not widget.isVisible()], self._undress)
        windows = [window for window in self._app.topLevelWidgets() if window.isVisible()]
        for window in windows:
            window.setUpdatesEnabled(False)
        yield
        theme.undress(self._app)
        for widget in filter(isValid, self._hidden):
            # Some were asked for their size meanwhile: whether they are still there is to be noted once more.
            widget.setAttribute(_KNOWN, on=False)
        yield
        theme.apply(self._app, appearance, text_size)
        yield
        for window in filter(isValid, windows):
            window.setUpdatesEnabled(True)
        yield from _a_few_at_a_time(self._hidden, self._dress_hidden)

    def _undress(self, widget: QWidget) -> None:
        self._app.style().unpolish(widget)
        widget.setAttribute(_DRESSED, on=False)
        widget.setAttribute(_LEFT_ALONE)
        self._hidden.append(widget)

    def _dress_hidden(self, widget: QWidget) -> None:
        self._app.style().polish(widget)
        widget.setAttribute(_DRESSED)
        widget.setAttribute(_LEFT_ALONE, on=False)
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _a_few_at_a_time(widgets: list[QWidget], deed: Callable[[QWidget], None]) -> Iterator[None]:
    """Do something with every widget that is still there, and take it off the list."""
    while widgets:
        end = time.perf_counter() + _A_WHILE
        while widgets and time.perf_counter() < end:
            widget = widgets.pop()
            if isValid(widget):
                deed(widget)
        yield
