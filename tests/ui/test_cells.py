"""What stands in the cells of lists is cut where it has to be, and as a whole where it fits."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from engage.ui.widgets.cells import cut, cut_with_mark

LONG = st.text(st.sampled_from("iWm .\u0301\u200b\u05d0🏭é-"), max_size=400)


@given(LONG, st.integers(-4, 900))
def test_a_long_text_is_cut_as_though_all_of_it_were_measured(
    qapp: QApplication, text: str, room: int
) -> None:
    metrics = QFontMetrics(qapp.font())
    assert cut(text, room, metrics) == metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


@given(LONG, st.integers(40, 900))
def test_a_mark_is_never_left_out(qapp: QApplication, text: str, room: int) -> None:
    metrics = QFontMetrics(qapp.font())
    seen = cut_with_mark(text, "  ◐", room, metrics)
    assert seen.endswith("  ◐")
