"""Many summaries in one go: one for each, safely named, each checked before it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.disclosure import Audience, Rule
from engage.domain.engagements import Channel, Engagement
from engage.domain.feedback import Coding, Feedback
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun, Reference
from engage.errors import Cancelled, Conflict, Invalid
from engage.services import batches, records, sample
from engage.services.batches import Batch
from engage.services.projects import Project
from tests.builders import DAY, add

EVERYBODY = ("Example Castings", "Example Forge", "Example Kilns")
HARD = ("CON", "Æthel/Øystein: “A”…", "例の会合", "🏭", "a" * 500, "con")


def meet(project: Project, title: str, rule: Rule) -> Reference:
    return add(project, Engagement(title=title, channel=Channel.ROUNDTABLE, held_on=DAY, rule=rule))


def say(project: Project, words: str, engagement: Reference, organisation: Reference | None) -> None:
    add(project, Feedback(text=words, said_on=DAY, engagement=engagement, organisation=organisation))


@pytest.fixture
def bodies(project: Project) -> dict[str, Reference]:
    """One who may be named, and others who may not."""
    found = {
        name: add(project, Organisation(name=name, kind=OrganisationKind.TRADE_BODY)) for name in EVERYBODY
    }
    say(project, "Grants first", meet(project, "Open meeting", Rule.ON_RECORD), found["Example Castings"])
    closed = meet(project, "Closed meeting", Rule.CHATHAM_HOUSE)
    say(project, "Prices are too high", closed, found["Example Forge"])
    say(project, "We asked Example Forge", closed, found["Example Kilns"])
    return found


def write(project: Project, folder: Path, summary: str, each: Noun, audience: Audience, **more: str) -> Batch:
    wanted = batches.parts(project, summary, each, audience=audience)
    return batches.write(project, summary, wanted, folder, ".html", audience=audience, **more)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_there_is_one_for_each_engagement_of_the_scope(
    project: Project, bodies: dict[str, Reference], tmp_path: Path
) -> None:
    done = write(project, tmp_path / "out", "engagement-note", Noun.ENGAGEMENT, Audience.INTERNAL)
    assert names(tmp_path / "out") == [
        "engagement-note-closed-meeting.html",
        "engagement-note-open-meeting.html",
    ]
    assert {part.name for part, path in done.written} == {"Open meeting", "Closed meeting"}
    text = (tmp_path / "out" / "engagement-note-open-meeting.html").read_text("utf-8")
    assert "Grants first" in text
    assert "Prices" not in text
    narrowed = batches.parts(project, "by-theme", Noun.ENGAGEMENT, filter="prices")
    assert [part.name for part in narrowed] == ["Closed meeting"]


def test_outside_no_file_is_called_by_a_name_that_may_not_be_told(
    project: Project, bodies: dict[str, Reference], tmp_path: Path
) -> None:
    done = write(project, tmp_path / "out", "by-stakeholder", Noun.ORGANISATION, Audience.PUBLIC)
    assert names(tmp_path / "out") == ["by-stakeholder-example-castings.html"]
    assert {part.name for part in done.empty} == {"Example Forge", "Example Kilns"}
    inside = write(project, tmp_path / "in", "by-stakeholder", Noun.ORGANISATION, Audience.INTERNAL)
    assert len(inside.written) == 3


def test_a_meeting_that_is_named_after_somebody_has_a_number_outside(
    project: Project, bodies: dict[str, Reference], tmp_path: Path
) -> None:
    say(project, "It depends", meet(project, "Visit to Example Forge", Rule.CHATHAM_HOUSE), None)
    done = write(project, tmp_path / "out", "by-theme", Noun.ENGAGEMENT, Audience.PUBLIC, despite="Agreed")
    told = {part.name: path.name for part, path in done.written}
    assert "forge" not in told["Visit to Example Forge"]
    assert told["Visit to Example Forge"].startswith("by-theme-engagement-")
    assert told["Open meeting"] == "by-theme-open-meeting.html"


def test_what_would_give_somebody_away_is_not_written_and_told(
    project: Project, bodies: dict[str, Reference], tmp_path: Path
) -> None:
    done = write(project, tmp_path / "out", "by-theme", Noun.ENGAGEMENT, Audience.PUBLIC)
    assert names(tmp_path / "out") == ["by-theme-open-meeting.html"]
    ((part, leaks),) = done.stopped
    assert (part.name, leaks[0].words) == ("Closed meeting", "Example Forge")


def test_one_for_each_theme_of_the_first_level_has_what_is_below_it(project: Project, tmp_path: Path) -> None:
    sample.fill(project)
    parts = batches.parts(project, "by-theme", Noun.THEME)
    assert all(records.get(project, Theme, part.id).parent is None for part in parts)
    assert len(parts) > 2
    done = batches.write(project, "by-theme", parts[:1], tmp_path / "out", ".csv")
    assert done.written


def test_themes_of_two_agendas_with_one_code_are_told_apart(project: Project) -> None:
    for title in ("One", "Other"):
        agenda = add(project, Agenda(title=title))
        theme = add(project, Theme(agenda=agenda, code="1", title=f"{title} theme"))
        add(project, Feedback(text=f"On the {title}", said_on=DAY, codings=(Coding(theme=theme),)))
    found = {
        part.name: records.count(project, Feedback, part.filter)
        for part in batches.parts(project, "by-theme", Noun.THEME)
    }
    assert found == {"One theme": 1, "Other theme": 1}


def test_odd_names_make_files_that_every_system_takes(project: Project, tmp_path: Path) -> None:
    for title in HARD:
        meet(project, title, Rule.ON_RECORD)
    done = write(project, tmp_path / "out", "attendance-sheet", Noun.ENGAGEMENT, Audience.INTERNAL)
    found = names(tmp_path / "out")
    assert len(found) == len(done.written) == len(HARD)
    assert len({name.casefold() for name in found}) == len(HARD)
    assert all(len(name.encode()) < 200 and not set(name) & set('<>:"/\\|?*') for name in found)


def test_a_folder_with_something_in_it_is_left_alone(
    project: Project, bodies: dict[str, Reference], tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "mine.txt").write_text("Mine")
    with pytest.raises(Conflict, match="is not empty"):
        write(project, folder, "by-theme", Noun.ENGAGEMENT, Audience.INTERNAL)
    with pytest.raises(Conflict, match="is a file"):
        write(project, folder / "mine.txt", "by-theme", Noun.ENGAGEMENT, Audience.INTERNAL)
    assert names(folder) == ["mine.txt"]


def test_what_is_stopped_leaves_whole_files_only(
    project: Project, bodies: dict[str, Reference], tmp_path: Path
) -> None:
    seen: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, what: str = "") -> None:
        seen.append((done, total, what))
        if done == 1 and seen.count(seen[-1]) > 1:  # amid the second
            raise Cancelled("Stopped")

    wanted = batches.parts(project, "by-stakeholder", Noun.ORGANISATION)
    done = batches.write(project, "by-stakeholder", wanted, tmp_path / "out", ".pdf", progress)
    assert done.is_cancelled
    assert names(tmp_path / "out") == [path.name for _, path in done.written]
    assert len(done.written) == 1
    assert done.written[0][1].read_bytes().rstrip().endswith(b"%%EOF")
    assert {(total) for _, total, _ in seen} == {3}


@pytest.mark.parametrize(
    ("summary", "each"), [("by-theme", Noun.CONTACT), ("attendance-sheet", Noun.THEME), ("none", Noun.THEME)]
)
def test_there_is_not_one_for_each_of_everything(project: Project, summary: str, each: Noun) -> None:
    with pytest.raises(Invalid):
        batches.parts(project, summary, each)


def test_of_nothing_there_is_nothing(project: Project, tmp_path: Path) -> None:
    done = write(project, tmp_path / "out", "by-theme", Noun.ENGAGEMENT, Audience.PUBLIC)
    assert (done.written, done.stopped, done.empty, done.is_cancelled) == ((), (), (), False)
    assert not (tmp_path / "out").exists()
    (tmp_path / "mine").mkdir()
    write(project, tmp_path / "mine", "by-theme", Noun.ENGAGEMENT, Audience.PUBLIC)
    assert (tmp_path / "mine").exists()
