"""What a list shows of feedback, read without making whole records: what is not shown is not looked up."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlcipher3.dbapi2 as driver

from engage.domain.disclosure import Level
from engage.domain.feedback import Stance
from engage.domain.records import Reference

_LONGEST = 1_000
"""Characters of a text that are read: a row has room for fewer."""


@dataclass(slots=True)
class Told:
    """A theme to which something was said, and how."""

    theme: Reference
    stance: Stance


@dataclass(slots=True)
class Listed:
    """One row, with what a `Feedback` has under the same names; of who said it only whom it names first."""

    id: int
    said_on: dt.date
    text: str
    organisation: Reference | None
    contact: Reference | None
    engagement: Reference | None
    stance: Stance | None
    disclosure: Level | None
    permission_by: str
    permission_on: str | None
    permission_how: str
    unresolved: Sequence[str]
    codings: Sequence[Told]


_ROWS = f"""
    SELECT feedback.id, said_on, substr(text, 1, {_LONGEST}),
        organisation_id, organisation.name, contact.id, contact.given_name, contact.family_name,
        engagement_id, engagement.rule,
        stance, disclosure, permission_by, permission_on, permission_how, unresolved
    FROM feedback
    LEFT JOIN organisation ON organisation.id = organisation_id
    LEFT JOIN contact ON organisation_id IS NULL AND contact.id = contact_id
    LEFT JOIN engagement ON engagement.id = engagement_id
    WHERE feedback.id IN ({{}})
"""  # noqa: S608
_CODINGS = """
    SELECT feedback_id, coding.stance, theme_id, theme.title, theme.code, theme.colour
    FROM coding CROSS JOIN theme ON theme.id = theme_id
    WHERE feedback_id IN ({}) ORDER BY feedback_id, coding.id
"""

_STANCES = {stance.value: stance for stance in Stance}
_LEVELS = {level.value: level for level in Level}


def read(connection: Any, ids: Sequence[int]) -> list[Listed]:
    """Return the rows in the order of `ids`; one that is no longer there is left out.

    The connection is the driver's own: rows are read by it also before SQLAlchemy is loaded.
    """
    wanted = ", ".join(map(str, ids))
    mentioned = _Mentioned()
    told: dict[int, list[Told]] = {}
    try:
        for id, stance, theme, title, code, colour in connection.execute(_CODINGS.format(wanted)):
            of = mentioned.reference("theme", theme, title, code, colour)
            told.setdefault(id, []).append(Told(of, _STANCES[stance]))
        found = {
            row[0]: _listed(row, told.get(row[0], ()), mentioned)
            for row in connection.execute(_ROWS.format(wanted))
        }
    except (KeyError, TypeError, ValueError) as error:
        raise driver.DatabaseError("Could not decode a value") from error
    return [found[id] for id in ids if id in found]


class _Mentioned:
    """What rows mention, made once for all of them."""

    def __init__(self) -> None:
        self._there: dict[tuple[str, int], Reference] = {}

    def reference(self, table: str, id: int, name: str, kind: str = "", colour: str = "") -> Reference:
        there = self._there.get((table, id))
        if there is None:
            there = self._there[table, id] = Reference(id, "", name, kind, colour)
        return there


def _listed(row: Sequence[Any], told: Sequence[Told], mentioned: _Mentioned) -> Listed:
    id, said_on, text, body, body_name, person, given, family, meeting, rule, *others = row
    stance, level, permission_by, permission_on, permission_how, unresolved = others
    return Listed(
        id,
        dt.date.fromisoformat(said_on),
        text,
        None if body is None else mentioned.reference("organisation", body, body_name),
        None if person is None else mentioned.reference("contact", person, f"{given} {family}".strip()),
        None if meeting is None else mentioned.reference("engagement", meeting, "", rule),
        _STANCES.get(stance),
        _LEVELS.get(level),
        permission_by,
        permission_on,
        permission_how,
        () if unresolved == "[]" else json.loads(unresolved),
        told,
    )
