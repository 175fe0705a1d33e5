"""The colours of the window."""

from __future__ import annotations

import re
import string
from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from engage.paths import resource
from engage.settings import Appearance
from engage.ui import theme
from engage.ui.theme import DARK, LIGHT, Scheme

READABLE = 4.5
"""WCAG 2.2, 1.4.3."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = QColor(colour).getRgbF()[:3]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground(scheme: Scheme) -> None:
    weak = {pair: contrast(*pair) for pair in scheme.pairs() if contrast(*pair) < READABLE}
    assert not weak


def test_the_style_sheet_uses_only_colours_of_the_scheme() -> None:
    template = string.Template(resource("styles/engage.qss").read_text("utf-8"))
    assert set(template.get_identifiers()) <= asdict(LIGHT).keys() | {"arrow", "tick"}
    assert not re.findall(r"#[0-9a-fA-F]{3,8};|rgba?\(", template.template)


@pytest.mark.parametrize(("appearance", "scheme"), [(Appearance.LIGHT, LIGHT), (Appearance.DARK, DARK)])
def test_the_program_wears_what_the_person_chose(
    appearance: Appearance, scheme: Scheme, qapp: QApplication
) -> None:
    theme.apply(qapp, appearance)
    assert theme.current() is scheme
