"""What is held back from readers outside is said, each piece with its reason, and each reads as it should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest

from engage.domain.disclosure import Audience, Level, Rule, is_more_open
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Reference
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.closing import held_in
from engage.services.summaries.document import Figure, plain, spans
from engage.services.summaries.reading import reads_as
from tests.builders import DAY, new_project
from tests.services.summaries.making import QUOTING, came, making

LEVELS = (None, *Level)
CELLS = (1, 2, 3, 4)
SPEAKERS = ((True, False), (False, True), (True, True))
"""Whether the person is known, and the body."""


@dataclass(frozen=True)
class Case:
    """One piece of feedback: at what rule, with which level of its own, permission, and cell."""

    rule: Rule
    own: Level | None
    is_permitted: bool
    cell: int
    has_person: bool
    has_body: bool

    @property
    def level(self) -> Level:
        """What disclosure allows, spelt out once more."""
        usual = {
            Rule.ON_RECORD: Level.NAMED,
            Rule.ORGANISATION_ONLY: Level.ORGANISATION,
            Rule.CHATHAM_HOUSE: Level.KIND,
            Rule.PRIVATE: Level.WITHHELD,
        }[self.rule]
        if self.own is None or (is_more_open(self.own, usual) and not self.is_permitted):
            return usual
        return self.own

    @property
    def in_full(self) -> str:
        """All that is known of who said it."""
        known = (("Ann Specimen", self.has_person), (f"Body {self.cell}.0", self.has_body))
        return ", ".join(name for name, is_known in known if is_known)

    @property
    def attribution(self) -> str:
        """To whom it is put down outside."""
        if self.level is Level.WITHHELD:
            return ""
        if self.level is Level.NAMED and self.has_person:
            return self.in_full
        if self.level in (Level.NAMED, Level.ORGANISATION) and self.has_body:
            return f"Body {self.cell}.0"
        if self.level is not Level.ANONYMOUS and self.has_body and self.cell >= 3:
            return "A union"
        return "A participant"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, dict[int, Case]]]:
    """A piece of feedback for each case."""
    cases: dict[int, Case] = {}
    with new_project(tmp_path_factory.mktemp("held") / "p.engage") as project:
        with making(project) as make:
            ann = make.contact("Ann", "Specimen")
            _, (question,) = make.consultation("Views")
            for rule, cell in product(Rule, CELLS):
                bodies = [make.organisation(f"Body {cell}.{n}", OrganisationKind.UNION) for n in range(cell)]
                table = make.engagement(f"{rule} {cell}", rule, [came(body) for body in bodies])
                for own, is_permitted, speaker in product(LEVELS, (False, True), SPEAKERS):
                    permission: dict[str, object] = {}
                    if is_permitted:
                        permission = {
                            "permission_by": "her",
                            "permission_on": DAY,
                            "permission_how": "by telephone",
                        }
                    who: dict[str, Reference] = {"contact": ann} if speaker[0] else {}
                    piece = make.feedback(
                        "Words",
                        bodies[0] if speaker[1] else None,
                        engagement=table,
                        disclosure=own,
                        question=question,
                        is_key_point=True,
                        **who,
                        **permission,
                    )
                    cases[piece] = Case(rule, own, is_permitted, cell, *speaker)
        yield project, cases
    project.close()


@pytest.mark.parametrize("audience", [Audience.SHARED, Audience.PUBLIC])
def test_each_case_reads_as_it_should(made: tuple[Project, dict[int, Case]], audience: Audience) -> None:
    project, cases = made
    assert len(cases) == len(Rule) * len(CELLS) * len(LEVELS) * 2 * 3
    wrong = []
    for piece, case in cases.items():
        reading = reads_as(project, piece, audience)
        is_right = reading.attribution == case.attribution and bool(reading.text) == bool(case.attribution)
        if not is_right or not reading.reason.endswith("."):
            wrong.append((case, reading))
    assert wrong == []


@pytest.mark.parametrize("audience", [Audience.SHARED, Audience.PUBLIC])
@pytest.mark.parametrize("name", QUOTING)
def test_whatever_is_not_told_is_among_what_is_held_back(
    made: tuple[Project, dict[int, Case]], name: str, audience: Audience
) -> None:
    project, cases = made
    held: dict[int, list[str]] = {}
    for line in held_in(registry.build(project, name, audience=audience)):
        for span in spans(line):
            for piece in span.feedback if isinstance(span, Figure) else ():
                held.setdefault(piece, []).append(plain(line))
    expected = {piece for piece, case in cases.items() if case.attribution != case.in_full}
    assert set(held) == expected
    assert {piece: lines for piece, lines in held.items() if len(lines) > 1} == {}


def test_for_ourselves_nothing_is_held_back(made: tuple[Project, dict[int, Case]]) -> None:
    project, _ = made
    assert held_in(registry.build(project, "by-theme")) == ()
