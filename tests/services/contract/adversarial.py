"""A project of the worst that people put into one: every script, every limit, and people to be kept unseen.

It is made in a few statements, so that each process that tests on it can make its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Affiliation, Contact, LawfulBasis
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.feedback import Agreement, Capacity, Coding, Feedback, Stance
from engage.domain.leaks.search import Owner
from engage.domain.organisations import (
    Address,
    Email,
    Organisation,
    OrganisationKind,
    Phone,
    Relation,
    RelationKind,
)
from engage.domain.records import Noun, Record, Reference
from engage.domain.submissions import Submission
from engage.services import projects
from engage.services.projects import Project
from engage.storage import records
from tests.builders import DAY, ODD_TEXTS
from tests.services.exporting.documents import MARKUP
from tests.services.exporting.documents import SCRIPTS as SENTENCES

LONG_WORD = "q" * 5_000
LONG_NOTES = f"{'One hundred kilobytes of notes. ' * 39}\n\n" * 80
FORMULAS = ("=1+1", "+44 20", "-1", "@SUM(A1)", "\t=2", "=cmd|' /C calc'!A0")

BODIES = (
    "Cymdeithas Ŵyl Enghraifft", "Związek Przykład Łódzki", "Παράδειγμα Ένωση", "Приклад Спілка",
    "איגוד לדוגמה", "اتحاد المثال", "उदाहरण संघ", "สมาคมตัวอย่าง", "例示协会", "例示組合", "예시 협회",
    "ምሳሌ ማህበር", "<b>Example</b> & Daughters", "{{ Templated }} Ltd", '<img src="Example.png">', "=Example!A1",
    "\u202eelpmaxE turned", f"Example {'w' * 5_000}",
)  # fmt: skip
PEOPLE = (
    ("Siân", "Enghraifftwraig"), ("Żaneta", "Przykładowska"), ("Ξένια", "Παραδειγματίδου"),
    ("Їжак", "Прикладенко"), ("דוגמה", "לדוגמאי"), ("مثال", "المثالي"), ("उदाहरणा", "नमूनाकर"),
    ("ตัวอย่าง", "ทดสอบ"), ("例", "样本"), ("見本", "例示"), ("예시", "견본"), ("ምሳሌ", "ናሙና"),
    ("<i>Tagged</i>", "&amp;Specimen"), ("{{ given }}", "{% family %}"), ("", "Onlyfamily"),
    ("Onlygiven", ""), ("=HYPERLINK(1)", "@Specimen"), ("e\u0301lise", "v" * 5_000),
)  # fmt: skip

HIDDEN_PERSON = ("Quintessa", "Verborgenova")
HIDDEN_BODY = "Unseenwick Foundry"
"""Who said what they did where nobody may be told of it; these names stand in no feedback."""
BLURTED_PERSON = ("Philomena", "Blurtwhistle")
"""Who is named in somebody else's words, which no rule can know: the leak check has to find it."""

_PRIVATE, _WITHHELD = "It was private", "It was not for quoting"
_ASIDE, _NEEDS = "For ourselves alone <b>", "Not to be told: a loop"
UNTOLD = (_PRIVATE, _WITHHELD, _ASIDE, _NEEDS, LONG_NOTES[:30])
"""What no reader outside may find."""


@dataclass(frozen=True, slots=True)
class World:
    """A project with whom it hides."""

    project: Project
    hidden: Mapping[Owner, str] = field(default_factory=dict)
    """Whom nobody outside may be told of, by the names that they would be known by."""
    planted: frozenset[Owner] = frozenset()
    """Who is given away in words that may go out."""
    blurted: str = ""
    """What gives them away."""


def adversarial(path: Path) -> World:
    """Make the project at a path."""
    project = projects.create(path, name="<b>Example</b> & {{ work }}", who="AB", controller="=Example & Co")
    with project.transaction("Make it") as tx:
        return _Making(tx.connection).world(project)


