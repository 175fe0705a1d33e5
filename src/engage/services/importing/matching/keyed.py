"""Rows about records that are known by an id, or else by what they are about: meetings and follow-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from engage.domain.choices import excerpt
from engage.domain.commitments import Commitment
from engage.domain.engagements import Engagement
from engage.domain.fields import FIELDS, format_field
from engage.domain.records import Record, Reference
from engage.domain.uids import new_uid
from engage.errors import Conflict, EngageError, Invalid, NotFound
from engage.services.checks import checked
from engage.services.importing.matching.field_changes import field_changes, fields_said
from engage.services.importing.matching.known import chunks
from engage.services.importing.matching.merging import filled, replaced
from engage.services.importing.tables.rows import Row, refuse
from engage.services.importing.work import LEAVE_OUT, NEW, Candidate, Entry, Outcome, Work
from engage.services.records import noun_of
from engage.storage import records
from engage.storage.shapes import shape_of

K = TypeVar("K", Engagement, Commitment)

_COMPARED = 5
"""Records of one key that a row is held against."""
_NAMES = frozenset(("title", "text"))
"""Where these differ and yet it is the same, that is no contradiction."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row and what it tells, with what it mentions as references."""

    row: Row
    values: Mapping[str, Any]
    if_new: Mapping[str, Any] = field(default_factory=dict)
    """What holds of a new record only."""


@dataclass(frozen=True, slots=True)
class Key(Generic[K]):
    """By what a record is known where no id tells."""

    columns: Sequence[sa.ColumnElement[Any]]
    """Where the values stand of which the key is made."""
    values: Callable[[K], Sequence[Any]]
    """The same values, of a record."""
    of: Callable[..., tuple[Any, ...]]
    """The key, of the values: what all have in common that may be one, and all that likely are, then more."""
    likeness: Callable[[tuple[Any, ...], tuple[Any, ...]], str | None]
    """Of two such: "" they are one, None they are not, else what they have in common for all that."""


