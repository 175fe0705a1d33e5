"""Erasing somebody for good (UK GDPR, Article 17): what goes, what stays and why, and the deed itself.

It cannot be undone, and no undo of an earlier deed brings them back: the journal is left as though they had
never been. What names nobody is remembered, so that no older copy of the project brings them back either.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.changes import Changes
from engage.domain.contacts import Contact
from engage.domain.erasures import Erased, ErasedWords, Traces, blacked_out
from engage.domain.feedback import Capacity
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.domain.text import clean, fold
from engage.errors import EngageError, NotFound
from engage.services.privacy import identity, tracing
from engage.services.privacy.staying import LOG, Stays, what_stays
from engage.services.privacy.tracing import Found, Mention
from engage.services.records import noun_of
from engage.storage import backup_folder, erasing, known_erasures, leftovers, records, schema
from engage.storage.backups import standing
from engage.storage.project import Project, Transaction
from engage.storage.shapes import SHAPES
from engage.storage.types import Utc

Stakeholder = type[Contact] | type[Organisation]


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of something: "e-mail addresses"."""

    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What erasing somebody would do."""

    name: str
    goes: tuple[Counted, ...]
    stays: tuple[Stays, ...]
    mentions: tuple[Mention, ...]
    """Texts of other records that name them; those that are sure go unless others are chosen."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """That somebody was erased: it tells what went and what stays, and not who it was."""

    number: str
    noun: Noun
    erased_at: dt.datetime
    who: str
    """Of us."""
    reason: str
    project: str
    controller: str
    goes: tuple[Counted, ...]
    stays: tuple[Stays, ...]
    changes: Changes = field(default_factory=Changes, compare=False)


def preview(
    project: Project,
    record: Stakeholder,
    id: int,
    *,
    words: ErasedWords = ErasedWords.ERASE,
    chosen: Collection[str] | None = None,
) -> Preview:
    """Return what erasing a contact or an organisation would take out, and what it would leave and why.

    `chosen`: the keys of the mentions that are to go; None: of those that are sure. Raises `NotFound`.
    """
    noun = noun_of(record)
    with project.reading() as connection:
        name = _name(connection, noun, id)
        found = tracing.find(connection, noun, id, words, chosen)
        goes = tuple(_goes(connection, found))
    return Preview(name, goes, tuple(what_stays(project, found)), found.mentions)


def erase(
    project: Project,
    record: Stakeholder,
    id: int,
    *,
    reason: str = "",
    words: ErasedWords = ErasedWords.ERASE,
    chosen: Collection[str] | None = None,
    now: dt.datetime | None = None,
) -> Certificate:
    """Erase a contact, or an organisation that is a person's, for good; `chosen` as in `preview`.

    No backup is made first: it would hold them for a year more, and could bring nobody back.
    Raises `NotFound`, and `ProjectLocked` or `StorageFailed` where the project cannot be written.
    """
    noun = noun_of(record)
    with project.reading() as connection:
        _name(connection, noun, id)
        number = _number(erasing.numbers(connection), now or clock.now())
    label = f"Erase {'a contact' if noun is Noun.CONTACT else 'an organisation'} for good ({number})"
    at = now or clock.now()
    with project.transaction(label, is_note=True) as tx:
        found = tracing.find(tx.connection, noun, id, words, chosen)
        goes = tuple(_goes(tx.connection, found))
        left = tuple(each.uid for each in found.mentions if each.is_sure and each.key not in found.chosen)
        erased = [Erased(uid, noun, at, number, words, left) for uid in found.uids]
        erased += [Erased(uid, of, at, number) for of, uid in tracing.words_gone(tx.connection, found)]
        erased += [Erased(uid, of, at, number, ErasedWords.KEEP) for of, uid in tracing.files_gone(found)]
        _carry_out(tx, found, erased[0])
        for each in erased:
            _note(tx.connection, each)
        details = tx.connection.execute(sa.select(schema.project.c.name, schema.project.c.controller)).one()
    log = () if project.leave_no_trace() else (LOG,)
    _keep_beside_backups(project)
    return Certificate(
        number=number,
        noun=noun,
        erased_at=at,
        who=project.who,
        reason=found.rewritten(" ".join(clean(reason).split()), is_chosen=True),
        project=details.name,
        controller=details.controller,
        goes=goes,
        stays=(*log, *what_stays(project, found, is_done=True)),
        changes=tx.changes,
    )


def _keep_beside_backups(project: Project) -> None:
    """Let it be known also where the project itself is lost; the next backup writes it down as well."""
    with suppress(EngageError, OSError):
        folder = backup_folder.folder_of(standing(project).project)
        with backup_folder.held(folder):
            known_erasures.remember(folder, known_erasures.said_by(project))


def reapply(project: Project, erasures: Iterable[Erased]) -> int:
    """Erase from an older copy of a project whoever was erased since; return how many of them were in it."""
    count = 0
    for erased in erasures:
        with project.reading() as connection:
            of_file = tracing.file_row if erased.is_file else erasing.find
            id = of_file(connection, erased.noun, erased.uid)
        with project.transaction(f"Erase again ({erased.certificate})", is_note=id is not None) as tx:
            if id is not None:
                _carry_out(tx, _found_again(tx.connection, erased, id), erased)
                count += 1
            _note(tx.connection, erased)
    if count:
        project.leave_no_trace()
    return count


def _found_again(connection: sa.Connection, erased: Erased, id: int) -> Found:
    """Return what an older copy has of what was erased since."""
    if erased.is_file:
        return tracing.find_file(erased.noun, erased.uid, id)
    if erased.noun in (Noun.CONTACT, Noun.ORGANISATION):
        return tracing.find(connection, erased.noun, id, erased.words, spared=erased.spared)
    # The words of somebody who was not known as their speaker at that time.
    return tracing.find_words(connection, erased.noun, id)


def black_out(connection: sa.Connection, older: sa.Connection, touched: Mapping[str, Sequence[int]]) -> bool:
    """Black out of rows that come from an older state of a project whoever was erased since.

    Returns whether anybody was: the log has their names then till it is emptied.
    """
    is_any = False
    table = schema.erased
    people = table.c.noun.in_((Noun.CONTACT, Noun.ORGANISATION))
    for noun, uid in connection.execute(sa.select(table.c.noun, table.c.uid).where(people)).all():
        if (id := erasing.find(older, noun, uid)) is None:
            continue
        traces = identity.traces_of(older, noun, id)
        for name, row, column, text in erasing.texts(connection, traces.may_stand_in):
            if row not in touched.get(name, ()):
                continue
            without = _without(traces, name, row, column, text)
            if without != text:
                erasing.write(connection, name, row, column, without)
                is_any = True
        if is_any:
            erasing.rewrite_journal(connection, traces.may_stand_in, partial(_without, traces))
    if is_any:
        leftovers.note(connection)
    return is_any


def _without(traces: Traces, table: str, row: int, column: str, text: str) -> str:
    (spots,) = traces.spots([text])
    sure = [spot for spot in spots if spot.is_sure]
    return blacked_out(text, sure, keeps_length=_keeps_length(f"{table}.{column}"))


def _carry_out(tx: Transaction, found: Found, erased: Erased) -> None:
    _take_out(tx.connection, found, erased)
    leftovers.note(tx.connection)
    tx.at_last = partial(_forget, tx.connection, tx.operation, found, erased)


def _name(connection: sa.Connection, noun: Noun, id: int) -> str:
    """Return what a record is called, or was when it was deleted; raises `NotFound`."""
    shape = SHAPES[noun]
    for row in erasing.earlier(connection, shape.table, [id]):
        return " ".join(filter(None, (row[part] for part in shape.name)))
    raise NotFound(f"The {noun.label} is not in the project", "", "Look at the list again")


def _number(there: Sequence[str], now: dt.datetime) -> str:
    """Return the number of the next certificate: "2026-003"."""
    taken = [int(each.rpartition("-")[2]) for each in there if each.startswith(f"{now.year}-")]
    return f"{now.year}-{max(taken, default=0) + 1:03}"


def _note(connection: sa.Connection, erased: Erased) -> None:
    table = schema.erased
    connection.execute(table.delete().where(table.c.uid == erased.uid))
    connection.execute(
        table.insert().values(
            uid=erased.uid,
            noun=erased.noun,
            erased_at=erased.erased_at,
            certificate=erased.certificate,
            words=erased.words,
            spared=erased.spared,
        )
    )


# What goes


_NAMES = {
    "contact": "contacts",
    "organisation": "organisations",
    "email": "e-mail addresses",
    "phone": "telephone numbers",
    "address": "postal addresses",
    "affiliation": "roles",
    "attendance": "seats at engagements",
    "agreement": "agreements with what was said, by them or with them",
    "feedback": "pieces of feedback",
    "coding": "codings of these",
    "passage": "passages of submissions",
    "submission": "submissions, with their files",
    "document": "documents",
    "relation": "relations to other organisations",
    "contact_tag": "tags",
    "organisation_tag": "tags",
    "feedback_tag": "tags of feedback",
    "submission_tag": "tags of submissions",
    "distinct_contact": "notes that somebody is another person",
    "distinct_organisation": "notes that a body is another one",
}


def _goes(connection: sa.Connection, found: Found) -> Iterator[Counted]:
    """Count what goes of what is there, and of what the journal alone has."""
    earlier = 0
    for table, ids in found.rows.items():
        of = schema.by_name[table]
        there = 0
        for batch in records.batches(sorted(ids)):
            there += connection.execute(
                sa.select(sa.func.count()).select_from(of).where(of.c.id.in_(batch))
            ).scalar_one()
        earlier += len(ids) - there
        if there:
            yield Counted(_NAMES.get(table, table.replace("_", " ")), there)
    texts = [each for each in found.mentions if each.key in found.chosen and not each.is_file]
    rows = [each for each in texts if each.table in ("email", "phone", "address")]
    counts = Counter(
        {
            "texts of other records, in which they are blacked out": len(texts) - len(rows),
            "documents and files that name them": sum(
                each.is_file and each.key in found.chosen for each in found.mentions
            ),
            "kept editions that name them: what they hold": len(found.editions),
            "records that were deleted before, and stood in the journal": earlier,
        }
    )
    yield from (Counted(what, number) for what, number in counts.items() if number)


def _take_out(connection: sa.Connection, found: Found, erased: Erased) -> None:
    """Take somebody out of the tables; the journal still has them."""
    said = schema.feedback
    for batch in records.batches(sorted(found.kept)):
        kept = said.update().where(said.c.id.in_(batch))
        connection.execute(kept.values(**_NO_PERMISSION))
        # What somebody said for themselves is nobody's else.
        connection.execute(
            kept.where(said.c.capacity == Capacity.PERSONAL).values(contact_id=None, organisation_id=None)
        )
    for each in found.mentions:
        if each.key in found.chosen and each.row not in found.rows.get(each.table, ()):
            _black_out(connection, found, each)
    edition = schema.edition
    for id in found.editions:
        connection.execute(edition.update().where(edition.c.id == id).values(**_withdrawn(erased)))
    erasing.drop_drafts(connection, found.traces.may_stand_in)
    erasing.delete(connection, found.rows)


_NO_PERMISSION = {"permission_by": "", "permission_on": None, "permission_how": ""}
"""They gave it as who they were."""
_NO_FILE = {"sha256": "", "size": 0}


def _withdrawn(erased: Erased) -> dict[str, Any]:
    why = f"Somebody whom it named was erased; what it said went with them ({erased.certificate})."
    return {"withdrawn_at": erased.erased_at, "withdrawn_why": why}


def _black_out(connection: sa.Connection, found: Found, mention: Mention) -> None:
    table = schema.by_name[mention.table]
    mine = table.update().where(table.c.id == mention.row)
    if mention.is_file:
        connection.execute(mine.values(**_NO_FILE))
        return
    raw = sa.select(sa.type_coerce(table.c[mention.column], sa.String)).where(table.c.id == mention.row)
    text = found.rewritten(
        connection.execute(raw).scalar_one(), keeps_length=_keeps_length(mention.place), is_chosen=True
    )
    erasing.write(connection, mention.table, mention.row, mention.column, text)
    if mention.place == "organisation.name":
        connection.execute(mine.values(sort_name=fold(text)))


def _keeps_length(place: str) -> bool:
    """Whether others know places in a text by how far they are from its beginning."""
    return place == "submission.text"


def _forget(connection: sa.Connection, operation: int, found: Found, erased: Erased) -> None:
    """Leave the journal as though they had never been, and this deed without what it altered."""
    held = erasing.contents_of(connection, found.rows) | set(found.editions.values())
    files = [each for each in found.mentions if each.is_file and each.key in found.chosen]
    held |= erasing.contents_of(connection, {each.table: {each.row} for each in files})
    theirs = erasing.deeds_on(connection, found.rows)
    others = erasing.altered_by(connection, operation)
    erasing.forget_deed(connection, operation)
    for name, ids in erasing.forget(connection, found.rows).items():
        others.setdefault(name, set()).update(ids)
    erasing.set_before(connection, "feedback", found.kept, _NO_PERMISSION)
    moment = Utc().process_bind_param(erased.erased_at, connection.dialect)
    erasing.set_before(connection, "edition", found.editions, _withdrawn(erased) | {"withdrawn_at": moment})
    for each in files:
        if each.table == "submission":
            erasing.set_before(connection, each.table, [each.row], _NO_FILE)
    places = {(each.table, each.row, each.column): each.key in found.chosen for each in found.mentions}

    def rewritten(table: str, row: int, column: str, text: str) -> str:
        is_chosen = places.get((table, row, column))
        if is_chosen is False:
            return text  # as it stands there now
        keeps_length = _keeps_length(f"{table}.{column}")
        return found.rewritten(text, keeps_length=keeps_length, is_chosen=bool(is_chosen))

    erasing.rewrite_journal(connection, found.traces.may_stand_in, rewritten)
    erasing.drop_idle(connection, others)
    erasing.rewrite_labels(connection, lambda id, label: found.relabelled(label, of_theirs=id in theirs))
    erasing.drop_contents(connection, held)
