"""What stands beside the pages: the options, or what is asked about them for a while."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from engage.ui.context import Context
from engage.ui.summaries.figures_panel import FiguresPanel
from engage.ui.summaries.held_panel import HeldPanel
from engage.ui.summaries.leaks_panel import LeaksPanel
from engage.ui.summaries.options import SummaryOptions
from engage.ui.widgets.later import add_later, turn_to
from engage.ui.widgets.scrolling import bring_into_sight


class Side(QStackedWidget):
    """Every panel leads back to the options, with the cursor in the first of them."""

    record_wanted = Signal(object, int)

    def __init__(self, context: Context, options: SummaryOptions) -> None:
        super().__init__(context.beside)
        self._options = options
        self.addWidget(options)
        self.leaks = LeaksPanel(context, self)
        self.held = HeldPanel(context, self)
        self.figures = FiguresPanel(context, self)
        for panel in (self.leaks, self.held, self.figures):
            panel.closed.connect(self.show_options)
            panel.record_wanted.connect(self.record_wanted)
            add_later(self, panel)

    def show_panel(self, panel: LeaksPanel | HeldPanel | FiguresPanel) -> None:
        """Turn to a panel, with the cursor in it."""
        turn_to(self, panel)
        panel.focus_first()

    def show_options(self) -> None:
        """Turn back to the options, where these are not seen."""
        if self.currentWidget() is not self._options:
            self.setCurrentWidget(self._options)
            self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor on the first thing of what is seen."""
        panel = self.currentWidget()
        if isinstance(panel, LeaksPanel | HeldPanel | FiguresPanel):
            panel.focus_first()
            return
        self._options.form.summary.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_sight(self._options.form.summary)
