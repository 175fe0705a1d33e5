"""An agenda from a table: a row for each theme, below the theme that its code or its parent names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from engage.domain.records import Noun
from engage.domain.text import fold
from engage.errors import EngageError, Invalid
from engage.services.importing.limits import MAX_DEPTH, MAX_THEMES
from engage.services.importing.prose.outline import Outline, OutlineTheme
from engage.services.importing.tables.rows import Row, read_row, refuse, rows_of
from engage.services.importing.work import Work

NEEDS = ("title",)
_FIELDS = ("title", "description", "keywords", "colour", "notes", "tags")


@dataclass(slots=True)
class _Entry:
    row: Row
    values: dict[str, Any]
    children: list[_Entry] = field(default_factory=list)
    is_placed: bool = False


def read_themes(work: Work) -> Outline:
    """Return the agenda that a table of themes makes.

    A theme stands below the one that `parent` names by code or title, else below that whose code begins its
    own. A theme without a code gets the next free one. A row that cannot be placed is a problem.
    """
    entries: list[_Entry] = []
    codes: dict[str, _Entry] = {}
    titles: dict[str, _Entry] = {}
    for row in rows_of(work, Noun.THEME, NEEDS):
        try:
            entry = _entry(work, row, codes)
        except EngageError as error:
            refuse(work, Noun.THEME, row, error)
            continue
        entries.append(entry)
        titles.setdefault(fold(entry.values["title"]), entry)
    top: list[_Entry] = []
    for entry in entries:
        try:
            above = _above(entry, codes, titles)
        except Invalid as error:
            refuse(work, Noun.THEME, entry.row, error)
            entry.is_placed = True
            continue
        (above.children if above else top).append(entry)
    themes = _themes(top, set(codes), work.source.name)
    for entry in entries:
        if not entry.is_placed:
            what = "The theme stands below itself, or below one that was left out"
            refuse(work, Noun.THEME, entry.row, Invalid(what, field="parent"))
    title = next((entry.values["agenda"] for entry in entries if "agenda" in entry.values), work.source.title)
    return Outline(title=title, themes=tuple(themes))


def _entry(work: Work, row: Row, codes: dict[str, _Entry]) -> _Entry:
    entry = _Entry(row, read_row(work, Noun.THEME, row, row.texts, is_new=False))
    if "title" not in entry.values:
        raise Invalid("Title is missing", "", "Write what the theme is about", field="title")
    if code := entry.values.get("code"):
        if fold(code) in codes:
            raise Invalid(f"The code {code} stands in row {codes[fold(code)].row.number} too", field="code")
        codes[fold(code)] = entry
    return entry


def _above(entry: _Entry, codes: dict[str, _Entry], titles: dict[str, _Entry]) -> _Entry | None:
    if parent := entry.values.get("parent"):
        found = codes.get(fold(parent)) or titles.get(fold(parent))
        if found is None:
            raise Invalid(
                f"There is no theme “{parent}” in the file", "", "Correct the parent", field="parent"
            )
        return found
    code = fold(entry.values.get("code", ""))
    while "." in code:
        code = code.rpartition(".")[0]
        if code in codes:
            return codes[code]
    return None


def _themes(top: list[_Entry], used: set[str], name: str) -> list[OutlineTheme]:
    """The themes that are reached from the top, those below one after it."""
    themes: list[OutlineTheme] = []
    waiting: list[tuple[_Entry, int | None, int]] = [(entry, None, 1) for entry in reversed(top)]
    while waiting:
        entry, parent, depth = waiting.pop()
        if depth > MAX_DEPTH or len(themes) == MAX_THEMES:
            limit = f"{MAX_DEPTH} levels" if depth > MAX_DEPTH else f"{MAX_THEMES:,} themes"
            raise Invalid(f"{name} has more than {limit}", "", "Check that it is the right file")
        entry.is_placed = True
        code = entry.values.get("code") or _free("" if parent is None else f"{themes[parent].code}.", used)
        waiting += [(child, len(themes), depth + 1) for child in reversed(entry.children)]
        given = {field: entry.values[field] for field in _FIELDS if field in entry.values}
        themes.append(OutlineTheme(code=code, parent=parent, **given))
    return themes


def _free(prefix: str, used: set[str]) -> str:
    number = 1
    while fold(f"{prefix}{number}") in used:
        number += 1
    used.add(fold(f"{prefix}{number}"))
    return f"{prefix}{number}"
