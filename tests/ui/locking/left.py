"""What is left of a project in this process: words that stood in it, its objects, its open files."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from engage.services.projects import Key, Project
from engage.ui.context import Context
from engage.ui.page import Page
from engage.ui.project_view import ProjectView

KINDS = (Project, Key, Context, ProjectView, Page, QPdfDocument)


def objects() -> list[object]:
    """What is alive of a project."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.unfreeze()  # nothing is looked past
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, KINDS)]


def places_of(word: str) -> list[str]:
    """Where a word stands in what Python can reach, in the widgets, and in what they show."""
    return [*_in_python(word), *_in_widgets(word)]


def is_held(word: str) -> bool:
    """Whether a word stands anywhere in what Python can reach: much quicker than to see where."""
    return any(_has(held, word) for held in gc.get_referents(*gc.get_objects()) if held is not word)


def _in_python(word: str) -> Iterator[str]:
    if not is_held(word):
        return
    for holder in gc.get_objects():
        if holder is sys._getframe().f_locals:
            continue
        for held in gc.get_referents(holder):
            if held is not word and _has(held, word):
                yield f"{type(holder).__name__} holds {held[:60]!r}"


def _has(held: object, word: str) -> bool:
    if isinstance(held, str):
        return word in held
    return isinstance(held, bytes) and word.encode() in held


def _in_widgets(word: str) -> Iterator[str]:
    for widget in QApplication.allWidgets():
        for each in (widget, *widget.findChildren(QAction)):
            yield from (f"{type(each).__name__}: {text[:60]!r}" for text in _texts(each) if word in text)
        for model in widget.findChildren(QAbstractItemModel):
            yield from (f"{type(model).__name__}: {text[:60]!r}" for text in _shown(model) if word in text)


def _texts(each: QObject) -> Iterator[str]:
    description = each.metaObject()
    for number in range(description.propertyCount()):
        value = description.property(number).read(each)
        if isinstance(value, str):
            yield value


def _shown(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(QModelIndex()), 100)):
        for column in range(model.columnCount(QModelIndex())):
            value = model.index(row, column).data(Qt.ItemDataRole.DisplayRole)
            if isinstance(value, str):
                yield value


def open_files(beside: Path) -> list[str]:
    """The files of a project that this process has open."""
    there = Path("/proc/self/fd")
    found = (os.path.realpath(handle) for handle in there.iterdir()) if there.is_dir() else ()
    return [name for name in found if name.startswith(str(beside))]
