"""The note of an engagement: who was there, what was said, what is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from engage.domain.counting import Voice
from engage.domain.engagements import Engagement, NoteState
from engage.domain.feedback import Stance
from engage.domain.leaks.search import Owner
from engage.services.summaries import heeding
from engage.services.summaries.attendance import attendance, held_attendance, named_attendance
from engage.services.summaries.closing import closing
from engage.services.summaries.commitments import Promise, held_promises, promises_table, read_promises
from engage.services.summaries.document import (
    Block,
    BulletList,
    Document,
    Fact,
    Heading,
    Item,
    Paragraph,
    Text,
    Tone,
)
from engage.services.summaries.engagement_facts import when
from engage.services.summaries.passages import document, key_points, quotes, stance_table
from engage.services.summaries.pieces import Piece
from engage.services.summaries.prose import prose
from engage.services.summaries.scope import Scope
from engage.services.summaries.themes import NO_THEME, Themes, by_theme, read_agendas, read_themes, title_of
from engage.services.summaries.wording import capital
from engage.storage import records, summaries


def build(scope: Scope) -> Document:
    """Return the note of the engagement that the filter selects, or of several one after the other."""
    spoken_at = {p.feedback.engagement.id for p in scope.pieces.values() if p.feedback.engagement}
    ids = summaries.engagement_ids(scope.connection, scope.wanted, spoken_at)
    held_then = records.fetch(scope.connection, Engagement, ids)
    engagements = heeding.engagements(scope.connection, scope.audience, held_then)
    pieces: dict[int, list[Piece]] = {id: [] for id in ids}
    for piece in scope.pieces.values():
        if piece.feedback.engagement:
            pieces[piece.feedback.engagement.id].append(piece)
    themes = read_themes(scope)
    promises = _read_promises(scope, ids)
    blocks: list[Block] = []
    held: list[Text] = []
    voices: list[Voice] = []
    for engagement in engagements:
        level: Literal[1, 2] = 1
        if len(engagements) > 1:
            level = 2
            particulars = " · ".join(value for _, value in _particulars(scope, engagement))
            blocks += [Heading(1, engagement.title), Paragraph(particulars, Tone.QUIET)]
        here = _on_its_agenda(scope.narrowed(pieces[engagement.id]), engagement, themes)
        blocks += _note(here, engagement, themes, promises[engagement.id], level)
        held += held_attendance(scope, engagement)
        voices += here.voices
    if not engagements:
        blocks.append(Paragraph("There is no engagement in this selection.", Tone.LEAD))
    said = scope.narrowed(piece for found in pieces.values() for piece in found)
    held += held_promises([promise for found in promises.values() for promise in found])
    blocks += closing(said, said.voices, held=held)
    agendas = read_agendas(scope, themes, voices)
    named = frozenset[Owner]().union(
        *(named_attendance(scope, engagement) for engagement in engagements),
        *(promise.named for found in promises.values() for promise in found if promise.is_printed),
    )
    if len(engagements) == 1:
        (engagement,) = engagements
        facts = [Fact(*fact) for fact in _particulars(scope, engagement)]
        return document(
            said,
            engagement.title,
            said.voices,
            agendas,
            blocks,
            subtitle="Engagement note",
            facts=facts,
            named=named,
        )
    return document(said, "Notes of engagements", said.voices, agendas, blocks, named=named)


def _on_its_agenda(scope: Scope, engagement: Engagement, themes: Themes) -> Scope:
    """Return the scope with what is coded to the engagement's own agenda in that place alone.

    What was said at a table is read by the themes that lay on it, and not a second time by those of another.
    """
    if engagement.agenda is None:
        return scope
    its_own = {id for id, theme in themes.items() if theme and theme.agenda.id == engagement.agenda.id}
    settled = {voice.feedback for voice in scope.voices if voice.theme in its_own}
    voices = (v for v in scope.voices if v.theme in its_own or v.feedback not in settled)
    return replace(scope, voices=tuple(voices))


def _read_promises(scope: Scope, engagements: Sequence[int]) -> dict[int, list[Promise]]:
    """Return the commitments of each engagement: made there, or following from what was said there."""
    said_at = {p.id: p.feedback.engagement.id for p in scope.pieces.values() if p.feedback.engagement}
    found: dict[int, list[Promise]] = {id: [] for id in engagements}
    for promise in read_promises(scope, lambda at, said: at in found or said in said_at):
        commitment = promise.commitment
        made_at = commitment.engagement.id if commitment.engagement else None
        if made_at not in found and commitment.feedback:
            made_at = said_at.get(commitment.feedback.id)
        if made_at in found:
            found[made_at].append(promise)
    return found


def _particulars(scope: Scope, engagement: Engagement) -> Iterator[tuple[str, str]]:
    if engagement.note_state is not NoteState.FINAL:
        yield "Note", "Draft"
    yield "When", when(engagement)
    if engagement.place:
        yield "Where", engagement.place
    yield "How", capital(engagement.channel.label)
    if engagement.consultation:
        yield "Part of", engagement.consultation.name
    if scope.is_internal and engagement.owner:
        yield "Kept by", engagement.owner
    yield "Rule", engagement.rule.means


def _note(
    scope: Scope, engagement: Engagement, themes: Themes, promises: Sequence[Promise], level: Literal[1, 2]
) -> Iterator[Block]:
    """Return the sections of one engagement's note."""
    sections: tuple[tuple[str, Sequence[Block]], ...] = (
        ("In short", [*prose(engagement.summary), *_key_points(scope, themes)]),
        ("Who was there", attendance(scope, engagement)),
        ("What was said", list(_said(scope, themes, level))),
        ("What is to be done", promises_table(scope, promises)),
        ("Parked", _parked(engagement) if scope.is_internal else []),
        ("Our own notes", prose(engagement.notes) if scope.is_internal else []),
    )
    for title, blocks in sections:
        if blocks:
            yield Heading(level, title)
            yield from blocks


