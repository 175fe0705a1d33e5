"""The log of one engagement below the line: said and promised, newest first, and what is being kept."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from engage.domain.commitments import Commitment
from engage.domain.feedback import Feedback
from engage.domain.records import Noun, Record, Reference
from engage.services import records
from engage.services.projects import Project
from engage.ui.context import Context
from engage.ui.feedback.page import stance_texts
from engage.ui.models.paged_table import Column, Look, PagedTable
from engage.ui.pad.wording import clock_time
from engage.ui.translation import mark, translated

_NOUNS = (Noun.FEEDBACK, Noun.COMMITMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Record):
    """One row: a piece of feedback, a commitment, or what was entered and is not on disk yet."""

    text: str
    record: Feedback | Commitment | None = None


def key_of(noun: Noun, id: int) -> int:
    """The one number by which the log knows a piece of feedback or a commitment."""
    return 2 * id + _NOUNS.index(noun)


def named_by(key: int) -> tuple[Noun, int] | None:
    """What a number of the log stands for; None where it is being kept."""
    return (_NOUNS[key % 2], key // 2) if key > 0 else None


class PadLog(PagedTable):
    """Rows come as for every list; those that are being kept stand in front of them until they are."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        self._keys = array("q")
        self._waiting: dict[int, str] = {}
        self._waited = 0
        self._seats: Mapping[tuple[int, int], str] = {}
        super().__init__(
            self._columns(),
            lambda text, sort: array("q", [*sorted(self._waiting), *self._keys]),
            lambda keys: self._rows(context.project, keys),
            context.reader,
            parent,
        )

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(mark("Time"), _time, Look.QUIET, width=7),
            Column(mark("Key"), self._key, Look.CHIPS, width=4),
            Column(mark("Who"), _who, Look.QUIET, width=22, least=8, gives_way=1),
            Column(mark("What was said"), _said),
            Column(
                mark("Theme"),
                _themes,
                Look.ACCENT_CHIPS,
                width=8,
                colours=lambda line: [coding.theme.colour for coding in getattr(line.record, "codings", ())],
            ),
            Column(
                mark("Stance"),
                lambda line: stance_texts(line.record) if isinstance(line.record, Feedback) else [],
                Look.STANCE,
                width=11,
            ),
        )

    def show_keys(self, keys: Sequence[int], seats: Mapping[tuple[int, int], str]) -> None:
        """Show these rows; `seats` are the keys of those at the table, by contact and organisation."""
        self._keys = array("q", keys)
        self._seats = seats

    # What is being kept

    def await_line(self, text: str) -> int:
        """Put in front a line that is on its way to the disk; return its number."""
        self._waited -= 1
        self._waiting[self._waited] = text
        return self._waited

    def end_waiting(self, number: int) -> str:
        """Take such a line away: it is kept, or could not be. Return it."""
        return self._waiting.pop(number, "")

    @property
    def waiting(self) -> list[str]:
        """The lines that are being kept, the first that was entered in front."""
        return [self._waiting[number] for number in sorted(self._waiting, reverse=True)]

    def line(self, row: int) -> Line | None:
        """What stands in a row, once it is here."""
        found = self.record(row)
        return found if isinstance(found, Line) else None

    def _rows(self, project: Project, keys: Sequence[int]) -> list[Line]:
        """On the worker."""
        waiting = dict(self._waiting)
        found = [Line(id=key, text=waiting[key]) for key in keys if key in waiting]
        for noun, record in zip(_NOUNS, (Feedback, Commitment), strict=True):
            ids = [key // 2 for key in keys if key > 0 and _NOUNS[key % 2] is noun]
            said: Sequence[Feedback | Commitment] = records.rows(project, record, ids)
            found += [
                Line(id=key_of(noun, each.id), uid=each.uid, text=each.text, record=each) for each in said
            ]
        return found

    def _key(self, line: Line) -> list[str]:
        if line.record is None:
            return []
        who = whom(line.record.contact, line.record.organisation)
        body = (0, who[1])
        return [key] if (key := self._seats.get(who) or self._seats.get(body) or "") else []


def whom(contact: Reference | None, organisation: Reference | None) -> tuple[int, int]:
    """Somebody by the ids of the contact and the organisation."""
    return contact.id if contact else 0, organisation.id if organisation else 0


def _time(line: Line) -> str:
    if line.record is None:
        return "…"
    if isinstance(line.record, Feedback) and isinstance(line.record.said_at, dt.datetime):
        return clock_time(line.record.said_at, line.record.zone)
    return "–"


def _who(line: Line) -> str:
    if line.record is None:
        return translated("being kept…")
    names = [each.name for each in (line.record.organisation, line.record.contact) if each]
    marks = [unresolved for unresolved in line.record.unresolved if unresolved.startswith("@")]
    return names[0] if names else " ".join(("?", *marks)) if marks else "–"


def _themes(line: Line) -> list[str]:
    """The codes of its themes; a commitment has none."""
    return [coding.theme.kind for coding in getattr(line.record, "codings", ())]


def _said(line: Line) -> list[str]:
    """The words, and behind them what was marked of them; of a commitment, that it is one."""
    parts = [line.text]
    if isinstance(line.record, Commitment):
        parts.append(translated("to do"))
    if isinstance(line.record, Feedback):
        parts += [translated("key point")] if line.record.is_key_point else []
        parts += [translated("evidence")] if line.record.has_evidence else []
    return parts
