"""What becomes of rows about people or bodies: who each of them is, and what that record then says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from engage.domain.contacts import Affiliation, Contact
from engage.domain.fields import FIELDS, parse_value
from engage.domain.matching.index import Found, Likeness, surest
from engage.domain.objections import told_apart
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun, Reference
from engage.domain.uids import new_uid
from engage.errors import Conflict, EngageError, Invalid, NotFound
from engage.services.checks import checked
from engage.services.importing.matching.field_changes import field_changes, fields_said
from engage.services.importing.matching.merging import filled, replaced
from engage.services.importing.matching.names import Bodies
from engage.services.importing.matching.register import Register
from engage.services.importing.tables.column_fields import COLUMN_FIELDS, ORGANISATION_KIND
from engage.services.importing.tables.rows import Row
from engage.services.importing.work import LEAVE_OUT, NEW, Candidate, Entry, Outcome, Work
from engage.services.records import noun_of
from engage.storage import duplicates, records

K = TypeVar("K", Organisation, Contact)

_CANDIDATES = 5
"""Of how many records it is said that a row may be about them."""
_NAMES = frozenset(("name", "given_name", "family_name"))
"""Where these differ and yet it is the same, that is no contradiction."""


@dataclass(frozen=True, slots=True)
class Given:
    """A row and the values that it gives."""

    row: Row
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Decision:
    """Who a row is: a record that is there, or a new one."""

    id: int
    """Of the record; of a new one, the number of the row below zero."""
    outcome: Outcome
    candidates: tuple[tuple[int, Likeness], ...] = ()
    """Whom of those there before the file a new one may be, by their ids."""
    apart: tuple[int, ...] = ()
    """From whom of these a person has told a new one."""


@dataclass(slots=True)
class _Unsure:
    """A row that was added as new, though it may be about others."""

    entry: int
    """Its place among the entries."""
    id: int
    others: tuple[int, ...]


class Taking(Generic[K]):
    """The rows of one file that are about one noun."""

    def __init__(self, work: Work, record: type[K]) -> None:
        self.ids: dict[int, int] = {}
        """Which record each row has become."""
        self._work = work
        self._record: type[K] = record
        self._noun = noun_of(record)
        self._required = [field for field in FIELDS[self._noun].values() if field.is_required]
        self._register: Register[K] = Register(work.connection, record)
        self._bodies = Bodies(work.connection, work.bodies) if self._noun is Noun.CONTACT else None
        self._unsure: list[_Unsure] = []
        self._given_ids: set[int] = set()
        """Records about which there was a row with their id: no other row alters them."""
        self._known: set[int] = set()
        """Records for which other rows were taken: no row with their id alters them any more."""
        self._meant: set[int] = set()
        """Records that rows without an id were surely about, though perhaps not these alone: likewise."""
        self._met: set[str] = set()
        """Ids of the rows so far."""
        self._fillings: dict[int, tuple[K, list[str]]] = {}
        """What those whom a row may be would be with what it says."""
        self._there: dict[int, K] = {}
        self._now: dict[int, K] = {}
        self._by_uid: dict[str, int] = {}

    def take(self, rows: Sequence[Given]) -> None:
        """Settle some rows, and store what comes of them."""
        rows = self._affiliated(self._wanted(rows))
        found = self._register.find([given.values for given in rows])
        self._fetch(rows, [likely for _, likely in found])
        became: list[tuple[int, int]] = []
        apart: list[tuple[int, int]] = []
        for given, (number, likely) in zip(rows, found, strict=True):
            decision: _Decision | None = None
            try:
                decided = self._decided(given, number, self._resolved(number, likely))
                self._put(given, decided)
                decision = decided
            except EngageError as error:
                self._refuse(given, error)
            self._met.update([given.row.uid] if given.row.uid else [])
            self._register.settle(number, decision.id if decision else 0)
            if decision is not None:
                became.append((given.row.number, decision.id))
                apart += [(other, decision.id) for other in decision.apart]
        stored = self._store()
        self._register.store(stored)
        self.ids.update((row, stored.get(id, id)) for row, id in became)
        pairs = [(one, stored.get(other, other)) for one, other in apart]
        duplicates.keep_apart(self._work.connection, self._noun, pairs)

    def finish(self) -> None:
        """Take back the doubts that later rows have settled: what is left is found as likely duplicates.

        No more rows come after that.
        """
        for batch in records.batches(self._unsure):
            unsure: Sequence[_Unsure] = batch
            ids = sorted({one.id for one in unsure}.union(*(one.others for one in unsure)))
            there = {found.id: found for found in records.fetch(self._work.connection, self._record, ids)}
            for one in unsure:
                entry = self._work.entries[one.entry]
                kept = tuple(
                    candidate
                    for candidate, id in zip(entry.candidates, one.others, strict=True)
                    if self._register.are_likely(there[one.id], there[id])
                )
                if kept != entry.candidates:
                    self._work.entries[one.entry] = replace(entry, candidates=kept)
        self._register.let_go()

    # What is there

    def _wanted(self, rows: Sequence[Given]) -> list[Given]:
        """Return the rows but those that a person leaves out: nor is anything added that only these name."""
        wanted = []
        for given in rows:
            if self._work.choices.matches.get(given.row.number) == LEAVE_OUT:
                self._enter(given, Outcome.SKIPPED)
            else:
                wanted.append(given)
        return wanted

    def _affiliated(self, rows: Sequence[Given]) -> list[Given]:
        """Return the rows with organisation and role, where these are texts, as an affiliation."""
        if self._bodies is None:
            return list(rows)
        self._bodies.take(
            (given.values["organisation"], self._kind(given))
            for given in rows
            if given.values.get("organisation", "").strip()
        )
        taken = []
        for given in rows:
            values = dict(given.values)
            body, role = (str(values.pop(name, "")).strip() for name in ("organisation", "role"))
            ids = self._bodies.ids(body) if body else set()
            if len(ids) > 1:
                what = f"There are {len(ids)} organisations “{body}”"
                self._go_without(given, "organisation", body, Invalid(what, "", "Say which by its id"))
            if len(ids) == 1:
                reference = Reference(min(ids), name=body)
                values["affiliations"] = (Affiliation(organisation=reference, role=role, is_primary=True),)
            elif role:
                self._go_without(given, "role", role, Invalid("A role needs its organisation"))
            taken.append(Given(given.row, _with_objections(values)))
        return taken

    def _kind(self, given: Given) -> OrganisationKind | None:
        """What sort of body a row says that its organisation is."""
        text = given.row.texts.get(ORGANISATION_KIND, "")
        if not text:
            return None
        try:
            kind: OrganisationKind = parse_value(COLUMN_FIELDS[self._noun][ORGANISATION_KIND], text)
        except Invalid as error:
            self._work.go_without(given.row.number, ORGANISATION_KIND, text, error)
            return None
        return kind

    def _fetch(self, rows: Sequence[Given], found: Sequence[Found]) -> None:
        """Read all records that the rows may be about."""
        chosen = self._work.choices.matches
        uids = {given.row.uid for given in rows} | {chosen.get(given.row.number, "") for given in rows}
        ids = set(records.ids_of(self._work.connection, self._noun, sorted(uids - {"", NEW})))
        ids.update(id for likely in found for id in self._register.ids(likely))
        self._there = {
            found.id: found for found in records.fetch(self._work.connection, self._record, sorted(ids))
        }
        self._now = dict(self._there)
        self._by_uid = {there.uid: id for id, there in self._there.items()}

    # Who it is

    def _resolved(self, number: int, likely: Found) -> Found:
        if not likely:
            return likely
        became = set(map(self._register.record_of, likely))
        altered = {id: self._now[id] for id in became if id in self._given_ids or id in self._known}
        return self._register.resolved(number, likely, altered)

    def _decided(self, given: Given, number: int, likely: Found) -> _Decision:
        """Return who a row is."""
        self._fillings.clear()
        choice = self._work.choices.matches.get(given.row.number)
        likely = {id: likeness for id, likeness in likely.items() if id in self._now}
        if choice == NEW:
            return _Decision(-number, Outcome.ADDED, apart=tuple(filter(self._register.was_there, likely)))
        if choice is not None:
            if choice not in self._by_uid:
                raise NotFound("The record that was chosen is no longer there", "", "Choose again")
            return _Decision(self._by_uid[choice], Outcome.MERGED)
        if given.row.uid in self._by_uid:
            return self._known_by_id(given, self._by_uid[given.row.uid])
        if given.row.uid in self._met:
            raise Conflict("An earlier row has the same id", "", "Give each row its own")
        self._check_is_whole(given)
        if not given.row.uid:  # with one it is known by that the second time, and about nobody else
            self._meant.update(id for id, likeness in likely.items() if likeness.is_sure)
        same = self._unaltered(likely, given.values)
        if same is not None:
            return _Decision(same, Outcome.MERGED)
        same = surest(likely)
        if same is not None and same not in self._given_ids:
            return _Decision(same, Outcome.MERGED)
        # Other new rows cannot be chosen: until the file has come in there is no record of them.
        there = [(id, likeness) for id, likeness in likely.items() if self._register.was_there(id)]
        there.sort(key=lambda one: (-one[1].certainty, one[0]))
        return _Decision(-number, Outcome.ADDED, tuple(there[:_CANDIDATES]))

    def _known_by_id(self, given: Given, id: int) -> _Decision:
        says_more = replaced(self._now[id], given.values) != self._now[id]
        if says_more and (given.row.uid in self._met or id in self._known or id in self._meant):
            raise Conflict("An earlier row is about the same record", "", "Put all of it in one row")
        return _Decision(id, Outcome.UPDATED)

    def _filled(self, id: int, values: Mapping[str, Any]) -> tuple[K, list[str]]:
        """Return a record with what it lacks: but for its name, where an earlier row has known it by that."""
        there = self._now[id]
        if id in self._known:
            values = {
                name: value for name, value in values.items() if name not in _NAMES or getattr(there, name)
            }
        return filled(there, values)

    def _unaltered(self, likely: Found, values: Mapping[str, Any]) -> int | None:
        """Return a record that the row would not alter: one that says all of it, else one that it surely is.

        These go before all others, so that the same file does nothing the second time, whomever it has
        brought in since.
        """
        found = []
        for id, likeness in likely.items():
            after, differing = self._fillings[id] = self._filled(id, values)
            if after is self._now[id] and (not differing or likeness.is_sure):
                # What is new goes by numbers below zero until it is stored, and behind all others after that.
                found.append(
                    (bool(differing), not likeness.is_sure, -likeness.certainty, id < 0, abs(id), id)
                )
        return min(found)[-1] if found else None

    # What it says then

    def _put(self, given: Given, decision: _Decision) -> None:
        """Let the record say what the row says, and enter that."""
        before = self._now.get(decision.id)
        differing: list[str] = []
        if before is None:
            after = self._made(given)
        elif decision.outcome is Outcome.UPDATED:
            after = replaced(before, given.values)
        else:
            filling = self._fillings.get(decision.id)
            after, differing = filling or self._filled(decision.id, given.values)
            differing = [name for name in differing if name not in _NAMES]
        after = checked(self._work.connection, after, self._there.get(decision.id))
        (self._given_ids if given.row.uid == after.uid else self._known).add(decision.id)
        self._now[decision.id] = after
        if before is None:
            self._by_uid[after.uid] = decision.id
            self._enter_new(given, after, decision)
            return
        is_altered = after is not before and after != before
        changes = tuple(field_changes(self._noun, given.values, before, after)) if is_altered else ()
        outcome = decision.outcome if is_altered else Outcome.SAME
        problem = ""
        if differing:
            labels = ", ".join(FIELDS[self._noun][name].label for name in differing)
            problem = f"“{after.name}” is there already with another {labels.lower()}, which was kept."
            self._work.problem(given.row.number, problem, differing[0])
        uid = before.uid if before.id else ""
        self._enter(given, outcome, name=after.name, uid=uid, changes=changes, problem=problem)

    def _check_is_whole(self, given: Given) -> None:
        """Raise `Invalid` where a row lacks what a new record needs, whether or not it is about a known one.

        Else the first time such a row would be refused, and the second time known by what came after it.
        """
        for field in self._required:
            if field.name not in given.values:
                raise Invalid(f"{field.label} is missing", "", f"Write {field.help}", field=field.name)

    def _made(self, given: Given) -> K:
        self._check_is_whole(given)
        values = {**given.values, "uid": given.row.uid or new_uid()}
        made: K = self._record(**values)
        return made

    def _store(self) -> dict[int, int]:
        """Write what has changed; return the ids of what is new."""
        new = {number: after for number, after in self._now.items() if number < 0}
        ids = records.add(self._work.connection, new.values())
        changed = [(self._now[id], before) for id, before in self._there.items() if self._now[id] != before]
        records.save_all(self._work.connection, changed)
        stored = {number: ids[after.uid] for number, after in new.items()}
        for known in (self._given_ids, self._known, self._meant):
            for number in stored.keys() & known:
                known.remove(number)
                known.add(stored[number])
        for unsure in reversed(self._unsure):
            if unsure.id > 0:
                break
            unsure.id = stored[unsure.id]
        return stored

    # What is said of it

    def _enter(self, given: Given, outcome: Outcome, *, name: str = "", **said: Any) -> None:
        self._work.enter(Entry(given.row.number, self._noun, name or _name(given), outcome, **said))

    def _enter_new(self, given: Given, after: K, decision: _Decision) -> None:
        """Enter a new record; with what it says, where somebody is to compare that with who is there.

        So too where that stands in no row of a table, which could be shown instead.
        """
        if not decision.candidates:
            names = () if given.row.texts else given.values
            changes = tuple(fields_said(self._noun, names, after))
            self._enter(given, Outcome.ADDED, name=after.name, changes=changes)
            return
        candidates = tuple(
            Candidate(self._now[id].uid, self._now[id].name, likeness.why)
            for id, likeness in decision.candidates
        )
        others = tuple(id for id, _ in decision.candidates)
        self._unsure.append(_Unsure(len(self._work.entries), decision.id, others))
        says = tuple(fields_said(self._noun, given.values, after))
        self._enter(given, Outcome.ADDED, name=after.name, candidates=candidates, changes=says)

    def _go_without(self, given: Given, field: str, said: str, error: EngageError) -> None:
        self._work.go_without(given.row.number, field, said, error)

    def _refuse(self, given: Given, error: EngageError) -> None:
        name = _name(given) or given.row.called(self._noun)
        self._work.leave_out(given.row.number, error, self._noun, name)


def _with_objections(values: dict[str, Any]) -> dict[str, Any]:
    """Return what a row says of somebody, with the objections that others keep as tags in their field."""
    objections, tags = told_apart(values.get("objections", ()), values.get("tags", ()))
    if not objections:
        return values
    kept = {"objections": objections, "tags": tags}
    return {name: kept.get(name, value) for name, value in values.items()} | {"objections": objections}


def _name(given: Given) -> str:
    parts = (given.values.get(part, "") for part in ("name", "given_name", "family_name"))
    return " ".join(part for part in parts if part)
