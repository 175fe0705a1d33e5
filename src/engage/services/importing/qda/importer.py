"""Codebooks (.qdc) as agendas, and coded projects (.qdpx) as agenda, submissions and feedback."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.choices import excerpt
from engage.domain.feedback import Coding, CodingSource, Feedback, Stance
from engage.domain.records import Noun, Reference
from engage.domain.submissions import Passage, Submission, trimmed
from engage.domain.text import clean
from engage.errors import Invalid
from engage.services import said_together, stance_codes
from engage.services.checks import checked
from engage.services.importing.archives import Archive, is_archive
from engage.services.importing.foreign_ids import own_uid
from engage.services.importing.limits import MAX_SUBMISSION_TEXT
from engage.services.importing.matching.engagement_names import chosen_engagement
from engage.services.importing.matching.known import chunks
from engage.services.importing.qda import codes
from engage.services.importing.qda.reading import CODEBOOK, PROJECT, Coded, Selection, Text, read, text_of
from engage.services.importing.source import Source
from engage.services.importing.submissions.flow import too_long
from engage.services.importing.work import (
    LEAVE_OUT,
    UNLIKE,
    Belongs,
    Entry,
    Importer,
    Likeness,
    Outcome,
    Work,
)
from engage.storage import records, schema

_HEAD = 4096
_CODEBOOK = re.compile(rb"<(?:\w+:)?CodeBook[\s>]")
_FILE = "project.qde"
_MARK = "\ufeff"
"""A byte order mark, which no submission begins with."""


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
    coded = read(work.source.data, work.source, CODEBOOK, work.progress)
    if not coded.codes:
        raise Invalid(f"There are no codes in {work.source.name}", "", "Choose another file")
    codes.put_in(work, coded.codes, coded.name or work.source.title)
    _tell_what_is_not_kept(work, coded)


def _put_in_project(work: Work) -> None:
    """Make an agenda of the codes, a submission of each text, and feedback of its coded passages."""
    archive = Archive.opened(work.source, PROJECT)
    coded = read(archive.read(_FILE), work.source, PROJECT, work.progress)
    themes = codes.put_in(work, coded.codes, coded.name or work.source.title) if coded.codes else {}
    for place, text in enumerate(coded.texts):
        work.progress(place, len(coded.texts), text.name)
        work.read += 1
        number = len(coded.codes) + place + 1
        if work.choices.matches.get(number) == LEAVE_OUT:
            work.enter(Entry(number, Noun.SUBMISSION, text.name, Outcome.SKIPPED))
            continue
        try:
            _Taking(work, coded, themes, number).take(text, text_of(text, archive.read))
        except Invalid as error:
            work.leave_out(number, error, Noun.SUBMISSION, text.name)
    _tell_what_is_not_kept(work, coded)


@dataclass(slots=True)
class _Taking:
    """One text of a project on its way in."""

    work: Work
    coded: Coded
    themes: dict[str, int]
    number: int

    def take(self, text: Text, raw: str) -> None:
        """Keep the text and its passages: of those that came in before, the codings that they have not."""
        if len(raw) > MAX_SUBMISSION_TEXT:
            raise too_long(f"“{excerpt(text.name)}”")
        kept = clean(raw).lstrip(_MARK)
        submission = self._made_of_feedback(text, kept) or self._submission(text, kept)
        places = _places(raw, text.selections)
        for selections in chunks(text.selections):
            self.work.progress(self.work.read, self.work.read + 1, text.name)
            made = (self._feedback(submission, raw, places, selection) for selection in selections)
            self._store([feedback for feedback in made if feedback])

    def _store(self, found: Sequence[Feedback]) -> None:
        connection = self.work.connection
        ids = records.ids_of(connection, Noun.FEEDBACK, [feedback.uid for feedback in found])
        there = {feedback.uid: feedback for feedback in records.fetch(connection, Feedback, ids)}
        new = [checked(connection, feedback) for feedback in found if feedback.uid not in there]
        records.add(connection, new)
        self.work.outcomes[Outcome.ADDED] += len(new)
        for feedback in found:
            if was := there.get(feedback.uid):
                self.work.outcomes[self._coded_again(feedback, was)] += 1

    def _coded_again(self, feedback: Feedback, was: Feedback) -> Outcome:
        """Add the codings that feedback has not; those that it has stay as they are."""
        themes = {coding.theme.id for coding in was.codings}
        missing = [coding for coding in feedback.codings if coding.theme.id not in themes]
        if not missing:
            return Outcome.SAME
        now = replace(was, codings=(*was.codings, *missing))
        records.save(self.work.connection, checked(self.work.connection, now, was), was)
        return Outcome.UPDATED

    def _made_of_feedback(self, text: Text, kept: str) -> Submission | None:
        """The text where Engage made it of feedback that is there: nobody sent it in, so it is not kept."""
        connection = self.work.connection
        uids = {own_uid(Noun.FEEDBACK, selection.guid) for selection in text.selections}
        ids = records.ids_of(connection, Noun.FEEDBACK, sorted(uids))
        if not ids or len(ids) < len(uids):
            return None
        if not said_together.is_one(text.guid, records.fetch(connection, Feedback, ids[:1])[0]):
            return None
        self.work.enter(Entry(self.number, Noun.SUBMISSION, text.name, Outcome.SAME))
        return Submission(title=text.name, received_on=dt.date.min, text=kept)

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
        engagement = chosen_engagement(self.work)
        today = clock.today()
        made = checked(
            connection,
            Submission(
                uid=uid,
                title=text.name or self.work.source.title,
                received_on=min(text.created or self.coded.created or today, today),
                engagement=Reference(engagement.id) if engagement else None,
                text=kept,
            ),
        )
        ids = records.add(connection, [made])
        self.work.enter(Entry(self.number, Noun.SUBMISSION, made.title, Outcome.ADDED))
        return records.fetch(connection, Submission, [ids[uid]])[0]

    def _feedback(
        self, submission: Submission, raw: str, places: Mapping[int, int], selection: Selection
    ) -> Feedback | None:
        end = len(raw) if selection.end is None else selection.end
        if not 0 <= selection.start < end <= len(raw):
            where = f"from {selection.start:,} to {end:,}"
            self.work.problem(self.number, f"A passage {where} is not in “{excerpt(submission.title)}”.")
            return None
        start, end = trimmed(submission.text, places[selection.start], places[end])
        if start == end:
            return None
        stances, stance = stance_codes.parted(selection.codes)
        return Feedback(
            uid=own_uid(Noun.FEEDBACK, selection.guid),
            text=submission.text[start:end],
            is_verbatim=True,
            engagement=submission.engagement,
            contact=submission.contact,
            organisation=submission.organisation,
            said_on=submission.received_on,
            disclosure=submission.feedback_disclosure,
            passages=(Passage(submission=Reference(submission.id), start=start, end=end),),
            stance=stance,
            codings=tuple(self._codings(selection, stances)),
        )

    def _codings(self, selection: Selection, stances: Mapping[str, Stance]) -> list[Coding]:
        by = self.coded.people.get(selection.coded_by, "") or self.work.who
        found: list[Coding] = []
        for guid, stance in stances.items():
            theme = self.themes.get(guid)
            if theme is None:
                self.work.problem(self.number, "A passage is coded to a code that the file does not have.")
                continue
            now = clock.now()
            at = min(selection.coded_at.get(guid, now), now)
            source = CodingSource.IMPORT
            found.append(
                Coding(theme=Reference(theme), stance=stance, coded_by=by, coded_at=at, source=source)
            )
        return found


def _places(raw: str, selections: Iterable[Selection]) -> dict[int, int]:
    """Return where each beginning and end of a passage stands in the text as it is kept."""
    said = {len(raw), *(place for each in selections for place in (each.start, each.end) if place)}
    begin = len(raw) - len(raw.lstrip(_MARK))
    places = {0: 0}
    before, length = begin, 0
    for place in sorted(place for place in said if 0 < place <= len(raw)):
        length += len(clean(raw[before:place]))  # what cannot be kept does not count
        before = max(before, place)
        places[place] = length
    return places


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
    belongs=Belongs.OR_SAYS_ITSELF,
)
