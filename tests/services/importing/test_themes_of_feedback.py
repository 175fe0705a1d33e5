"""Themes of feedback in a table: codes, titles, both, in one column or in several."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.services import records
from engage.services.importing.imports import ImportReport, import_file
from engage.services.projects import Project
from tests.builders import DAY, add, new_project

Take = Callable[..., ImportReport]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Two agendas with some codes in common; the engagement is logged against the first."""
    with new_project(tmp_path / "p.engage") as project:
        agenda, other = (add(project, Agenda(title=title)) for title in ("A", "B"))
        for code, title in (("2.3", "Training"), ("4.1", "Heat, light and power"), ("5", "1.5 degrees")):
            add(project, Theme(agenda=agenda, code=code, title=title))
        for code, title in (("2.3", "Fishing"), ("7", "Ports")):
            add(project, Theme(agenda=other, code=code, title=title))
        add(project, Engagement(title="Steel", held_on=DAY, agenda=agenda))
        yield project


@pytest.fixture
def take(project: Project, tmp_path: Path) -> Take:
    def take(*rows: tuple[str, ...]) -> ImportReport:
        path = tmp_path / "said.csv"
        path.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
        return import_file(project, path)

    return take


def coded(project: Project) -> tuple[list[str], tuple[str, ...]]:
    """The codes that the one piece of feedback has, and what is unresolved."""
    (said,) = records.rows(project, Feedback, records.ids(project, Feedback))
    return [f"{coding.theme.kind} {coding.theme.name}" for coding in said.codings], said.unresolved


TRAINING, HEAT, PORTS = "2.3 Training", "4.1 Heat, light and power", "7 Ports"


@pytest.mark.parametrize(
    ("cell", "themes", "unresolved"),
    [
        ("2.3", [TRAINING], ()),
        ("2.3; 4.1", [TRAINING, HEAT], ()),
        ("2.3, 4.1, 7", [TRAINING, HEAT, PORTS], ()),
        ("#2.3 #", [], ('#"2.3 #"',)),
        ("training", [TRAINING], ()),
        ("2.3 Training", [TRAINING], ()),
        ("2.3: training; 4.1 – Heat, light and power", [TRAINING, HEAT], ()),
        ("2.3. Training, 4.1 Heat, light and power, 7", [TRAINING, HEAT, PORTS], ()),
        ("Heat, light and power", [HEAT], ()),
        ("Ports, Heat, light and power, Training", [PORTS, HEAT, TRAINING], ()),
        ("1.5 degrees", ["5 1.5 degrees"], ()),
        ("2.3 Fishing", ["2.3 Fishing"], ()),
        ("2.3 Something else", [], ('#"2.3 Something else"',)),
        ("9; Heat", [], ("#9", "#Heat")),
    ],
)
def test_themes_in_one_column(
    project: Project, take: Take, cell: str, themes: list[str], unresolved: tuple[str, ...]
) -> None:
    take(("Feedback", "Engagement", "Themes"), ("More of it", "Steel", cell))
    assert coded(project) == (themes, unresolved)


def test_themes_in_several_columns(project: Project, take: Take) -> None:
    header = ("Feedback", "Engagement", "Theme 1", "Theme 2", "Theme 3", "Theme 4")
    take(header, ("More of it", "Steel", "2.3 Training", "Heat, light and power", "", "7; 2.3"))
    assert coded(project) == ([TRAINING, HEAT, PORTS], ())