@dataclass(slots=True)
class _Taking(Generic[K]):
    """The rows of one file on their way in."""

    work: Work
    record: type[K]
    key: Key[K]
    ids: dict[str, int] = field(default_factory=dict)
    """By uid."""
    keys: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    """By id; what is new has a number below zero."""
    groups: defaultdict[Hashable, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    there: frozenset[int] = frozenset()
    """Those that were there before the file."""
    seen: set[str] = field(default_factory=set)
    now: dict[int, K] = field(default_factory=dict)

    def know(self, id: int, key: tuple[Any, ...]) -> None:
        """Take in by what a record is known now."""
        self.forget(id)
        self.keys[id] = key
        for group in (key[:1], key[:2]):
            self.groups[group][id] = None

    def forget(self, id: int) -> tuple[Any, ...]:
        """Take out by what a record was known; empty where it was not."""
        key = self.keys.pop(id, ())
        for group in (key[:1], key[:2]) if key else ():
            del self.groups[group][id]
        return key

    def alike(self, made: K | None) -> dict[int, str]:
        """The records that a new one may be, those that it is first, with what they have in common."""
        if made is None:
            return {}
        key = self.key.of(*self.key.values(made))
        for group in (key[:2], key[:1]):
            found = ((id, self.key.likeness(self.keys[id], key)) for id in self.groups.get(group, ()))
            near = sorted((why, id) for id, why in found if why is not None)
            if near and not near[0][0]:
                break
        return {id: why for why, id in near[:_COMPARED]}


def take(work: Work, record: type[K], key: Key[K], told: Iterable[Told]) -> None:
    """Add, update or fill in what some rows tell, and enter what becomes of each.

    The record with a row's uid takes its values. One that is the same by its key gets what it lacks; where
    the two differ, it stays as it is, and that is a problem. What a person has chosen for a row goes before.
    """
    taking = _Taking(work, record, key)
    table = shape_of(record).table
    for id, uid, *values in work.connection.execute(sa.select(table.c.id, table.c.uid, *key.columns)):
        taking.ids[uid] = id
        taking.know(id, key.of(*values))
    taking.there = frozenset(taking.keys)
    for chunk in chunks(told):
        _take(taking, chunk)


def _take(taking: _Taking[K], chunk: Sequence[Told]) -> None:
    connection = taking.work.connection
    made = {each.row.number: _made(taking, each) for each in chunk}
    wanted = {id for each in chunk for id in _meant(taking, each, made[each.row.number])}
    there = {found.id: found for found in records.fetch(connection, taking.record, sorted(wanted))}
    taking.now = dict(there)
    for each in chunk:
        try:
            _put(taking, each, made[each.row.number], there)
        except EngageError as error:
            refuse(taking.work, noun_of(taking.record), each.row, error)
    new = {number: record for number, record in taking.now.items() if number < 0}
    ids = records.add(connection, new.values())
    changed = [(taking.now[id], before) for id, before in there.items() if taking.now[id] != before]
    records.save_all(connection, changed)
    for number, record in new.items():
        taking.ids[record.uid] = ids[record.uid]
        taking.know(ids[record.uid], taking.forget(number))


def _made(taking: _Taking[K], told: Told) -> K | None:
    """The new record that a row would be; None where it lacks what one needs."""
    fields = FIELDS[noun_of(taking.record)].values()
    if any(field.is_required and field.name not in told.values for field in fields):
        return None
    made: K = taking.record(**{**told.if_new, **told.values, "uid": _uid(taking, told) or new_uid()})
    return made


def _uid(taking: _Taking[K], told: Told) -> str:
    """The uid that the file gives; none where a person wants a new record."""
    return "" if taking.work.choices.matches.get(told.row.number) == NEW else told.row.uid


def _meant(taking: _Taking[K], told: Told, made: K | None) -> dict[int, str]:
    """The records that a row may be about, with why; the one with its uid, or that was chosen, alone."""
    choice = taking.work.choices.matches.get(told.row.number)
    uid = _uid(taking, told) if choice in (None, NEW, LEAVE_OUT) else choice
    return {taking.ids[uid]: ""} if uid in taking.ids else taking.alike(made)


def _put(taking: _Taking[K], told: Told, made: K | None, there: Mapping[int, K]) -> None:
    """Let the record that is meant say what the row says."""
    work, choice = taking.work, taking.work.choices.matches.get(told.row.number)
    if choice == LEAVE_OUT:
        _enter(taking, told, Outcome.SKIPPED)
        return
    if choice not in (None, NEW) and choice not in taking.ids:
        raise NotFound("The record that was chosen is no longer there", "", "Choose again")
    uid = _uid(taking, told)
    if uid and uid in taking.seen:
        raise Conflict("An earlier row has the same id", "", "Give each row its own")
    taking.seen.add(uid)
    alike = _meant(taking, told, made)
    same = [taking.now[id] for id, why in alike.items() if why == "" and id in taking.now]
    before = None if choice == NEW else _surest(same, told)
    if before is None:
        near = [(taking.now[id], why) for id, why in alike.items() if why and id in taking.there]
        candidates = [Candidate(each.uid, _name(each), why) for each, why in near if choice != NEW]
        _add(taking, told, made, candidates)
        return
    number = before.id or next(number for number, record in taking.now.items() if record is before)
    is_by_uid = bool(uid) and before.uid == uid
    after, differing = _with(before, told, is_by_uid=is_by_uid)
    after = checked(work.connection, after, there.get(number))
    taking.now[number] = after
    taking.know(number, taking.key.of(*taking.key.values(after)))
    problem = ""
    if differing:
        labels = ", ".join(FIELDS[noun_of(taking.record)][name].label for name in differing)
        problem = (
            f"“{excerpt(_name(before))}” is there already with another {labels.lower()}, which was kept."
        )
        work.problem(told.row.number, problem, differing[0])
    changes = tuple(field_changes(noun_of(taking.record), told.values, before, after))
    outcome = Outcome.UPDATED if is_by_uid else Outcome.MERGED
    outcome = outcome if after != before else Outcome.SAME
    uid = before.uid if number > 0 else ""
    _enter(taking, told, outcome, name=_name(after), uid=uid, changes=changes, problem=problem)


def _surest(same: Sequence[K], told: Told) -> K | None:
    """Of several that a row may be, one that says all of it already; None for a new one."""
    if len(same) == 1:
        return same[0]
    return next((each for each in same if _with(each, told, is_by_uid=False) == (each, [])), None)


def _add(taking: _Taking[K], told: Told, made: K | None, candidates: Sequence[Candidate]) -> None:
    if made is None:
        fields = FIELDS[noun_of(taking.record)].values()
        missing = next(field for field in fields if field.is_required and field.name not in told.values)
        raise Invalid(f"{missing.label} is missing", "", f"Write {missing.help}", field=missing.name)
    made = checked(taking.work.connection, made)
    taking.now[-told.row.number] = made
    taking.know(-told.row.number, taking.key.of(*taking.key.values(made)))
    says = tuple(fields_said(noun_of(taking.record), told.values, made)) if candidates else ()
    _enter(taking, told, Outcome.ADDED, name=_name(made), candidates=tuple(candidates), changes=says)


def _with(before: K, told: Told, *, is_by_uid: bool) -> tuple[K, list[str]]:
    """Return the record with what a row says, and the fields of which both say something else.

    A reference to the same record stands as it did: only what differs is a change. Parts with an identity of
    their own are only taken where there are none.
    """
    now, differing = dict(told.values), []
    for name, value in told.values.items():
        was = getattr(before, name)
        if isinstance(was, Reference) and isinstance(value, Reference) and was.id == value.id:
            now[name] = was
        elif isinstance(was, tuple) and was and isinstance(was[0], Record):
            del now[name]
            noun = noun_of(type(before))
            if format_field(noun, name, was) != format_field(noun, name, value):
                differing.append(name)
    if is_by_uid:
        return replaced(before, now), differing
    after, others = filled(before, now)
    return after, differing + [name for name in others if name not in _NAMES]


def _name(record: Engagement | Commitment) -> str:
    return record.title if isinstance(record, Engagement) else record.text


def _enter(taking: _Taking[K], told: Told, outcome: Outcome, *, name: str = "", **said: Any) -> None:
    name = name or told.values.get("title") or told.values.get("text") or ""
    taking.work.enter(Entry(told.row.number, noun_of(taking.record), name, outcome, **said))
