"""Codebooks (.qdc) as agendas, and coded projects (.qdpx) as agenda, submissions and feedback."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

import sqlalchemy as sa

from engage.domain.choices import excerpt
from engage.domain.feedback import Coding, CodingSource, Feedback
from engage.domain.records import Noun, Reference
from engage.domain.submissions import Passage, Submission, trimmed
from engage.domain.text import clean
from engage.errors import Invalid
from engage.services.checks import checked
from engage.services.importing.archives import Archive, is_archive
from engage.services.importing.foreign_ids import own_uid
from engage.services.importing.qda import codes
from engage.services.importing.qda.reading import CODEBOOK, PROJECT, Coded, Selection, Text, read, text_of
from engage.services.importing.source import Source
from engage.services.importing.work import UNLIKE, Entry, Importer, Likeness, Outcome, Work
from engage.storage import records, schema

_HEAD = 4096
_CODEBOOK = re.compile(rb"<(?:\w+:)?CodeBook[\s>]")
_FILE = "project.qde"


def _is_codebook(source: Source) -> Likeness:
    if not is_archive(source) and _CODEBOOK.search(source.data[:_HEAD].replace(b"\0", b"")):
        return Likeness(1, "it begins as a REFI-QDA codebook does")
    return UNLIKE


def _is_project(source: Source) -> Likeness:
    if is_archive(source) and _FILE.encode() in source.data.lower():
        return Likeness(1, f"it is an archive with {_FILE} in it")
    return UNLIKE


def _put_in_codebook(work: Work) -> None:
    """Make an agenda of the codes; a codebook that came in before brings what is new of it."""
    coded = read(work.source.data, work.source, CODEBOOK)
    if not coded.codes:
        raise Invalid(f"There are no codes in {work.source.name}", "", "Choose another file")
    codes.put_in(work, coded.codes, coded.name or work.source.title)
    _tell_what_is_not_kept(work, coded)


def _put_in_project(work: Work) -> None:
    """Make an agenda of the codes, a submission of each text, and feedback of its coded passages."""
    archive = Archive.opened(work.source, PROJECT)
    coded = read(archive.read(_FILE), work.source, PROJECT)
    themes = codes.put_in(work, coded.codes, coded.name or work.source.title) if coded.codes else {}
    for number, text in enumerate(coded.texts, start=1):
        work.progress(number, len(coded.texts), text.name)
        work.read += 1
        try:
            _Taking(work, coded, themes, number).take(text, text_of(text, archive.read))
        except Invalid as error:
            work.leave_out(number, error)
    _tell_what_is_not_kept(work, coded)


@dataclass(slots=True)
class _Taking:
    """One text of a project on its way in."""

    work: Work
    coded: Coded
    themes: dict[str, int]
    number: int

    def take(self, text: Text, raw: str) -> None:
        kept = clean(raw)
        submission = self._submission(text, kept)
        known = self._known_feedback(submission)
        made = [
            feedback
            for selection in text.selections
            if (feedback := self._feedback(submission, kept, raw, selection)) and feedback.uid not in known
        ]
        records.add(self.work.connection, [checked(self.work.connection, feedback) for feedback in made])
        self.work.outcomes[Outcome.ADDED] += len(made)
        self.work.outcomes[Outcome.SAME] += len(known)

    def _submission(self, text: Text, kept: str) -> Submission:
        connection, uid = self.work.connection, own_uid(Noun.SUBMISSION, text.guid)
        known = schema.submission.c
        id = connection.execute(sa.select(known.id).where(known.uid == uid)).scalar()
        if id is not None:
            (there,) = records.fetch(connection, Submission, [id])
            if there.text != kept:
                raise Invalid(
                    f"“{excerpt(text.name)}” is there already with another text",
                    "its passages would stand in the wrong places",
                    "Delete it first, or leave it as it is",
                )
            self.work.enter(Entry(self.number, Noun.SUBMISSION, there.title, Outcome.SAME, uid))
            return there
        engagement = self.work.choices.engagement
        made = checked(
            connection,
            Submission(
                uid=uid,
                title=text.name or self.work.source.title,
                received_on=text.created or self.coded.created or dt.datetime.now().astimezone().date(),
                engagement=Reference(engagement) if engagement else None,
                text=kept,
            ),
        )
        ids = records.add(connection, [made])
        self.work.enter(Entry(self.number, Noun.SUBMISSION, made.title, Outcome.ADDED))
        return records.fetch(connection, Submission, [ids[uid]])[0]

    def _known_feedback(self, submission: Submission) -> set[str]:
        feedback, passage = schema.feedback, schema.passage
        wanted = (
            sa.select(feedback.c.uid)
            .join(passage, passage.c.feedback_id == feedback.c.id)
            .where(passage.c.submission_id == submission.id)
        )
        return set(self.work.connection.execute(wanted).scalars())

    def _feedback(self, submission: Submission, kept: str, raw: str, selection: Selection) -> Feedback | None:
        end = len(raw) if selection.end == -1 and selection.start == 0 else selection.end
        if not 0 <= selection.start < end <= len(raw):
            where = f"from {selection.start:,} to {selection.end:,}"
            self.work.problem(self.number, f"A passage {where} is not in “{excerpt(submission.title)}”.")
            return None
        start = selection.start
        if raw != kept:  # what cannot be kept does not count
            start, end = len(clean(raw[:start])), len(clean(raw[:end]))
        start, end = trimmed(kept, start, end)
        if start == end:
            return None
        return Feedback(
            uid=own_uid(Noun.FEEDBACK, selection.guid),
            text=kept[start:end],
            is_verbatim=True,
            engagement=submission.engagement,
            contact=submission.contact,
            organisation=submission.organisation,
            said_on=submission.received_on,
            passages=(Passage(submission=Reference(submission.id), start=start, end=end),),
            codings=tuple(self._codings(selection)),
        )

    def _codings(self, selection: Selection) -> list[Coding]:
        by = self.coded.people.get(selection.coded_by, "") or self.work.who
        found: list[Coding] = []
        for guid in dict.fromkeys(selection.codes):
            theme = self.themes.get(guid)
            if theme is None:
                self.work.problem(self.number, "A passage is coded to a code that the file does not have.")
                continue
            now = dt.datetime.now(dt.UTC)
            coding = Coding(theme=Reference(theme), coded_by=by, coded_at=now, source=CodingSource.IMPORT)
            found.append(coding)
        return found


def _tell_what_is_not_kept(work: Work, coded: Coded) -> None:
    for what, count in sorted(coded.not_kept.items()):
        work.notes.append(f"{count:,} {what if count == 1 else what + 's'} not taken over")


CODEBOOK_IMPORTER = Importer(
    name="codebook",
    summary="A codebook of a program for coding texts (REFI-QDA): its codes, as an agenda",
    counts=("theme", "themes"),
    suffixes=(".qdc",),
    likeness=_is_codebook,
    put_in=_put_in_codebook,
)

PROJECT_IMPORTER = Importer(
    name="coded-project",
    summary="A project of a program for coding texts (REFI-QDA): its codes, texts and coded passages",
    counts=("theme, text or passage", "themes, texts and passages"),
    suffixes=(".qdpx",),
    likeness=_is_project,
    put_in=_put_in_project,
)
