r"""The line that an organiser types for each remark, live, and what its marks name.

    @mu #2.3 #ccus + Contracts for difference would unlock industrial capture !  =gm =un

    @x   who said it: a seat key of the engagement, or a name
    #x   a theme: its code, or words of its title
    + - ~ 0 ?   the stance, standing alone: support, oppose, mixed, neutral, unclear
    !    evidence was offered, standing alone
    *    a key point, standing alone
    =x   who agrees
    >    at the start of the line: a commitment
    \    takes the meaning away from a mark's sign, a space, a quotation mark or a backslash that follows

A name of several words stands in double quotation marks: `@"Example Fasteners"`. Marks may stand anywhere in
the line, but only where a word may begin; after `@`, `#` and `=` comes a letter, a digit or a quotation mark.
Whatever else there is, is text, and nothing that was typed is lost:

- The first `@` says who; further ones are kept among the surplus marks.
- The first stance counts. A sign that stands alone after it is text, for it will be a dash ("+ Grants - any
  grants - help") or a nought.
- A quotation mark that is not closed says nothing: the name is the one word that it stands before.
- A backslash before anything without a meaning is text ("C:\temp").

What is said at the end of a commitment of the day by which it is to be done stays text too (see `due_days`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from engage.domain.engagements import Attendance
from engage.domain.feedback import Stance
from engage.domain.records import Choice, Reference
from engage.domain.text import begin_words, clean, fold, words

_T = TypeVar("_T")


class MarkKind(Choice):
    """What a mark in a logged line says."""

    COMMITMENT = "commitment"
    WHO = "who"
    THEME = "theme"
    STANCE = "stance"
    EVIDENCE = "evidence"
    KEY_POINT = "key_point"
    AGREES = "agrees"

    @property
    def typed(self) -> str:
        """How it is typed, with x for what it names."""
        return _TYPED[self]

    @property
    def help(self) -> str:
        """What it says of the line."""
        return _MARK_HELP[self]


_MARK_HELP = {
    MarkKind.COMMITMENT: "something promised or to be done, at the start of the line",
    MarkKind.WHO: "who said it: a seat key of the engagement, or a name",
    MarkKind.THEME: "a theme: its code, or words of its title",
    MarkKind.STANCE: f"the stance: {', '.join(stance.label for stance in Stance)}",
    MarkKind.EVIDENCE: "evidence was offered",
    MarkKind.KEY_POINT: "a key point",
    MarkKind.AGREES: "who agrees",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark and where it stands: code points from `start` up to `end`."""

    start: int
    end: int
    kind: MarkKind
    value: str
    """What it names, without sign, quotation marks and backslashes; of a stance, its value; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedLine:
    """A line taken apart; what the marks name is not looked up yet."""

    text: str
    who: str | None = None
    themes: tuple[str, ...] = ()
    stance: Stance | None = None
    has_evidence: bool = False
    is_key_point: bool = False
    agrees: tuple[str, ...] = ()
    is_commitment: bool = False
    surplus: tuple[str, ...] = ()
    """Marks beyond those that count, as typed: a second `@`."""


_SIGNS = {MarkKind.WHO: "@", MarkKind.THEME: "#", MarkKind.AGREES: "="}
_NAMING = {sign: kind for kind, sign in _SIGNS.items()}
_STANCES = {stance.sign: stance for stance in Stance}
_FLAGS = {"!": MarkKind.EVIDENCE, "*": MarkKind.KEY_POINT}
_TYPED = {
    MarkKind.COMMITMENT: ">",
    MarkKind.STANCE: " ".join(_STANCES),
    **{kind: f"{sign}x" for kind, sign in _SIGNS.items()},
    **{kind: sign for sign, kind in _FLAGS.items()},
}

_COMMITMENT = re.compile(r"\s*>")
_TOKEN = re.compile(r'[@#=]"(?P<quoted>(?=\s*[^\s"])(?:[^"\\]|\\.)+)"|(?:\\.|\S)+', re.DOTALL)
_NAMES = re.compile(r'[@#=]"?[^\W_]')
_PLAIN_NAME = re.compile(r"[^\W_][^\s\\]*")
_ESCAPED = re.compile(r'\\([-@#=+~0?!*>"\\\s])')
_MEANS_SOMETHING = re.compile(r"\\|(?<!\S)[@#=]|(?<!\S)[-+~0?!*](?!\S)|\A>|\A\s|\s\Z")


def parse(line: str) -> LoggedLine:
    """Take a logged line apart; any text is a line."""
    line = clean(line)
    found: dict[MarkKind, list[str]] = {kind: [] for kind in MarkKind}
    surplus: list[str] = []
    text: list[str] = []
    text_end = position = 0
    for start, end, kind, value in _pieces(line):
        if kind is MarkKind.WHO and found[kind]:
            surplus.append(line[start:end])
        elif kind:
            found[kind].append(value)
        else:
            gap = line[text_end:start] if text else ""
            if text and text_end != position:  # the white space round a mark goes with it
                gap = "\n" if "\n" in gap else " "
            text += gap, value
            text_end = end
        position = end
    return LoggedLine(
        text="".join(text),
        who=next(iter(found[MarkKind.WHO]), None),
        themes=tuple(found[MarkKind.THEME]),
        stance=next(map(Stance, found[MarkKind.STANCE]), None),
        has_evidence=bool(found[MarkKind.EVIDENCE]),
        is_key_point=bool(found[MarkKind.KEY_POINT]),
        agrees=tuple(found[MarkKind.AGREES]),
        is_commitment=bool(found[MarkKind.COMMITMENT]),
        surplus=tuple(surplus),
    )


def lacks_words(line: str) -> bool:
    """Whether a line says nothing yet: at most who speaks or, of a commitment, nothing that is to be done."""
    logged = parse(line)
    if logged.text.strip():
        return False
    has_said = logged.themes or logged.stance or logged.has_evidence or logged.is_key_point or logged.agrees
    return logged.is_commitment or not has_said


def unparse(line: LoggedLine) -> str:
    """Return a line, in its plainest form, that parses to this."""
    parts = [
        ">" if line.is_commitment else "",
        as_typed(MarkKind.WHO, line.who) if line.who else "",
        *line.surplus,
        *(as_typed(MarkKind.THEME, theme) for theme in line.themes),
        line.stance.sign if line.stance else "",
        quote(line.text),
        "!" if line.has_evidence else "",
        "*" if line.is_key_point else "",
        *(as_typed(MarkKind.AGREES, who) for who in line.agrees),
    ]
    return " ".join(part for part in parts if part)


def quote(text: str) -> str:
    """Return a line that says nothing but this text, whatever stands in it."""
    return _MEANS_SOMETHING.sub(r"\\\g<0>", clean(text))


def as_typed(kind: MarkKind, value: str) -> str:
    """Return a mark that names someone or something as it stands in a line: `@mu`, `#"green steel"`."""
    if _PLAIN_NAME.fullmatch(value):
        return _SIGNS[kind] + value
    return _SIGNS[kind] + '"' + value.replace("\\", r"\\").replace('"', r"\"") + '"'


def marks(line: str) -> list[Mark]:
    """Return the marks of a line in their order, for showing them while it is typed."""
    return [Mark(start, end, kind, value) for start, end, kind, value in _pieces(line) if kind]


def mark_at(line: str, cursor: int) -> Mark | None:
    """Return the mark that is being typed at the cursor and names something; so far it may name nothing."""
    typed = line[:cursor]
    for ending in ('"', "", 'x"', "x"):
        mark = next(iter(marks(typed + ending)[-1:]), None)
        if mark is None or mark.kind not in _SIGNS or mark.end != len(typed + ending):
            continue
        if ending.endswith('"') and not typed.startswith('"', mark.start + 1):
            continue
        return Mark(mark.start, len(typed), mark.kind, mark.value.removesuffix(ending.rstrip('"')))
    return None


def _pieces(line: str) -> Iterator[tuple[int, int, MarkKind | None, str]]:
    """Yield start, end, kind (None: a word of the text) and value of each piece between white space."""
    position = 0
    if start := _COMMITMENT.match(line):
        position = start.end()
        yield position - 1, position, MarkKind.COMMITMENT, ""
    has_stance = False
    for token in _TOKEN.finditer(line, position):
        raw, kind, value = token[0], None, ""
        if token.start() > position and not line[token.start() - 1].isspace():
            pass  # what follows a closed quotation mark at once is text
        elif token["quoted"]:
            kind, value = _NAMING[raw[0]], token["quoted"]
        elif _NAMES.match(raw):
            kind, value = _NAMING[raw[0]], raw[1:].removeprefix('"')
        elif raw in _FLAGS:
            kind = _FLAGS[raw]
        elif raw in _STANCES and not has_stance:
            has_stance = True
            kind, value = MarkKind.STANCE, _STANCES[raw].value
        yield *token.span(), kind, _ESCAPED.sub(r"\1", value if kind else raw)


class NamedTheme(Protocol):
    """What a mark can name a theme by."""

    @property
    def code(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def keywords(self) -> Sequence[str]: ...


_Theme = TypeVar("_Theme", bound=NamedTheme)


def resolve_theme(mark: str, themes: Sequence[_Theme]) -> _Theme | None:
    """Return the theme that a mark names best; None where it names none, or several equally well.

    Best is its code, then its whole title or a keyword, then words of these, then beginnings of such words.
    """
    wanted, key = words(mark), _key(mark)

    def named() -> Iterator[tuple[_Theme, list[list[str]]]]:
        return ((theme, [words(name) for name in (theme.title, *theme.keywords)]) for theme in themes)

    def known() -> Iterator[tuple[_Theme, set[str]]]:
        return ((theme, {word for name in names for word in name}) for theme, names in named())

    return _only_best(
        lambda: [theme for theme in themes if _key(theme.code) == key],
        lambda: [theme for theme, names in named() if wanted in names],
        lambda: [theme for theme, found in known() if wanted and found.issuperset(wanted)],
        lambda: [theme for theme, found in known() if begin_words(wanted, found)],
    )


def nobody(*, is_whole: bool) -> Sequence[Reference]:
    """Those outside a room where there are none."""
    return ()


class Others(Protocol):
    """Gives those outside the room whom a mark may name. They are many, so it is asked only if need be."""

    def __call__(self, *, is_whole: bool) -> Sequence[Reference]:
        """Give at least those whose names have all words of the mark: whole ones, or such as begin so."""


def resolve_who(
    mark: str, attendance: Sequence[Attendance], others: Others = nobody
) -> Attendance | Reference | None:
    """Return whom a mark names best; None where it names nobody, or several equally well.

    Best is a seat key, then a whole name in the room, then one among the others, then the beginnings of words
    of a name, again in the room first. A body with several people in the room is itself meant by its name.
    """
    wanted = words(mark)

    def is_name(name: list[str]) -> bool:
        return bool(wanted) and name == wanted

    def begins(name: list[str]) -> bool:
        return begin_words(wanted, name)

    return _only_best(
        lambda: [seat for seat in attendance if seat.seat and _key(seat.seat) == _key(mark)],
        lambda: _in_the_room(attendance, is_name),
        lambda: _elsewhere(others(is_whole=True), is_name),
        lambda: _in_the_room(attendance, begins),
        lambda: _elsewhere(others(is_whole=False), begins),
    )


def _key(text: str) -> str:
    """Fold a code or a seat key; punctuation that a hurried hand puts behind it does not count."""
    return fold(text).strip(" .,:;")


def _only_best(*ranks: Callable[[], Sequence[_T]]) -> _T | None:
    """Return what the first rank has in which there is anything, if that is one; the others are not made."""
    best: Sequence[_T] = next(filter(None, (rank() for rank in ranks)), ())
    return best[0] if len(best) == 1 else None


def _in_the_room(
    attendance: Sequence[Attendance], matches: Callable[[list[str]], bool]
) -> Sequence[Attendance | Reference]:
    by_person = [seat for seat in attendance if seat.contact and matches(words(seat.contact.name))]
    by_body = [seat for seat in attendance if seat.organisation and matches(words(seat.organisation.name))]
    bodies = {seat.organisation for seat in by_body if seat.organisation}
    if len(by_body) > 1 and len(bodies) == 1 and not by_person:
        return list(bodies)
    return by_person + [seat for seat in by_body if seat not in by_person]


def _elsewhere(others: Sequence[Reference], matches: Callable[[list[str]], bool]) -> Sequence[Reference]:
    # One record may stand there under several names.
    return list({other.uid or other: other for other in others if matches(words(other.name))}.values())
