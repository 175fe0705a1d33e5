"""The parts of the help that are made from the program: menus, keys, filters, marks, formats.

A page asks for them by `{menu:import_files}`, `{key:undo}` and `{table:filters}`, so that none is ever out of
date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from PySide6.QtGui import QKeySequence

from engage.domain.disclosure import Rule, default_level
from engage.domain.filter_fields import FIELDS, FieldType, Flag, Form
from engage.domain.quick_log import MarkKind
from engage.services import agenda_templates
from engage.services.exporting import registry as exporting
from engage.services.importing.registry import importers
from engage.services.summaries import registry as summaries
from engage.services.summaries.wording import called
from engage.ui import actions
from engage.ui.actions import MENUS, SPECS, ActionSpec
from engage.ui.translation import translated
from engage.ui.widgets.fields import first_upper

_ASKED_FOR = re.compile(r"\{(menu|key|table):([\w-]+)\}")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def fill_in(markdown: str) -> str:
    """Return the text of a page with what it asks for; raises KeyError where that does not exist."""
    return _ASKED_FOR.sub(lambda found: _MAKERS[found[1]](found[2]), markdown)


def escaped(text: str) -> str:
    """Return a text as Markdown that reads as this text, whatever stands in it."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """Return a text as Markdown for what is typed; in a table a bar would end the cell."""
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}".replace("|", r"\|")


def _menu(name: str) -> str:
    """Where an action stands, and its key: "**Project › Import…** (`Ctrl+I`)"."""
    menu = next(menu for menu in MENUS for block in menu.blocks if SPECS[name] in block)
    place = f"**{escaped(actions.plain(menu.text))} › {escaped(actions.plain(SPECS[name].text))}**"
    return f"{place} ({_key(name)})" if SPECS[name].shortcuts else place


def _key(name: str) -> str:
    """An action's first shortcut."""
    return _keys(SPECS[name])[0]


def _keys(spec: ActionSpec) -> list[str]:
    native = QKeySequence.SequenceFormat.NativeText
    return [code(QKeySequence(shortcut).toString(native)) for shortcut in spec.shortcuts.split()]


def _table(name: str) -> str:
    return _TABLES[name]()


def _rows(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _shortcuts() -> str:
    def rows() -> Iterator[tuple[str, str, str]]:
        for menu in MENUS:
            for block in menu.blocks:
                for spec in block:
                    if spec.shortcuts:
                        place = escaped(actions.plain(menu.text))
                        yield " or ".join(_keys(spec)), escaped(actions.plain(spec.text)), place

    return _rows((translated("Key"), translated("What it does"), translated("Menu")), rows())


def _filters() -> str:
    parts = []
    for noun, fields in FIELDS.items():
        if fields:
            asked = ((code(f"{name}:"), escaped(field.help), _value(field)) for name, field in fields.items())
            table = _rows((translated("Field"), translated("What it asks about"), translated("Value")), asked)
            parts.append(f"### {escaped(first_upper(noun.plural))}\n\n{table}")
    return "\n\n".join(parts)


def _value(field: FieldType) -> str:
    if field.form is Form.CHOICE:
        return ", ".join(code(choice.value) for choice in field.choices)
    return {
        Form.TEXT: translated("any part of it"),
        Form.NAME: translated("any part of the name"),
        Form.TAG: translated("the whole tag"),
        Form.THEME: translated("a code, or words of the title"),
        Form.RATING: translated("`4`, or a range: `3..5`, `3..`, `..2`"),
        Form.PERSON: translated("`me`, or any part of the name"),
        Form.DATE: translated("`2020-03-25`, `2020-03`, `2020` or `today`"),
    }[field.form]


def _flags() -> str:
    return _rows(
        (translated("Write"), translated("For what is")),
        ((code(f"is:{flag.value}"), escaped(flag.help)) for flag in Flag),
    )


def _marks() -> str:
    return _rows(
        (translated("You type"), translated("It says")),
        ((code(kind.typed), escaped(kind.help)) for kind in MarkKind),
    )


def _rules() -> str:
    return _rows(
        (translated("What was agreed"), translated("What that means"), translated("How feedback starts out")),
        (
            (escaped(first_upper(rule.label)), escaped(rule.means), escaped(default_level(rule).label))
            for rule in Rule
        ),
    )


def _imports() -> str:
    return _rows(
        (translated("What it holds"), translated("The file"), translated("Ends in")),
        (
            (
                escaped(first_upper(importer.name)),
                escaped(importer.summary),
                ", ".join(map(code, importer.suffixes)),
            )
            for importer in importers()
        ),
    )


def _summaries() -> str:
    return _rows(
        (translated("Summary"), translated("What it tells")),
        (
            (escaped(first_upper(called(summary.name))), escaped(summary.description))
            for summary in summaries.summaries()
        ),
    )


def _formats() -> str:
    return _rows(
        (translated("Ends in"), translated("Format")),
        ((code(item.suffix), escaped(first_upper(item.label))) for item in exporting.formats()),
    )


def _agendas() -> str:
    return _rows(
        (translated("Agenda"), translated("What it is")),
        ((escaped(entry.title), escaped(entry.about)) for entry in agenda_templates.names()),
    )


_TABLES: Mapping[str, Callable[[], str]] = {
    "agendas": _agendas,
    "filters": _filters,
    "flags": _flags,
    "formats": _formats,
    "imports": _imports,
    "marks": _marks,
    "rules": _rules,
    "shortcuts": _shortcuts,
    "summaries": _summaries,
}
_MAKERS: Mapping[str, Callable[[str], str]] = {"menu": _menu, "key": _key, "table": _table}
