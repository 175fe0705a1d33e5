"""Submissions: read with what was made of their passages, split into feedback, and given back as files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from engage.domain import clock
from engage.domain import submissions as domain
from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.records import Reference
from engage.domain.submissions import Passage, Submission
from engage.errors import Invalid, NotFound
from engage.services import projects, records
from engage.services.checks import checked
from engage.services.exporting.saving import save
from engage.storage import contents
from engage.storage import records as stored
from engage.storage import submissions as storage
from engage.storage.project import Project


@dataclass(frozen=True, slots=True)
class SplitPassage:
    """A passage and the feedback that was made of it, with its themes and their colours."""

    passage: Passage
    feedback: Feedback

    @property
    def id(self) -> int:
        return self.passage.id


@dataclass(frozen=True, slots=True)
class ReadSubmission:
    """A submission as it is read: with its passages, in the order of the text."""

    submission: Submission
    passages: tuple[SplitPassage, ...]

    def uncoded(self) -> list[tuple[int, int]]:
        """Return the paragraphs of which nothing is a passage yet, in their order."""
        taken = ((each.passage.start, each.passage.end) for each in self.passages)
        return domain.uncoded(self.submission.text, taken)


@dataclass(frozen=True, slots=True)
class Listed:
    """A submission as a list shows it: without its text, which may be a book."""

    record: Submission
    coded: float | None
    """The share of the text that stands in passages coded to a theme; None where there is no text."""

    @property
    def id(self) -> int:
        return self.record.id


def listed(project: Project, ids: Sequence[int]) -> list[Listed]:
    """Return what lists show, in the order of `ids`; one that is no longer there is left out."""
    with project.reading() as connection:
        found = stored.fetch(connection, Submission, ids)
        coded = storage.coded(connection, ids)
    return [
        Listed(
            replace(each, text=""),
            domain.covered(coded.get(each.id, ())) / len(each.text) if each.text else None,
        )
        for each in found
    ]


def read(project: Project, submission_id: int) -> ReadSubmission:
    """Return a submission with its passages; raises `NotFound`."""
    submission = records.get(project, Submission, submission_id)
    with project.reading() as connection:
        made = storage.feedback(connection, submission_id)
    found = [
        SplitPassage(passage, feedback)
        for feedback in made
        for passage in feedback.passages
        if passage.submission.id == submission_id
    ]
    found.sort(key=lambda each: (each.passage.start, each.passage.end, each.passage.id))
    return ReadSubmission(submission, tuple(found))


def split_off(
    project: Project, submission_id: int, start: int, end: int, theme_ids: Sequence[int] = ()
) -> Changes:
    """Make feedback of a passage, without the white space around it, and code it to the themes.

    Whoever sent the submission has said it, on the day on which that was received. Where this very passage is
    feedback already, that is coded to the themes as well; what it is coded to stays as it is. Raises
    `Invalid` where the passage is empty, and `NotFound` where the submission or a theme is gone.
    """
    submission = records.get(project, Submission, submission_id)
    zone = projects.details(project).zone
    start, end = domain.trimmed(submission.text, start, end)
    passage = submission.text[start:end]
    if not passage:
        raise Invalid("Nothing is selected", "", "Select the words that are to become feedback")
    with project.transaction(f"Split off {excerpt(passage)}") as tx:
        there = storage.feedback_of(tx.connection, submission_id, start, end)
        if there is not None:
            (was,) = stored.fetch(tx.connection, Feedback, [there])
            coded = {coding.theme.id for coding in was.codings}
            more = _codings(project, [id for id in theme_ids if id not in coded], was.stance)
            now = replace(was, codings=(*was.codings, *more))
            stored.save(tx.connection, checked(tx.connection, now, was), was)
        else:
            made = Feedback(
                text=passage,
                is_verbatim=True,
                engagement=submission.engagement,
                contact=submission.contact,
                organisation=submission.organisation,
                said_on=submission.received_on,
                zone=zone,
                disclosure=submission.feedback_disclosure,
                codings=_codings(project, theme_ids),
                passages=(Passage(submission=Reference(submission_id), start=start, end=end),),
            )
            stored.add(tx.connection, [checked(tx.connection, made)])
    return tx.changes


def made_of(project: Project, submission_id: int, start: int, end: int) -> int:
    """Return the feedback that was made of this very passage, white space around it or not; or `NotFound`."""
    submission = records.get(project, Submission, submission_id)
    start, end = domain.trimmed(submission.text, start, end)
    with project.reading() as connection:
        there = storage.feedback_of(connection, submission_id, start, end)
    if there is None:
        raise NotFound("No feedback was made of this passage", "", "Code it to a theme first")
    return there


def remove_passages(project: Project, passage_ids: Sequence[int]) -> Changes:
    """Take passages back: the feedback that was made of them goes, where it stands nowhere else."""
    what = "passage" if len(passage_ids) == 1 else f"{len(passage_ids):,} passages"
    with project.transaction(f"Take back {what}") as tx:
        storage.remove_passages(tx.connection, passage_ids)
    return tx.changes


def content(project: Project, submission_id: int) -> bytes:
    """Return the file of a submission, to the byte as it was received; raises `NotFound`."""
    submission = records.get(project, Submission, submission_id)
    if not submission.sha256:
        raise NotFound("The submission has no file", "only its text was kept", "Copy the text instead")
    with project.reading() as connection:
        return contents.load(connection, submission.sha256)


def save_copy(project: Project, submission_id: int, target: Path) -> None:
    """Write the file of a submission, in place of what was there; raises as `saving.save` does."""
    held = content(project, submission_id)

    def write(file: BinaryIO) -> None:
        file.write(held)

    save(target, write)


def _codings(project: Project, theme_ids: Sequence[int], stance: Stance | None = None) -> tuple[Coding, ...]:
    now = clock.now()
    return tuple(
        Coding(theme=Reference(id), stance=stance or Stance.UNCLEAR, coded_by=project.who, coded_at=now)
        for id in dict.fromkeys(theme_ids)
    )
