"""Changing many organisations or contacts at once. Those that are no longer there are passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.text import clean
from engage.errors import Invalid
from engage.services.records import noun_of, spoken_of
from engage.storage import bulk
from engage.storage.project import Project

Stakeholder = type[Organisation] | type[Contact]


def add_tag(project: Project, record: Stakeholder, ids: Sequence[int], tag: str) -> Changes:
    """Give all of them a tag; raises `Invalid` where it is empty."""
    name = _tag(tag)
    with project.transaction(f"Tag {spoken_of(project, record, ids)} “{excerpt(name)}”") as tx:
        bulk.add_tag(tx.connection, noun_of(record), ids, name)
    return tx.changes


def remove_tag(project: Project, record: Stakeholder, ids: Sequence[int], tag: str) -> Changes:
    """Take a tag off all of them, in whatever case it stands; raises `Invalid` where it is empty."""
    name = _tag(tag)
    with project.transaction(f"Take “{excerpt(name)}” off {spoken_of(project, record, ids)}") as tx:
        bulk.remove_tag(tx.connection, noun_of(record), ids, name)
    return tx.changes


def set_kind(project: Project, organisations: Sequence[int], kind: OrganisationKind) -> Changes:
    """Say what sort of body all of them are."""
    label = f"Set {spoken_of(project, Organisation, organisations)} to {kind.label}"
    return _edit(project, Organisation, organisations, label, kind=kind)


def set_owner(project: Project, record: Stakeholder, ids: Sequence[int], owner: str) -> Changes:
    """Say who on our side keeps the relationship with all of them; empty: nobody."""
    owner = clean(owner).strip()
    label = f"Give {spoken_of(project, record, ids)} to {excerpt(owner) or 'nobody'}"
    return _edit(project, record, ids, label, owner=owner)


def archive(
    project: Project, record: Stakeholder, ids: Sequence[int], *, is_archived: bool = True
) -> Changes:
    """Put all of them away, or bring them back to the lists."""
    label = f"{'Archive' if is_archived else 'Bring back'} {spoken_of(project, record, ids)}"
    return _edit(project, record, ids, label, archived=is_archived)


def _edit(project: Project, record: Stakeholder, ids: Sequence[int], label: str, **values: Any) -> Changes:
    with project.transaction(label) as tx:
        bulk.edit(tx.connection, noun_of(record), ids, values)
    return tx.changes


def _tag(text: str) -> str:
    name = " ".join(clean(text).split())
    if not name:
        raise Invalid("A tag needs a name", field="tags")
    return name
