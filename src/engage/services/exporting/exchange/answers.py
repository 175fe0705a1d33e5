"""The answers to a consultation without anything personal, as those who analyse them may have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.consultations import Consultation, Question
from engage.domain.disclosure import Audience
from engage.domain.feedback import Feedback
from engage.errors import Invalid
from engage.services import outgoing
from engage.services.exporting.exchange.wanted import Wanted
from engage.services.importing.left_out import said_of
from engage.services.summaries import heeding
from engage.services.summaries.document import Block, Document, Heading, Quote
from engage.services.summaries.pieces import Piece, as_read_by
from engage.storage import records, schema, summaries

_PAGE = 500
_AUDIENCE = Audience.SHARED
"""They go to partners: what may not be quoted stays here, and paraphrases stand in place of words."""
_LEFT_OUT = {"withheld": ("answer that may not be quoted", "answers that may not be quoted")}


@dataclass(slots=True)
class Respondent:
    """Somebody who answered, of whom nothing is told but a number."""

    number: int
    answers: dict[int, list[Piece]] = field(default_factory=dict)
    """By the id of the question."""

    def text(self, question: Question) -> str:
        """What they answered to a question; "" where they did not."""
        return "\n\n".join(piece.text for piece in self.answers.get(question.id, ()))


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers to one consultation."""

    consultation: Consultation
    respondents: Sequence[Respondent]
    left_out: tuple[str, ...]


def read(wanted: Wanted) -> Answers:
    """Return the answers to the consultation that was asked for.

    Raises `Invalid` where that is not one, and `Leaking` where answers give somebody away.
    """
    consultations = list(wanted.of(Consultation))
    if len(consultations) != 1:
        what = (
            "There is no consultation"
            if not consultations
            else f"There are {len(consultations)} consultations"
        )
        raise Invalid(what, "a sheet is of one", "Choose one by a filter with words of its title")
    (consultation,) = consultations
    if not consultation.questions:
        raise Invalid(f"“{consultation.title}” asks no questions", "", "Choose another consultation")
    respondents: dict[str, Respondent] = {}
    withheld = 0
    for piece in _pieces(wanted, consultation):
        who, question = _who(piece.feedback), piece.feedback.question
        if not piece.is_quoted:
            withheld += 1
        elif question:
            answered = respondents.setdefault(who, Respondent(len(respondents) + 1))
            answered.answers.setdefault(question.id, []).append(piece)
    found = list(respondents.values())
    document = _document(consultation, found)
    outgoing.let_go(wanted.project, document, wanted.progress, despite=wanted.despite)
    left_out = (said_of({"withheld": withheld}, _LEFT_OUT),) if withheld else ()
    return Answers(consultation, found, left_out)


def _pieces(wanted: Wanted, consultation: Consultation) -> Iterator[Piece]:
    """What was said to the questions, oldest first."""
    said = schema.feedback.c
    asked = [question.id for question in consultation.questions]
    every = sa.select(said.id).where(said.question_id.in_(asked)).order_by(said.said_on, said.id)
    ids = wanted.connection.execute(every).scalars().all()
    cells = summaries.cells(wanted.connection)
    smallest = summaries.details(wanted.connection).smallest_cell
    for start in range(0, len(ids), _PAGE):
        wanted.progress(start, len(ids), "answers")
        page = records.fetch(wanted.connection, Feedback, ids[start : start + _PAGE])
        for feedback in heeding.feedback(wanted.connection, _AUDIENCE, page):
            yield as_read_by(_AUDIENCE, feedback, cells, smallest)


def _who(feedback: Feedback) -> str:
    """What the answers of one respondent have in common; one that nobody is known to have given is alone."""
    who = [each.uid for each in (feedback.contact, feedback.organisation) if each]
    sent = [passage.submission.uid for passage in feedback.passages[:1]]
    return " ".join(who or sent or [feedback.uid])


def _document(consultation: Consultation, respondents: Sequence[Respondent]) -> Document:
    """All that can be read in the file, for the leak check: nobody is named in it."""
    blocks: list[Block] = []
    for question in consultation.questions:
        blocks.append(Heading(1, question.text, question.number))
        blocks += [
            Quote(piece.text, feedback=piece.id, is_named=False)
            for respondent in respondents
            for piece in respondent.answers.get(question.id, ())
        ]
    return Document(
        title=f"Answers to {consultation.title}",
        audience=_AUDIENCE,
        made_on=clock.today(),  # the check asks for it; it is not written
        blocks=tuple(blocks),
    )