def many_themes(path: Path, count: int) -> World:
    """A project of so many themes, with something said on each."""
    project = projects.create(path, name="Example", who="AB")
    with project.transaction("Make it") as tx:
        making = _Making(tx.connection)
        (agenda,) = making.add([Agenda(title="Example agenda")])
        tops = making.add(
            Theme(agenda=agenda, position=n, code=str(n), title=f"Pillar {n}") for n in range(1, 31)
        )
        below = making.add(
            Theme(
                agenda=agenda,
                parent=tops[n % 30],
                position=n // 30,
                code=f"{n % 30 + 1}.{n // 30 + 1}",
                title=f"Theme {n}",
            )
            for n in range(count - 30)
        )
        bodies = making.add(Organisation(name=f"Example body {n}", kind=_KINDS[n % 4]) for n in range(40))
        at = making.add([Engagement(title="Example talks", held_on=DAY)])[0]
        stances = cycle(Stance)
        making.add(
            Feedback(
                text=f"Said on {theme.id}",
                said_on=DAY,
                engagement=at,
                organisation=bodies[theme.id % 40],
                codings=(Coding(theme=theme, stance=next(stances)),),
            )
            for theme in below
        )
    return World(project)


_KINDS = (
    OrganisationKind.UNION,
    OrganisationKind.SME,
    OrganisationKind.TRADE_BODY,
    OrganisationKind.RESEARCH,
)


