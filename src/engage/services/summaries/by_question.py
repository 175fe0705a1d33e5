"""What was answered to a consultation, question by question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from engage.domain.consultations import Consultation, Question
from engage.domain.counting import Voice
from engage.domain.feedback import Capacity, Stance
from engage.services.summaries.chosen import chosen_chart
from engage.services.summaries.closing import closing
from engage.services.summaries.document import (
    Alignment,
    Block,
    Column,
    Document,
    Fact,
    Figure,
    Heading,
    Link,
    Paragraph,
    Span,
    Table,
    Text,
    Tone,
)
from engage.services.summaries.kinds import kinds_table
from engage.services.summaries.passages import counts, document, opening, said
from engage.services.summaries.pieces import Piece
from engage.services.summaries.prose import prose
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import pieces_of, tally
from engage.services.summaries.themes import read_agendas, read_themes
from engage.services.summaries.wording import capital, counted, day, period, pieces, plural
from engage.storage import records, summaries

_BESIDES = "Besides the questions"
_COLUMNS = (
    Column("Question", width=7),
    Column("Respondents", Alignment.RIGHT, 1.6),
    Column("Organisations", Alignment.RIGHT, 1.7),
    Column("Pieces", Alignment.RIGHT),
)

_RESPONDENTS = 1


@dataclass(frozen=True, slots=True)
class _Answers:
    """What was said to one consultation: by the id of the question, and last None: to no question."""

    consultation: Consultation
    to: dict[int | None, list[Voice]] = field(default_factory=lambda: defaultdict(list))

    @property
    def voices(self) -> list[Voice]:
        """All of it."""
        return [voice for voices in self.to.values() for voice in voices]


def build(scope: Scope) -> Document:
    """Return what was answered to the consultation that the filter selects, or to one after the other.

    What belongs to no consultation is left out.
    """
    themes = read_themes(scope)
    answers, others = _read(scope, scope.voices)
    voices = [voice for each in answers for voice in each.voices]
    here = scope.narrowed(scope.pieces[id] for id in dict.fromkeys(voice.feedback for voice in voices))
    blocks: list[Block] = [Heading(1, "In short"), _opening(here, voices, answers)]
    for each in answers:
        level: Literal[1, 2] = 1
        if len(answers) > 1:
            level = 2
            blocks.append(Heading(1, each.consultation.title))
            blocks.append(
                Paragraph(" · ".join(value for _, value in _particulars(each.consultation)), Tone.QUIET)
            )
        blocks += _consultation(here, each, level)
    left_out = pieces_of(voice.feedback for voice in others)
    how: list[Text] = [
        "A respondent is an organisation, however many spoke for it, or a person who spoke for none.",
        "What was chosen from a list stands as a chart; everything else as it was said.",
    ]
    if left_out.value:
        are = plural(left_out.value, " belongs", " belong")
        how.append(
            (
                *pieces(left_out),
                f"{are} to no consultation, and {plural(left_out.value, 'is', 'are')} left out.",
            )
        )
    blocks += closing(here, voices, how)
    agendas = read_agendas(scope, themes, voices)
    if len(answers) == 1:
        consultation = answers[0].consultation
        facts = [Fact(*fact) for fact in _particulars(consultation)]
        return document(
            here, consultation.title, voices, agendas, blocks, subtitle="Answers by question", facts=facts
        )
    return document(here, "What we heard, by question", voices, agendas, blocks)


def _opening(scope: Scope, voices: Sequence[Voice], answers: Sequence[_Answers]) -> Paragraph:
    if voices:
        return opening(scope, voices)
    nobody = "Nobody has answered yet." if scope.is_whole else "No answer is in this selection."
    return Paragraph(nobody if answers else "There is no consultation in this selection.", Tone.LEAD)


def _read(scope: Scope, voices: Iterable[Voice]) -> tuple[list[_Answers], list[Voice]]:
    """Return what was said to each consultation, and what belongs to none."""
    asked = summaries.asked(scope.connection)
    found: dict[int, list[tuple[int | None, Voice]]] = defaultdict(list)
    others: list[Voice] = []
    for voice in voices:
        question, place = _place(asked, scope.pieces[voice.feedback])
        if place is None:
            others.append(voice)
        else:
            found[place].append((question, voice))
    ids = summaries.consultation_ids(scope.connection, scope.wanted, found)
    answers = []
    for consultation in records.fetch(scope.connection, Consultation, ids):
        each = _Answers(consultation)
        for question, voice in found[consultation.id]:
            each.to[question].append(voice)
        answers.append(each)
    return answers, others


def _place(asked: summaries.Asked, piece: Piece) -> tuple[int | None, int | None]:
    """The question that a piece answers, and the consultation to which it belongs."""
    feedback = piece.feedback
    if feedback.question:
        return feedback.question.id, asked.by_question[feedback.question.id]
    if feedback.engagement and feedback.engagement.id in asked.by_engagement:
        return None, asked.by_engagement[feedback.engagement.id]
    sent_in = (asked.by_submission.get(passage.submission.id) for passage in feedback.passages)
    return None, next((consultation for consultation in sent_in if consultation), None)


def _particulars(consultation: Consultation) -> Iterator[tuple[str, str]]:
    opens, closes = consultation.opens_on, consultation.closes_on
    if opens and closes:
        yield "Open", period(opens, closes)
    elif opens:
        yield "Opened", day(opens)
    elif closes:
        yield "Closed", day(closes)
    yield "Level", capital(consultation.level.label)


# One consultation


def _consultation(scope: Scope, answers: _Answers, level: Literal[1, 2]) -> Iterator[Block]:
    consultation = answers.consultation
    yield from prose(consultation.description)
    everybody = _respondents(scope, answers.voices)
    if answers.to and len(consultation.questions) > 1:
        yield _overview(scope, answers)
    for question in consultation.questions:
        yield Heading(level, question.text, question.number, _anchor(question))
        yield from _question(scope, answers.to.get(question.id, []), everybody)
    if besides := answers.to.get(None):
        yield Heading(level, _BESIDES)
        yield counts(tally(besides, scope.counted))
        yield from said(scope, _once(besides))


def _anchor(question: Question) -> str:
    return f"question-{question.id}"


def _overview(scope: Scope, answers: _Answers) -> Table:
    """How many answered each question; organisations have a column where others answered too."""
    groups: list[tuple[Text, Sequence[Voice]]] = [
        (
            (f"{question.number} ", Link(question.text, f"#{_anchor(question)}")),
            answers.to.get(question.id, ()),
        )
        for question in answers.consultation.questions
    ]
    groups += [(_BESIDES, answers.to[None])] if answers.to.get(None) else []
    rows = [(label, *_numbers(scope, voices)) for label, voices in groups]
    total = ("All", *_numbers(scope, answers.voices))
    is_twice = all(respondents.value == bodies.value for _, respondents, bodies, _ in (*rows, total))
    kept = [place for place in range(len(_COLUMNS)) if not (is_twice and place == _RESPONDENTS)]

    def cells(row: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(row[place] for place in kept)

    columns = tuple(_COLUMNS[place] for place in kept)
    return Table(columns, tuple(map(cells, rows)), "How many answered", cells(total))


def _numbers(scope: Scope, voices: Sequence[Voice]) -> tuple[Figure, Figure, Figure]:
    numbers = tally(voices, scope.counted)
    return _figure(_respondents(scope, voices)), numbers.organisations, numbers.pieces


def _question(
    scope: Scope, voices: Sequence[Voice], everybody: Mapping[tuple[str, int], list[int]]
) -> Iterator[Block]:
    if not voices:
        what = "Nobody has answered this." if scope.is_whole else "No answer is in this selection."
        yield Paragraph(what, Tone.QUIET)
        return
    numbers = tally(voices, scope.counted)
    yield counts(numbers)
    yield Paragraph(_answered(scope, voices, everybody), Tone.QUIET)
    if any(c.organisations.value for c in numbers.stances.counts if c.stance is not Stance.UNCLEAR):
        yield numbers.stances
    yield from kinds_table(scope, voices, is_part=True)
    chart, chosen = chosen_chart(scope, voices)
    if chart:
        yield chart
    yield from said(scope, _once(voice for voice in voices if voice.feedback not in chosen))


def _answered(scope: Scope, voices: Sequence[Voice], everybody: Mapping[tuple[str, int], list[int]]) -> Text:
    """Say how many of those who answered anything answered this."""
    unknown = pieces_of(
        voice.feedback for voice in voices if _respondent(scope.pieces[voice.feedback]) is None
    )
    known = _figure(_respondents(scope, voices))
    text: list[Span] = []
    if everybody:
        text += [known, " of ", *counted(_figure(everybody), "respondent"), " answered"]
    if unknown.value:
        text += ["; " if text else "", *counted(unknown, "answer"), " of which it is not recorded whose"]
        text += [plural(unknown.value, " it is", " they are")]
    return (*text, ".")


def _respondents(scope: Scope, voices: Iterable[Voice]) -> dict[tuple[str, int], list[int]]:
    """Return who answered, with the feedback of each."""
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    for voice in voices:
        if who := _respondent(scope.pieces[voice.feedback]):
            found[who].append(voice.feedback)
    return found


def _respondent(piece: Piece) -> tuple[str, int] | None:
    """Who answered: an organisation, or a person who spoke for none; None where that is not known."""
    said_by = piece.feedback
    if said_by.organisation and said_by.capacity is not Capacity.PERSONAL:
        return "organisation", said_by.organisation.id
    return ("contact", said_by.contact.id) if said_by.contact else None


def _figure(respondents: Mapping[tuple[str, int], Sequence[int]]) -> Figure:
    return Figure(len(respondents), pieces_of(id for ids in respondents.values() for id in ids).feedback)


def _once(voices: Iterable[Voice]) -> list[Voice]:
    """Return each piece once, with its stance where that is the same on all of its themes."""
    found: dict[int, Voice] = {}
    for voice in voices:
        first = found.setdefault(voice.feedback, voice)
        if first.stance is not voice.stance:
            found[voice.feedback] = replace(first, stance=Stance.UNCLEAR)
    return list(found.values())
