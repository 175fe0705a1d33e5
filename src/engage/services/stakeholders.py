"""Lists of organisations and contacts, and changing many at once: those no longer there are passed over."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.progress import Progress, silent
from engage.domain.records import Noun
from engage.domain.text import clean, fold
from engage.errors import Invalid, NotFound
from engage.services.records import noun_of, spoken_of, told
from engage.storage import bulk, last_heard, records
from engage.storage.project import Project

Stakeholder = type[Organisation] | type[Contact]


@dataclass(frozen=True, slots=True)
class Holding:
    """What one of us keeps: so many organisations, contacts and open follow-ups."""

    owner: str
    counts: Mapping[Noun, int]


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation or a contact as a list shows it."""

    record: Any
    last_heard: dt.date | None
    """The day of what they said last, or of the engagement they last attended."""

    @property
    def id(self) -> int:
        return int(self.record.id)


def listed(project: Project, record: Stakeholder, ids: Sequence[int]) -> list[Listed]:
    """Return what lists show, in the order of `ids`; one that is no longer there is left out."""
    with project.reading() as connection:
        days = last_heard.days(connection, noun_of(record), ids)
        return [Listed(found, days[found.id]) for found in records.fetch(connection, record, ids)]


def add_tag(
    project: Project, record: Stakeholder, ids: Sequence[int], tag: str, *, progress: Progress = silent
) -> Changes:
    """Give all of them a tag; raises `Invalid` where it is empty."""
    name = _tag(tag)
    label = f"Tag {spoken_of(project, record, ids)} “{excerpt(name)}”"
    with project.transaction(label, progress=progress) as tx:
        for batch in told(ids, progress):
            bulk.add_tag(tx.connection, noun_of(record), batch, name)
    return tx.changes


def remove_tag(
    project: Project, record: Stakeholder, ids: Sequence[int], tag: str, *, progress: Progress = silent
) -> Changes:
    """Take a tag off all of them, in whatever case it stands; raises `Invalid` where it is empty."""
    name = _tag(tag)
    label = f"Take “{excerpt(name)}” off {spoken_of(project, record, ids)}"
    with project.transaction(label, progress=progress) as tx:
        for batch in told(ids, progress):
            bulk.remove_tag(tx.connection, noun_of(record), batch, name)
    return tx.changes


def set_kind(
    project: Project, organisations: Sequence[int], kind: OrganisationKind, *, progress: Progress = silent
) -> Changes:
    """Say what sort of body all of them are."""
    label = f"Set {spoken_of(project, Organisation, organisations)} to {kind.label}"
    return _edit(project, Organisation, organisations, label, progress, kind=kind)


def set_owner(
    project: Project, record: Stakeholder, ids: Sequence[int], owner: str, *, progress: Progress = silent
) -> Changes:
    """Say who on our side keeps the relationship with all of them; empty: nobody."""
    owner = clean(owner).strip()
    label = f"Give {spoken_of(project, record, ids)} to {excerpt(owner) or 'nobody'}"
    return _edit(project, record, ids, label, progress, owner=owner)


def archive(
    project: Project,
    record: Stakeholder,
    ids: Sequence[int],
    *,
    is_archived: bool = True,
    progress: Progress = silent,
) -> Changes:
    """Put all of them away, or bring them back to the lists."""
    label = f"{'Archive' if is_archived else 'Bring back'} {spoken_of(project, record, ids)}"
    return _edit(project, record, ids, label, progress, archived=is_archived)


def owners(project: Project) -> list[Holding]:
    """Return who on our side keeps any relationship or has anything to do, with how much it is, by name."""
    with project.reading() as connection:
        kept = bulk.owners(connection)
    names: dict[str, str] = {}
    counts: dict[str, Counter[Noun]] = {}
    for noun, owner, count in kept:
        key = fold(owner).strip()
        names.setdefault(key, owner.strip())
        counts.setdefault(key, Counter())[noun] += count
    return [Holding(names[key], counts[key]) for key in sorted(names)]


def hand_over(project: Project, leaver: str, successor: str, *, with_follow_ups: bool = True) -> Changes:
    """Give all that one of us keeps to another: organisations, contacts and, if wanted, open follow-ups.

    Archived ones go along. Names are one without regard to case and accents. Raises `Invalid` where one of
    the two is not named or both are the same, and `NotFound` where the leaver keeps nothing.
    """
    one, other = clean(leaver).strip(), clean(successor).strip()
    if not one:
        raise Invalid("Say whose stakeholders are to be handed over", field="leaver")
    if not other:
        raise Invalid("Say to whom they are to be handed over", field="successor")
    if fold(one) == fold(other):
        raise Invalid(f"{excerpt(one)} keeps them already", "", "Name somebody else", field="successor")
    with project.transaction(f"Hand over from {excerpt(one)} to {excerpt(other)}") as tx:
        bulk.hand_over(tx.connection, fold(one), other, with_follow_ups=with_follow_ups)
    if not tx.changes:
        raise NotFound(f"{excerpt(one)} keeps nothing", "", "Look at the column “Owner”")
    return tx.changes


def _edit(
    project: Project, record: Stakeholder, ids: Sequence[int], label: str, progress: Progress, **values: Any
) -> Changes:
    with project.transaction(label, progress=progress) as tx:
        for batch in told(ids, progress):
            bulk.edit(tx.connection, noun_of(record), batch, values)
    return tx.changes


def _tag(text: str) -> str:
    name = " ".join(clean(text).split())
    if not name:
        raise Invalid("A tag needs a name", field="tags")
    return name
