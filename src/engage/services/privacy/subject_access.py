"""Answering somebody who asks what is held on them: a document to read, and the same for programs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.changes import Changes
from engage.domain.contacts import Contact
from engage.domain.disclosure import Audience
from engage.domain.filters import parse, quoted
from engage.domain.progress import Progress, silent
from engage.domain.records import Noun
from engage.domain.submissions import Submission
from engage.domain.text import file_name
from engage.errors import NotFound, StorageFailed
from engage.services.exporting.house_style import PLAIN, HouseStyle
from engage.services.exporting.registry import write
from engage.services.exporting.saving import save
from engage.services.privacy.subject_data import subject_data
from engage.services.records import name_of
from engage.services.summaries import registry
from engage.services.summaries.scope import read_scope
from engage.storage import contents, listings, records
from engage.storage.project import Project

DAYS_TO_ANSWER = 28
"""A month is what the law gives (UK GDPR, Article 12(3)); so many days are never more than that."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written for somebody who asked."""

    name: str
    """Of the person."""
    files: tuple[Path, ...]
    """The document first, then the same for programs, then what they sent in."""

    @property
    def changes(self) -> Changes:
        """What was altered in the project: nothing."""
        return Changes()


def answer(
    project: Project,
    contact: int,
    folder: Path,
    progress: Progress = silent,
    *,
    style: HouseStyle = PLAIN,
    made_on: dt.date | None = None,
) -> Answer:
    """Write all that is held on a contact into a folder, as PDF and as JSON, with what they sent in.

    Files of the same names are replaced. That they were answered stands in the journal, where it can be
    written. Raises `NotFound` for a contact that is gone, and what `saving.save` raises.
    """
    today = made_on or clock.today()
    with project.reading() as connection:
        found = records.fetch(connection, Contact, [contact])
        if not found:
            raise NotFound("The contact is no longer there", "", "Look at the list again")
        (person,) = found
        filter = f"name:{quoted(person.uid)} is:any"
        scope = read_scope(connection, parse(filter, Noun.CONTACT), Audience.INTERNAL, today)
        data = subject_data(scope, person)
        sent = list(_sent(connection, contact))
    _make(folder)
    made = registry.build(project, "subject-access", filter=filter, made_on=today)
    # By what they were found is of no use to the person.
    document = replace(made, facts=tuple(fact for fact in made.facts if fact.label != "Filter"))
    stem = f"subject-access-{file_name(person.name) or person.uid}"
    files = [folder / f"{stem}.pdf"]
    write(document, files[0], progress, style)
    text = json.dumps(data, ensure_ascii=False, indent=1)
    kept = [(f"{stem}.json", text.encode())]
    kept += [(f"{stem}-{number}{suffix}", held) for number, (suffix, held) in enumerate(sent, 1)]
    for name, held in kept:
        files.append(folder / name)
        save(files[-1], partial(_write, held))
    if not project.is_read_only:
        with project.transaction(f"Tell {name_of(person)} what is held on them", is_note=True):
            pass
    return Answer(person.name, tuple(files))


def _sent(connection: sa.Connection, contact: int) -> Iterator[tuple[str, bytes]]:
    """The files that somebody sent in, each with the suffix of its name."""
    ids = listings.belonging(connection, Noun.CONTACT, [contact], Noun.SUBMISSION).get(contact, ())
    for each in records.fetch(connection, Submission, ids):
        if each.sha256:
            suffix = file_name(Path(each.file_name).suffix)
            yield f".{suffix}" if suffix else "", contents.load(connection, each.sha256)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        why = "it is a file" if folder.is_file() else error.strerror or ""
        raise StorageFailed(f"“{folder}” cannot be a folder", why, "Choose another place") from error


def _write(held: bytes, file: BinaryIO) -> None:
    file.write(held)
