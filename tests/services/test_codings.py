"""Much feedback set against themes at once: what a person would do one by one, in one deed."""

from __future__ import annotations

from array import array
from random import Random

import pytest
import sqlalchemy as sa

from engage.domain.agendas import Agenda, Theme
from engage.domain.feedback import Coding, CodingSource, Feedback, Stance
from engage.domain.records import Reference
from engage.errors import NotFound
from engage.services import codings, projects, records
from engage.services.projects import Project
from engage.storage import records as storage
from engage.storage import schema
from tests.builders import DAY, many
from tests.deeds import add, no_deed, one_deed


@pytest.fixture
def themes(project: Project) -> list[int]:
    agenda = Reference(add(project, Agenda(title="Example agenda")))
    return [add(project, Theme(agenda=agenda, code=str(n), title=f"Theme {n}")) for n in range(8)]


def say(project: Project, stance: Stance | None = None, **coded: Stance) -> int:
    """Log feedback, coded to themes by somebody else."""
    known = {
        theme.code: Reference(theme.id) for theme in records.rows(project, Theme, records.ids(project, Theme))
    }
    parts = tuple(
        Coding(theme=known[code[1:]], stance=to, coded_by="CD", source=CodingSource.IMPORT)
        for code, to in coded.items()
    )
    return add(project, Feedback(said_on=DAY, text="Said", stance=stance, codings=parts))


def coded(project: Project, id: int) -> dict[str, tuple[Stance, str, CodingSource]]:
    """Code of each theme to which feedback is coded: with which stance, by whom and how."""
    parts = records.get(project, Feedback, id).codings
    assert len({part.theme.id for part in parts}) == len(parts)
    return {part.theme.kind: (part.stance, part.coded_by, part.source) for part in parts}


BY_ME = ("AB", CodingSource.HAND)
BY_OTHERS = ("CD", CodingSource.IMPORT)


def test_coding_several_adds_what_is_missing(project: Project, themes: list[int]) -> None:
    new, there = say(project), say(project, t1=Stance.OPPOSE, t2=Stance.MIXED)
    untouched = say(project)
    with one_deed(project):
        changes = codings.code(project, array("q", [new, there, 999]), themes[1])
    assert changes.operation
    assert changes.operation.label == "Code 3 pieces of feedback to 1 Theme 1"
    assert coded(project, new) == {"1": (Stance.UNCLEAR, *BY_ME)}
    assert coded(project, there) == {"1": (Stance.OPPOSE, *BY_OTHERS), "2": (Stance.MIXED, *BY_OTHERS)}
    assert coded(project, untouched) == {}
    (part,) = records.get(project, Feedback, new).codings
    assert part.coded_at


def test_each_is_coded_with_the_stance_that_it_was_logged_with(project: Project, themes: list[int]) -> None:
    logged, silent, there = say(project, Stance.OPPOSE), say(project), say(project, t1=Stance.MIXED)
    with one_deed(project):
        codings.code(project, [logged, silent, there], themes[1])
    assert coded(project, logged) == {"1": (Stance.OPPOSE, *BY_ME)}
    assert coded(project, silent) == {"1": (Stance.UNCLEAR, *BY_ME)}
    assert coded(project, there) == {"1": (Stance.MIXED, *BY_OTHERS)}
    with no_deed(project):
        assert not codings.code(project, [logged, silent, there], themes[1])


def test_a_theme_that_is_gone_is_refused(project: Project, themes: list[int]) -> None:
    said = say(project)
    with no_deed(project):
        with pytest.raises(NotFound):
            codings.code(project, [said], 999)
        with pytest.raises(NotFound):
            codings.code(project, [], themes[0])


def test_uncoding_from_one_theme_and_from_the_other(project: Project, themes: list[int]) -> None:
    both, other = say(project, t1=Stance.SUPPORT, t2=Stance.OPPOSE), say(project, t2=Stance.MIXED)
    with one_deed(project):
        codings.uncode(project, [both, other], themes[1])
    assert coded(project, both) == {"2": (Stance.OPPOSE, *BY_OTHERS)}
    assert coded(project, other) == {"2": (Stance.MIXED, *BY_OTHERS)}
    with one_deed(project):
        codings.uncode(project, [both, other], themes[2])
    assert coded(project, both) == coded(project, other) == {}


def test_the_stance_of_several(project: Project, themes: list[int]) -> None:
    both, none = say(project, t1=Stance.SUPPORT, t2=Stance.MIXED), say(project)
    with one_deed(project):
        codings.set_stance(project, [both, none], Stance.MIXED)
    assert coded(project, both) == {"1": (Stance.MIXED, *BY_ME), "2": (Stance.MIXED, *BY_OTHERS)}
    assert records.get(project, Feedback, none).stance is Stance.MIXED
    assert records.get(project, Feedback, both).stance is None


def test_the_themes_used_last_come_first_also_after_opening_again(
    project: Project, themes: list[int]
) -> None:
    say(project, t7=Stance.SUPPORT)
    said = [say(project) for _ in range(3)]
    assert codings.recent_themes(project) == []
    for theme in (0, 1, 2, 3, 4, 5, 1):
        codings.code(project, said[:1] if theme != 1 else [said.pop()], themes[theme])
    assert [theme.code for theme in codings.recent_themes(project)] == ["1", "5", "4", "3", "2"]
    codings.set_stance(project, said, Stance.MIXED)
    assert [theme.code for theme in codings.recent_themes(project)] == ["5", "4", "3", "2", "0"]
    with projects.open_project(project.path, who="AB") as again:
        assert [theme.code for theme in codings.recent_themes(again)] == ["5", "4", "3", "2", "0"]
    with projects.open_project(project.path, who="EF") as other:
        assert codings.recent_themes(other) == []


def test_thousands_are_coded_as_the_few_are(project: Project, themes: list[int]) -> None:
    chance = Random(7)
    theme = Reference(themes[3])

    def said(place: int) -> Feedback:
        parts = (Coding(theme=theme, stance=chance.choice(list(Stance))),) if place % 3 == 0 else ()
        return Feedback(said_on=DAY, text=f"Said {place}", codings=parts)

    with project.transaction("Begin") as tx:
        storage.add(tx.connection, many(12_000, said))
    ids = records.ids(project, Feedback)
    assert len(codings.code(project, ids, themes[3]).ids["coding"]) == 8_000
    assert len(codings.set_stance(project, ids, Stance.SUPPORT).ids["coding"]) > 10_000
    with project.reading() as connection:
        held = connection.execute(
            sa.select(sa.func.count(), sa.func.count(schema.coding.c.feedback_id.distinct())).where(
                schema.coding.c.stance == Stance.SUPPORT, schema.coding.c.theme_id == themes[3]
            )
        ).one()
        assert tuple(held) == (12_000, 12_000)
        assert connection.execute(sa.select(sa.func.count()).select_from(schema.coding)).scalar() == 12_000