def _parked(engagement: Engagement) -> list[Block]:
    """Return what is to be come back to, with who raised it; what was settled comes last."""
    items = []
    for point in sorted(engagement.parked, key=lambda point: point.is_settled):
        notes = [who.name for who in (point.contact, point.organisation) if who]
        notes += ["settled"] if point.is_settled else []
        items.append(Item(f"{point.text} ({', '.join(notes)})" if notes else point.text))
    return [BulletList(tuple(items))] if items else []


def _key_points(scope: Scope, themes: Themes) -> list[Block]:
    """Return the key points of all themes, each with its themes and, if it took but one, its stance."""
    codes: dict[int, list[str]] = {}
    stances: dict[int, set[Stance | None]] = {}
    for theme, voices in by_theme(themes, scope.voices):
        for voice in voices:
            stances.setdefault(voice.feedback, set()).add(voice.stance)
            if theme:
                codes.setdefault(voice.feedback, []).append(theme.code)
    points = [piece for piece in scope.pieces.values() if piece.is_key_point]
    only = {id: next(iter(of)) for id, of in stances.items() if len(of) == 1}
    return key_points([(piece, only.get(piece.id)) for piece in points], codes)


def _said(scope: Scope, themes: Themes, level: Literal[1, 2]) -> Iterator[Block]:
    """Return what was said, theme by theme; key points have been printed, and have only their place here."""
    grouped = by_theme(themes, scope.voices)
    if any(theme for theme, _ in grouped):
        rows = [(title_of(theme), voices) for theme, voices in grouped]
        yield from stance_table(scope, "Theme", rows, "")
    for theme, voices in grouped:
        if blocks := quotes(scope, voices):
            yield Heading(
                2 if level == 1 else 3, theme.title if theme else NO_THEME, theme.code if theme else ""
            )
            yield from blocks
