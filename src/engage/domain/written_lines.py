"""What was logged, as the line that would log it again: so a line can be corrected as it was typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from engage.domain.agendas import Theme
from engage.domain.commitments import Commitment
from engage.domain.engagements import Attendance
from engage.domain.feedback import Feedback, Stance
from engage.domain.quick_log import LoggedLine, MarkKind, marks, resolve_theme, unparse
from engage.domain.records import Reference
from engage.domain.text import clean, fold

Speaker = tuple[Reference | None, Reference | None]
"""A contact and the organisation that they speak for, or one of both."""

_NAMING = {MarkKind.WHO, MarkKind.THEME, MarkKind.AGREES}


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line that was logged, and what its marks mean.

    Two that are called the same have one mark, and it means the first; a mark that is open means nobody. What
    a line cannot say (a second one of that name, another stance for each theme) is not in it.
    """

    line: str
    who: Mapping[str, Speaker] = field(default_factory=dict)
    """Who is meant after `@` and `=`."""
    themes: Mapping[str, Reference] = field(default_factory=dict)
    unresolved: tuple[str, ...] = ()
    """The marks that named nobody and nothing known, and stand in the line."""


def written(
    record: Feedback | Commitment, attendance: Sequence[Attendance] = (), themes: Sequence[Theme] = ()
) -> WrittenLine:
    """Return the line that would log a record again, in its plainest form.

    Those at the engagement are named by their seats, themes by their codes where these are theirs alone.
    """
    who: dict[str, Speaker] = {}
    known: dict[str, Reference] = {}
    may_stand = _NAMING if isinstance(record, Feedback) else _NAMING | {MarkKind.STANCE}
    open_marks = tuple(mark for mark in record.unresolved if _kind_of(mark) in may_stand)
    # A mark that is open means nobody, and not whoever is called so; only the first `@` counts. The
    # themes of a commitment and those who agree are open whatever they name, for it has none.
    naming_nobody = open_marks if isinstance(record, Feedback) else ()
    taken = {_value(mark) for mark in naming_nobody if _kind_of(mark) is not MarkKind.WHO}
    speaker = _named((record.contact, record.organisation), attendance, who, taken)
    if speaker is None:
        taken.update([_value(mark) for mark in open_marks if _kind_of(mark) is MarkKind.WHO][:1])
    line = LoggedLine(
        text=record.text.strip(),
        who=speaker,
        is_commitment=isinstance(record, Commitment),
    )
    if isinstance(record, Feedback):
        speakers = ((agreement.contact, agreement.organisation) for agreement in record.agreements)
        agrees = [_named(speaker, attendance, who, taken) for speaker in speakers]
        coded = [_coded(coding.theme, themes, known, taken) for coding in record.codings]
        line = replace(
            line,
            stance=stance_of(record),
            has_evidence=record.has_evidence,
            is_key_point=record.is_key_point,
            themes=tuple(filter(None, coded)),
            agrees=tuple(filter(None, agrees)),
        )
    return WrittenLine(_with_marks(line, open_marks), who, known, open_marks)


def stance_of(record: Feedback) -> Stance | None:
    """Return the stance that a line says of all themes: as logged, or else the one that they all have."""
    coded = {coding.stance for coding in record.codings}
    if record.stance is None and len(coded) == 1:
        (only,) = coded
        return None if only is Stance.UNCLEAR else only
    return record.stance


def _kind_of(mark: str) -> MarkKind | None:
    """Return what kind of mark a text is as it stands; None where it is none, or more than one."""
    found = marks(mark)
    is_whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(mark)) and mark == clean(mark)
    return found[0].kind if is_whole else None


def _value(mark: str) -> str:
    return marks(mark)[0].value


def _with_marks(line: LoggedLine, more: Iterable[str]) -> str:
    """Return the line with marks in front of its text that were left open."""
    first, rest = "", []
    for mark in more:
        if _kind_of(mark) is MarkKind.WHO and line.who is None and not first:
            first = mark
        else:
            rest.append(mark)
    before = replace(line, text="", themes=(), stance=None, has_evidence=False, is_key_point=False, agrees=())
    after = replace(line, who=None, is_commitment=False)
    return " ".join(filter(None, (unparse(before), first, *rest, unparse(after))))


def _named(
    speaker: Speaker, attendance: Sequence[Attendance], known: dict[str, Speaker], taken: Collection[str]
) -> str | None:
    """Return by what a line names somebody; None for nobody, and for one who is called as another one is."""
    person, body = speaker
    named = person or body
    if named is None:
        return None
    seat = next((seat.seat.strip() for seat in attendance if seat.seat.strip() and _sits(seat, speaker)), "")
    is_shared = sum(_same(each.seat, seat) for each in attendance) > 1
    name = seat if seat and not is_shared else " ".join(clean(named.name).split())
    if name in taken or not any(map(str.isalnum, name)):
        return None
    meant = known.setdefault(name, speaker)
    return name if _ids(meant) == _ids(speaker) else None


def _sits(seat: Attendance, speaker: Speaker) -> bool:
    person, body = speaker
    if person is None or seat.contact is None:
        return person is seat.contact and body is not None and _id(seat.organisation) == _id(body)
    return seat.contact.id == person.id and seat.organisation in (None, body)


def _coded(
    theme: Reference, themes: Sequence[Theme], known: dict[str, Reference], taken: Collection[str]
) -> str | None:
    """Return by what a line names a theme; None for one that is called as another one is."""
    spoken = (" ".join(clean(name).split()) for name in (theme.kind, theme.name))
    names = [name for name in spoken if name not in taken and any(map(str.isalnum, name))]
    alone = (name for name in names if (found := resolve_theme(name, themes)) and found.id == theme.id)
    free = (name for name in names if name not in known)
    name = next(alone, None) or next(free, None)
    if name is None or known.setdefault(name, theme).id != theme.id:
        return None
    return name


def _same(one: str, other: str) -> bool:
    return fold(one).strip() == fold(other).strip()


def _id(reference: Reference | None) -> int | None:
    return reference.id if reference else None


def _ids(speaker: Speaker) -> tuple[int | None, int | None]:
    return _id(speaker[0]), _id(speaker[1])