class _Making:
    """Adds records, many in a statement."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, given: Iterable[Record]) -> list[Reference]:
        return [Reference(id) for id in records.add(self._connection, list(given)).values()]

    def world(self, project: Project) -> World:
        bodies = self._bodies()
        people = self._people(bodies)
        themes = self._themes()
        questions = self._questions()
        engagements = self._engagements(bodies, people)
        said = self._feedback(bodies, people, themes, questions, engagements)
        self._commitments(said, bodies, people, engagements)
        self.add(
            Submission(title=f"Example submission {place}", text=text, received_on=DAY, contact=people[place])
            for place, text in enumerate((LONG_NOTES, MARKUP[0], "Short words"))
        )
        return World(
            project,
            {
                (Noun.CONTACT, people[-1].id): HIDDEN_PERSON[1],
                (Noun.ORGANISATION, bodies[-1].id): HIDDEN_BODY,
            },
            frozenset({(Noun.CONTACT, people[-2].id)}),
            BLURTED_PERSON[1],
        )

    def _bodies(self) -> list[Reference]:
        umbrella, *_ = made = self.add(
            [
                Organisation(
                    name="Example Umbrella", kind=OrganisationKind.TRADE_BODY, notes=LONG_NOTES, influence=5
                ),
                Organisation(name="Example Lonely NGO", kind=OrganisationKind.NGO, region="wales"),
            ]
        )
        named = self.add(
            Organisation(
                name=name,
                kind=_KINDS[place % 4],
                short_name=f"=X{place}XQ" if place < 6 else "",
                sector=MARKUP[place % len(MARKUP)],
                website=f"https://body{place}.example",
                emails=(Email(address=f"office@body{place}.example"),),
                phones=(Phone(number=f"020 7946 00{place:02}"),),
                addresses=(
                    Address(street="1 <b>Mill</b> Lane", locality="Łódź & Example", postcode="CF10 1AA"),
                ),
                relations=(Relation(other=umbrella, kind=RelationKind.MEMBER_OF),) if place % 3 else (),
                tags=("<b>tag</b>", "steel"),
            )
            for place, name in enumerate(BODIES)
        )
        return [*made, *named, *self.add([Organisation(name=HIDDEN_BODY, kind=OrganisationKind.MEDIA)])]

    def _people(self, bodies: Sequence[Reference]) -> list[Reference]:
        """The last is hidden, the last but one named by somebody else, the last but two restricted."""
        some = partial(
            Contact,
            lawful_basis=LawfulBasis.CONSENT,
            basis_source="a letter",
            basis_on=DAY,
            region="wales",
        )
        restricted = some(given_name="Restricta", family_name="Placeholder", access_needs=_NEEDS)
        return self.add(
            [
                *(
                    some(
                        given_name=given,
                        family_name=family,
                        title="Dr" if place % 2 else "",
                        notes=LONG_NOTES if place == 1 else "",
                        emails=(Email(address=f"person{place}@people.example"),),
                        phones=(Phone(number=f"020 7946 01{place:02}"),),
                        affiliations=(
                            Affiliation(
                                organisation=bodies[place + 2],
                                role=MARKUP[place % len(MARKUP)],
                                is_primary=True,
                            ),
                        ),
                    )
                    for place, (given, family) in enumerate(PEOPLE)
                ),
                restricted,
                some(given_name=BLURTED_PERSON[0], family_name=BLURTED_PERSON[1]),
                some(
                    given_name=HIDDEN_PERSON[0],
                    family_name=HIDDEN_PERSON[1],
                    affiliations=(Affiliation(organisation=bodies[-1]),),
                ),
            ]
        )

    def _themes(self) -> list[Reference]:
        main, other = self.add(
            [
                Agenda(title="Example agenda & <b>more</b>", url="https://agenda.example/a?b=1&c=2"),
                Agenda(title="=Example()", level_names=("<i>part</i>",)),
            ]
        )
        titles = (*SENTENCES.values(), *MARKUP[:3], *FORMULAS[:2], LONG_WORD)
        tops = self.add(
            Theme(agenda=main, position=place, code=str(place + 1), title=title, description=title)
            for place, title in enumerate(titles)
        )
        deep = [tops[0]]
        for depth in range(1, 6):
            code = ".".join("1" * (depth + 1))
            deep += self.add([Theme(agenda=main, parent=deep[-1], code=code, title=f"Depth {depth}")])
        return [*tops, *deep[1:], *self.add([Theme(agenda=other, code="1", title="Of another agenda")])]

    def _questions(self) -> list[Reference]:
        texts = ("", *MARKUP[:3], SENTENCES["Arabic"], LONG_WORD)
        asked = tuple(Question(number=str(n), text=text or "?") for n, text in enumerate(texts, 1))
        made = self.add(
            [
                Consultation(title="<b>Views</b> & {{ views }}", questions=asked, opens_on=DAY),
                Consultation(title="Without a question"),
            ]
        )
        stored = records.fetch(self._connection, Consultation, [made[0].id])[0]
        return [Reference(question.id) for question in stored.questions]

    def _engagements(self, bodies: Sequence[Reference], people: Sequence[Reference]) -> dict[Rule, Reference]:
        """One for each rule, all but the hidden at each, and these at the private one alone."""

        def seats(rule: Rule) -> Iterator[Attendance]:
            came = AttendanceStatus.ATTENDED
            if rule is Rule.PRIVATE:
                yield Attendance(contact=people[-1], organisation=bodies[-1], status=came)
                return
            # Everybody at one; at the others enough for the smallest cells of some kinds, and not of others.
            most = len(PEOPLE) if rule is Rule.ON_RECORD else 7
            for person, body in zip(people[:most], bodies[2:], strict=False):
                yield Attendance(contact=person, organisation=body, status=came)
            yield Attendance(contact=people[-3], status=AttendanceStatus.INVITED)

        made = self.add(
            Engagement(
                title=f"{title} engagement",
                held_on=DAY + dt.timedelta(days=place),
                starts_at=dt.datetime(2020, 3, 25, 14, 0, tzinfo=dt.UTC) + dt.timedelta(days=place),
                rule=rule,
                place=MARKUP[place],
                summary=f"# A note\n\n{MARKUP[place]}\n\n- {SENTENCES['Hebrew']}\n- {LONG_WORD}\n",
                notes="" if place else LONG_NOTES,
                attendance=tuple(seats(rule)),
            )
            for place, (rule, title) in enumerate(zip(Rule, _TITLES, strict=True))
        )
        self.add([Engagement(title="An engagement of nothing", held_on=DAY)])
        return dict(zip(Rule, made, strict=True))

    def _feedback(
        self,
        bodies: Sequence[Reference],
        people: Sequence[Reference],
        themes: Sequence[Reference],
        questions: Sequence[Reference],
        engagements: Mapping[Rule, Reference],
    ) -> list[Reference]:
        # What the tests of texts have of half a pair and so on, without words that are somebody's name here.
        texts = [*MARKUP, *FORMULAS, *ODD_TEXTS, LONG_WORD]
        open_rules = [rule for rule in Rule if rule is not Rule.PRIVATE]
        levels = cycle((None, None, Level.KIND, Level.ANONYMOUS, Level.WITHHELD))
        stances, rules = cycle(Stance), cycle(open_rules)
        pieces: list[Feedback] = []
        for place, text in enumerate(texts):
            who = place % len(PEOPLE)
            fields: dict[str, Any] = {
                "text": text,
                "said_on": DAY + dt.timedelta(days=place % 40),
                "contact": people[who] if place % 2 else None,
                "organisation": bodies[who + 2],
                "disclosure": next(levels),
                "is_verbatim": place % 3 == 0,
                "is_key_point": place % 4 == 0,
                "capacity": list(Capacity)[place % 3],
                "has_evidence": place % 5 == 0,
                "notes": _ASIDE,
                "codings": tuple(
                    Coding(theme=themes[(place * step) % len(themes)], stance=next(stances))
                    for step in ((1, 2) if place % 7 and place * 2 % len(themes) != place else ())
                ),
            }
            if place % 3 == 2:
                fields["question"] = questions[place % len(questions)]
            else:
                fields["engagement"] = engagements[next(rules)]
            if place % 6 == 0:
                fields["agreements"] = (
                    Agreement(organisation=bodies[(who + 5) % len(BODIES)]),
                    Agreement(contact=people[(who + 7) % len(PEOPLE)]),
                )
            pieces.append(Feedback(**fields))
        closed = {"said_on": DAY, "contact": people[-1], "organisation": bodies[-1]}

        def on() -> tuple[Coding, ...]:
            return (Coding(theme=themes[0], stance=Stance.OPPOSE),)

        pieces += [
            Feedback(
                text=_PRIVATE,
                engagement=engagements[Rule.PRIVATE],
                codings=on(),
                is_key_point=True,
                **closed,
            ),
            Feedback(
                text=_WITHHELD,
                question=questions[0],
                disclosure=Level.WITHHELD,
                codings=on(),
                **closed,
            ),
            Feedback(
                text="In a small cell", question=questions[1], disclosure=Level.KIND, codings=on(), **closed
            ),
            Feedback(
                text=f"As {' '.join(BLURTED_PERSON)} told us over lunch",
                said_on=DAY,
                organisation=bodies[3],
                engagement=engagements[Rule.CHATHAM_HOUSE],
                question=questions[0],
                is_key_point=True,
                codings=on(),
            ),
        ]
        return self.add(pieces)

    def _commitments(
        self,
        said: Sequence[Reference],
        bodies: Sequence[Reference],
        people: Sequence[Reference],
        engagements: Mapping[Rule, Reference],
    ) -> None:
        texts = (*MARKUP, *FORMULAS, "w" * 5_000)
        states, rules = cycle(CommitmentState), cycle(Rule)
        self.add(
            Commitment(
                text=text,
                engagement=engagements[rule],
                feedback=said[place] if place % 2 else None,
                contact=people[-1] if rule is Rule.PRIVATE else people[place % len(PEOPLE)],
                organisation=bodies[-1] if rule is Rule.PRIVATE else bodies[place % len(BODIES) + 2],
                owner="AB & <b>CD</b>",
                due_on=DAY + dt.timedelta(days=place) if place % 3 else None,
                state=next(states),
                outcome=text if place % 2 else "",
            )
            for place, (text, rule) in enumerate(zip(texts, rules, strict=False))
        )


_TITLES = ("<b>Open</b> & {{ plain }}", "=Bodies()", SENTENCES["Arabic"], "Private")
