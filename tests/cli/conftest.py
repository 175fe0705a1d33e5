"""Calling the command line, and a project for it to work on."""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from engage.cli.main import main
from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Attendance, AttendanceStatus, Channel, Engagement
from engage.domain.organisations import Email, Organisation, OrganisationKind
from engage.domain.records import Record, Reference
from engage.services import feedback, projects, records


@dataclass(frozen=True)
class Answer:
    """What one call gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Engage = Callable[..., Answer]


def no_window(project: Path | None) -> int:
    raise AssertionError(f"a window was opened on {project}")


@pytest.fixture
def engage(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engage:
    """Call the command line in a folder of its own, on a terminal that cuts nothing off."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "10000")

    def call(*words: str) -> Answer:
        capsys.readouterr()
        code = main(words, no_window)
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with something of everything."""
    path = tmp_path_factory.mktemp("template") / "green.engage"
    with projects.create(path, name="Green manufacturing", who="AB") as project:

        def add(record: Record) -> Reference:
            noun = records.noun_of(type(record))
            return Reference(records.add(project, record).first(noun))

        union = add(
            Organisation(
                name="Example Steelworkers’ Union",
                short_name="ESU",
                kind=OrganisationKind.UNION,
                region="Wales",
                emails=(Email(address="office@esu.example"),),
            )
        )
        firm = add(
            Organisation(
                name="Example Fasteners", kind=OrganisationKind.SME, region="West Midlands", staff=40
            )
        )
        officer = add(
            Contact(
                given_name="Gwen",
                family_name="Sample",
                affiliations=(Affiliation(organisation=union, role="Officer", is_primary=True),),
            )
        )
        agenda = add(Agenda(title="Example agenda"))
        people = add(Theme(agenda=agenda, code="2", title="People"))
        add(Theme(agenda=agenda, parent=people, code="2.1", title="Training"))
        add(Theme(agenda=agenda, code="3", title="Heat", position=1))
        engagement = add(
            Engagement(
                title="Roundtable on heat",
                channel=Channel.ROUNDTABLE,
                held_on=dt.date(2020, 3, 25),
                agenda=agenda,
                attendance=(
                    Attendance(
                        contact=officer, organisation=union, seat="esu", status=AttendanceStatus.ATTENDED
                    ),
                    Attendance(organisation=firm, seat="ef", status=AttendanceStatus.ATTENDED),
                ),
            )
        )
        for line in (
            "@esu #2.1 + Training has to come before the new line =ef",
            "@ef #2 - It is too dear for a small firm *",
            "@xx #ccus ~ Nobody knows",
            "> @esu Send the trial results",
        ):
            feedback.log(project, engagement.id, line)
    return path


@pytest.fixture
def green(template: Path, tmp_path: Path) -> Path:
    """That project, for one test to alter, as `green.engage` in the folder that `engage` is called in."""
    return Path(shutil.copy(template, tmp_path / "green.engage"))
