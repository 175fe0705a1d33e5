"""What is kept of how much was said to which theme is what a new count gives, whatever was done before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, Channel, Engagement
from engage.domain.feedback import Capacity, Coding, Feedback, Stance
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun, Record, Reference
from engage.errors import EngageError
from engage.services import (
    bringing_back,
    checking,
    codings,
    duplicates,
    feedback,
    projects,
    records,
    stakeholders,
    themes,
    undo,
)
from engage.services.importing.imports import import_file
from engage.services.importing.source import Source
from engage.services.privacy import erasing
from engage.services.projects import Project
from engage.storage import kept_counts
from tests import damage
from tests.builders import DAY, add

DEEDS_DONE = 60


@pytest.fixture
def world(project: Project) -> Project:
    """An agenda with themes below themes, bodies of several kinds, and an engagement at which one sits."""
    agenda = add(project, Agenda(title="Example agenda"))
    pillar = add(project, Theme(agenda=agenda, code="1", title="Heat"))
    for number in range(3):
        add(project, Theme(agenda=agenda, parent=pillar, code=f"1.{number}", title=f"Pumps {number}"))
    add(project, Theme(agenda=agenda, code="2", title="Light"))
    for number, kind in enumerate((OrganisationKind.UNION, OrganisationKind.SME, OrganisationKind.SME)):
        add(project, Organisation(name=f"Example body {number}", kind=kind))
    seat = Attendance(organisation=Reference(1), seat="as")
    held = Engagement(
        title="Table", channel=Channel.ROUNDTABLE, held_on=DAY, agenda=agenda, attendance=(seat,)
    )
    add(project, held)
    return project


def kept(project: Project) -> Counter[tuple[object, ...]]:
    with project.reading() as connection:
        found = connection.exec_driver_sql("SELECT * FROM kept_count").all()
    return Counter({tuple(row[:-1]): row[-1] for row in found})


def totals(project: Project) -> Counter[tuple[object, ...]]:
    with project.reading() as connection:
        found = connection.exec_driver_sql("SELECT * FROM kept_total").all()
    return Counter({tuple(row[:-1]): row[-1] for row in found})


def added_up(kept: Counter[tuple[object, ...]]) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for (theme, kind, stance, *_), number in kept.items():
        found[theme, kind, stance] += number
    return found


def counted(project: Project) -> Counter[tuple[object, ...]]:
    """The same by the records themselves."""
    said = records.rows(project, Feedback, records.ids(project, Feedback))
    return Counter(
        (
            coding.theme.id,
            each.organisation.kind if each.organisation else "",
            coding.stance.value,
            each.organisation.id if each.organisation else 0,
            each.capacity.value,
        )
        for each in said
        for coding in each.codings
    )


def is_right(project: Project) -> bool:
    with project.reading() as connection:
        return not connection.exec_driver_sql(kept_counts.wrong()).all()


# Any deeds


def some(project: Project, record: type[Record], chance: Random) -> int:
    """The id of a record of a noun, or one that is not there."""
    return chance.choice([*records.ids(project, record), 0])


def _codings(project: Project, chance: Random) -> tuple[Coding, ...]:
    known = list(records.ids(project, Theme))
    wanted = chance.sample(known, k=min(len(known), chance.randrange(4)))
    return tuple(Coding(theme=Reference(id), stance=chance.choice(list(Stance))) for id in wanted)


def _speaker(project: Project, chance: Random) -> Reference | None:
    id = some(project, Organisation, chance)
    return Reference(id) if id else None


def say(project: Project, chance: Random) -> None:
    said = Feedback(
        text=f"So {chance.random()}",
        said_on=DAY,
        organisation=_speaker(project, chance),
        capacity=chance.choice(list(Capacity)),
        codings=_codings(project, chance),
    )
    records.add(project, said)


def log(project: Project, chance: Random) -> None:
    feedback.log(project, 1, f"@as #{chance.choice(('1.1', '2'))} {chance.choice('+-~')} {chance.random()}")


def edit(project: Project, chance: Random) -> None:
    values = chance.choice(
        (
            {"organisation": _speaker(project, chance)},
            {"capacity": chance.choice(list(Capacity))},
            {"codings": _codings(project, chance)},
            {"text": "other words", "codings": ()},
        )
    )
    records.edit(project, Feedback, some(project, Feedback, chance), **values)


def code(project: Project, chance: Random) -> None:
    said = list(records.ids(project, Feedback))
    those = chance.sample(said, k=len(said) // 2)
    theme = some(project, Theme, chance)
    deed = chance.choice(("code", "uncode", "stance"))
    if deed == "code":
        codings.code(project, those, theme)
    elif deed == "uncode":
        codings.uncode(project, those[:2], theme)
    else:
        codings.set_stance(project, those, chance.choice(list(Stance)))


def reshape(project: Project, chance: Random) -> None:
    theme, other = (some(project, Theme, chance) for _ in range(2))
    deed = chance.choice(("merge", "split", "move", "remove"))
    if deed == "merge":
        themes.merge(project, theme, other)
    elif deed == "split":
        part = themes.Part(f"Part {chance.random()}", list(themes.feedback_on(project, theme))[:2])
        themes.split(project, theme, [part], is_below=chance.random() < 0.5)
    elif deed == "move":
        themes.move(project, theme, parent=chance.choice((other, None)), position=0)
    elif chance.random() < 0.3:
        records.remove(project, Theme, theme)


def kinds(project: Project, chance: Random) -> None:
    bodies = list(records.ids(project, Organisation))
    stakeholders.set_kind(project, bodies[: chance.randrange(4)], chance.choice(list(OrganisationKind)))


def bodies(project: Project, chance: Random) -> None:
    one, other = (some(project, Organisation, chance) for _ in range(2))
    deed = chance.choice(("merge", "archive", "remove", "add", "add"))
    if deed == "merge":
        duplicates.merge(project, Organisation, one, other)
    elif deed == "archive":
        stakeholders.archive(project, Organisation, [one])
    elif deed == "remove":
        records.remove(project, Organisation, [one])
    else:
        records.add(project, Organisation(name=f"Example {chance.random()}"))


def remove(project: Project, chance: Random) -> None:
    records.remove(project, Feedback, [some(project, Feedback, chance)])


def turn(project: Project, chance: Random) -> None:
    deed = chance.choice((undo.undo, undo.undo, undo.redo, None))
    if deed is not None:
        deed(project)
    else:
        undo.undo_operation(project, chance.choice(undo.history(project)).id)


def bring_in(project: Project, chance: Random) -> None:
    rows = "".join(
        f"2020-03-25\tExample body {chance.randrange(6)}\tRemark {chance.random()}\t2\tsupport\n"
        for _ in range(5)
    )
    table = f"Date\tOrganisation\tFeedback\tTheme\tStance\n{rows}"
    import_file(project, Source(Path("said.csv"), table.encode()), as_format="feedback")


def erase(project: Project, chance: Random) -> None:
    if chance.random() < 0.7:  # it takes long
        return
    person = add(project, Contact(given_name="Ann", family_name=f"Zspecimen{chance.randrange(99)}"))
    for said in list(records.ids(project, Feedback))[:2]:
        records.edit(project, Feedback, said, contact=person)
    erasing.erase(project, Contact, person.id)


DEEDS: tuple[Callable[[Project, Random], None], ...] = (
    say, say, say, log, edit, edit, code, reshape, kinds, bodies, remove, turn, turn, turn, bring_in, erase,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_it_is_what_a_new_count_gives_after_any_deeds(world: Project, tmp_path: Path, seed: int):
    chance = Random(seed)
    done: list[str] = []
    older: Project | None = None
    try:
        for number in range(DEEDS_DONE):
            deed = chance.choice(DEEDS)
            with suppress(EngageError):  # what may not be done alters nothing
                deed(world, chance)
                done.append(deed.__name__)
            assert is_right(world), done
            if number == DEEDS_DONE // 2:
                world.copy(tmp_path / "then.engage")
                older = projects.open_project(tmp_path / "then.engage", who="AB")
                assert kept(older) == kept(world)
        assert older is not None
        for noun, record in ((Noun.ORGANISATION, Organisation), (Noun.FEEDBACK, Feedback)):
            for id in list(records.ids(older, record))[:6]:
                with suppress(EngageError):
                    bringing_back.bring_back(world, older, noun, id)
                assert is_right(world), done
        assert kept(world) == counted(world)
        while undo.next_undo(world):
            try:
                undo.undo(world)
            except EngageError:
                break
            assert is_right(world), done
    finally:
        if older is not None:
            older.close()
    assert kept(world) == counted(world)
    assert totals(world) == added_up(kept(world))


# A file that was altered by something else


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE kept_count SET codings = codings + 1 WHERE theme_id = 5",
        "DELETE FROM kept_count WHERE theme_id = 5",
        "INSERT INTO kept_count VALUES (5, '', 'support', 99, 'personal', 1)",
        "INSERT INTO kept_count VALUES (5, '', 'support', 99, 'personal', 0)",
        "UPDATE kept_count SET kind = 'sme' WHERE theme_id = 5",
        "UPDATE kept_total SET codings = 2 WHERE theme_id = 5",
        "DELETE FROM kept_total WHERE theme_id = 5",
        "INSERT INTO kept_total VALUES (5, '', 'support', 0)",
        "UPDATE coding SET stance = 'oppose' WHERE theme_id = 5",
        "UPDATE feedback SET capacity = 'members'",
    ],
)
def test_a_wrong_count_is_found_and_put_right(world: Project, sql: str):
    for _ in range(3):
        feedback.log(world, 1, "@as #2 + So")
    with damage.past_the_journal(world.path) as raw:
        raw.execute(sql)
    findings = checking.check(world.path).findings
    (wrong,) = [each for each in findings if each.what == "What was said to it is counted wrongly"]
    assert wrong.where == f"theme {records.get(world, Theme, 5).uid}"
    world.close()
    checking.repair(world.path, who="AB")
    assert checking.check(world.path).is_whole
    with projects.open_project(world.path, who="AB") as repaired:
        assert kept(repaired) == counted(repaired)


def test_it_is_counted_anew_in_what_is_saved_of_a_damaged_project(world: Project, tmp_path: Path):
    feedback.log(world, 1, "@as #2 + So")
    world.close()
    with damage.past_the_journal(world.path) as raw:
        raw.execute("DROP TABLE kept_count")
    assert "kept_count" in str(checking.check(world.path).findings)
    checking.salvage(world.path, tmp_path / "saved.engage", who="AB")
    with projects.open_project(tmp_path / "saved.engage", who="AB") as saved:
        assert kept(saved) == counted(saved) == Counter({(5, "union", "support", 1, "organisation"): 1})
