"""What somebody sent in: each file, and each that came with an e-mail, becomes a submission with its text.

A file is kept inside the project as it came, under what it holds: the same one again adds nothing, whatever
it is called. Who sent an e-mail is known by the address, and by nothing less; else the notes say who it was.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.choices import excerpt
from engage.domain.contacts import Contact
from engage.domain.fields import FIELDS, parse_record
from engage.domain.records import Noun, Reference
from engage.domain.submissions import Submission
from engage.domain.text import clean, fold
from engage.errors import EngageError, Invalid, NotFound
from engage.services.checks import checked
from engage.services.importing.left_out import said_of
from engage.services.importing.limits import MAX_MAIL_DEPTH
from engage.services.importing.matching.engagement_names import chosen_engagement
from engage.services.importing.matching.field_changes import fields_said
from engage.services.importing.source import TEXTS, Source
from engage.services.importing.submissions.kinds import PROSE, SUFFIXES, Kind, kind_of
from engage.services.importing.submissions.received import LEFT_OUT, Received
from engage.services.importing.work import (
    LEAVE_OUT,
    UNLIKE,
    Belongs,
    Entry,
    FieldChange,
    Importer,
    Likeness,
    Outcome,
    Work,
)
from engage.storage import contents, records, schema
from engage.storage import submissions as storage

_NOUN = Noun.SUBMISSION
_SHOWN = ("received_on", "contact", "organisation", "engagement", "consultation", "file_name", "notes")
"""What the preview says of each, before how its text begins."""


def _likeness(source: Source) -> Likeness:
    """What the file is inside; text of whole sentences where it is nothing else."""
    kind = kind_of(source)
    return Likeness(kind.certainty, kind.why) if kind else UNLIKE


def _put_in(work: Work) -> None:
    """Add what the file says and what came with it; what is there already is not added again.

    `mapping` may give any field of a submission in place of what the file says. Raises `Invalid` where the
    file itself has no text that can be read and nothing came with it.
    """
    given = _given(work)
    taking = _Taking(work, given)
    taking.take(work.source, None, 0)
    if not work.read:
        raise Invalid(f"{work.source.name} has no words", "there is nothing to keep", "Choose another file")
    if taking.left_out.total():
        work.notes.append(said_of(+taking.left_out, LEFT_OUT))


def _given(work: Work) -> dict[str, Any]:
    """What a person says of the submission, with the records that are mentioned."""
    values = parse_record(_NOUN, work.choices.mapping, is_new=False)
    for name, value in values.items():
        noun = FIELDS[_NOUN][name].noun
        if noun is not None:
            found = records.find(work.connection, noun, value)
            if len(found) != 1:
                many = "more than one" if found else "no"
                raise NotFound(f"There is {many} {noun.label} “{excerpt(value)}”", "", "Give its id")
            values[name] = Reference(found[0])
    if held := chosen_engagement(work):
        values["engagement"] = Reference(held.id)
    return values


class _Taking:
    """Takes a file and what came with it."""

    def __init__(self, work: Work, given: dict[str, Any]) -> None:
        self._work = work
        self._given = given
        self.left_out = Counter[str]()

    def take(self, source: Source, cover: Submission | None, depth: int) -> None:
        """Read a file and keep it, then those that came with it.

        Raises `Invalid` where the file that was chosen cannot be read; one that came with it is a problem.
        """
        work = self._work
        work.progress(work.read, work.read + 1, source.name)
        try:
            kind = _kind(source, is_asked_for=cover is None)
            received = kind.read(source, work.progress)
        except EngageError as error:
            if cover is None:
                raise
            self.left_out["file"] += 1
            work.problem(None, f"{source.name} came with it, and was left out. {error}")
            return
        self.left_out += received.left_out
        made = self._made(source, kind, received, cover)
        if received.text:
            self._keep(source, made)
        if depth < MAX_MAIL_DEPTH:
            for each in received.enclosed:
                self.take(each, made, depth + 1)

    def _made(self, source: Source, kind: Kind, received: Received, cover: Submission | None) -> Submission:
        """The submission that a file makes."""
        day = received.received_on or (cover.received_on if cover else _day_of_file(source))
        contact, organisation = self._sender(received.sender_address)
        sender = f"{received.sender_name} <{received.sender_address}>" if received.sender_address else ""
        notes = f"Sent by {sender.strip()}" if sender and not (contact or organisation) else ""
        if cover is not None and not (contact or organisation or sender):
            contact, organisation, notes = cover.contact, cover.organisation, cover.notes
        values: dict[str, Any] = {
            "title": received.title or source.title or source.name,
            "received_on": min(day, clock.today()),
            "contact": contact,
            "organisation": organisation,
            "file_name": clean(source.name),
            "media_type": kind.media_type,
            "size": len(source.data),
            "sha256": hashlib.sha256(source.data).hexdigest(),
            "text": received.text,
            "notes": notes,
        }
        own = ("title", "file_name") if cover is not None else ()
        return Submission(**values | {name: each for name, each in self._given.items() if name not in own})

    def _sender(self, address: str) -> tuple[Reference | None, Reference | None]:
        """The contact and the organisation to whom an e-mail address belongs, and to nobody else."""
        if not address:
            return None, None
        email = schema.email.c
        owners = sa.select(email.contact_id, email.organisation_id).where(
            sa.func.fold(email.address) == fold(address)
        )
        found = self._work.connection.execute(owners.distinct()).all()
        contacts = [row.contact_id for row in found if row.contact_id is not None]
        if len(contacts) == 1:
            (contact,) = records.fetch(self._work.connection, Contact, contacts)
            role = contact.primary_affiliation
            return Reference(contact.id), role.organisation if role else None
        bodies = [row.organisation_id for row in found if row.organisation_id is not None]
        return None, Reference(bodies[0]) if len(bodies) == 1 and not contacts else None

    def _keep(self, source: Source, made: Submission) -> None:
        """Store a submission with its file, unless a submission has this very file."""
        work = self._work
        work.read += 1
        entry = Entry(work.read, _NOUN, made.title, Outcome.ADDED)
        there = storage.with_content(work.connection, made.sha256)
        if work.choices.matches.get(work.read) == LEAVE_OUT:
            work.enter(replace(entry, outcome=Outcome.SKIPPED))
        elif there is not None:
            (known,) = records.fetch(work.connection, Submission, [there])
            work.enter(replace(entry, name=known.title, uid=known.uid, outcome=Outcome.SAME))
        else:
            contents.keep(work.connection, source.data)
            added = records.add(work.connection, [checked(work.connection, made)])
            (kept,) = records.fetch(work.connection, Submission, list(added.values()))
            begins = FieldChange("text", "", excerpt(kept.text))
            work.enter(replace(entry, changes=(*fields_said(_NOUN, _SHOWN, kept), begins)))


def _kind(source: Source, *, is_asked_for: bool) -> Kind:
    """What a file is; any text where a person says that it is a submission."""
    kind = kind_of(source)
    if kind is None and source.is_table:
        raise Invalid(
            f"{source.name} is a table", "", "Import it as feedback: each answer is a row, or has a column"
        )
    if kind is None and (is_asked_for or source.suffix in TEXTS):
        kind = PROSE
    if kind is None:
        raise Invalid(
            f"{source.name} holds no text that can be read", "", "Save it where you keep such files"
        )
    return kind


def _day_of_file(source: Source) -> dt.date:
    """The day on which a file was last saved; today, where it lies nowhere."""
    try:
        return dt.datetime.fromtimestamp(source.path.stat().st_mtime).astimezone().date()
    except (OSError, ValueError, OverflowError):
        return clock.today()


IMPORTER = Importer(
    name="submissions",
    summary="What was sent in: Word, OpenDocument, PDF, RTF, HTML, text, or an e-mail with what came with it",
    counts=("submission", "submissions"),
    suffixes=SUFFIXES,
    likeness=_likeness,
    put_in=_put_in,
    belongs=Belongs.TO_ONE,
)
