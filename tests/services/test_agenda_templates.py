"""Agendas that come with Engage."""

import datetime as dt
from pathlib import Path

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.quick_log import resolve_theme
from engage.errors import Conflict, NotFound
from engage.services import agenda_templates, records, undo
from tests.builders import new_project, rows

NAMES = [entry.name for entry in agenda_templates.names()]


def test_the_list_says_what_there_is() -> None:
    assert [(entry.name, entry.title) for entry in agenda_templates.names()] == [
        ("clean-manufacturing", "Clean manufacturing"),
        ("green-manufacturing-scoping", "Green manufacturing scoping"),
    ]
    assert all(0 < len(entry.about) <= 90 and "\n" not in entry.about for entry in agenda_templates.names())


def test_clean_manufacturing_has_the_pillars_actions_and_sub_actions_of_its_source() -> None:
    template = agenda_templates.load("clean-manufacturing")
    codes = [theme.code for theme in template.themes]
    depths = [code.count(".") for code in codes]
    assert [depths.count(depth) for depth in (0, 1, 2)] == [5, 24, 3]
    actions = [
        len([code for code in codes if code.startswith(f"{pillar}.") and code.count(".") == 1])
        for pillar in range(1, 6)
    ]
    assert actions == [4, 6, 4, 6, 4]
    assert [code for code in codes if code.count(".") == 2] == ["1.2.1", "1.2.2", "1.2.3"]
    assert template.agenda.publisher == "BlueGreen Alliance"
    assert template.agenda.published_on == dt.date(2020, 6, 25)
    assert template.agenda.level_names == ("pillar", "action", "sub-action")
    assert "in our own words" in template.agenda.notes


@pytest.mark.parametrize("name", NAMES)
def test_themes_read_well_in_a_row(name: str) -> None:
    template = agenda_templates.load(name)
    codes = [theme.code for theme in template.themes]
    assert len(set(codes)) == len(codes)
    assert max(code.count(".") for code in codes) < len(template.agenda.level_names)
    for theme in template.themes:
        assert 0 < len(theme.title) <= 60
        assert theme.title[0].isupper()
        assert not theme.title.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_is_logged_by_each_of_its_words(name: str) -> None:
    themes = agenda_templates.load(name).themes
    for theme in themes:
        for mark in (theme.code, theme.title, *theme.keywords):
            assert resolve_theme(mark, themes) is theme, mark


@pytest.mark.parametrize("name", NAMES)
def test_siblings_stand_in_the_order_of_their_codes(name: str) -> None:
    themes = agenda_templates.load(name).themes
    for theme in themes:
        *above, last = theme.code.split(".")
        assert int(last) == theme.position + 1
        assert (theme.parent.kind if theme.parent else "") == ".".join(above)


@pytest.mark.parametrize("name", NAMES)
def test_adding_is_one_deed_that_can_be_undone(name: str, tmp_path: Path) -> None:
    with new_project(tmp_path / "p.engage") as project:
        before = rows(project)
        changes = agenda_templates.add(project, name)
        template = agenda_templates.load(name)
        assert changes.operation
        assert changes.operation.label == f"Add agenda {template.agenda.title}"
        agenda = records.get(project, Agenda, changes.first("agenda"))
        assert (agenda.title, agenda.version) == (template.agenda.title, template.agenda.version)
        stored = records.rows(project, Theme, records.ids(project, Theme, sort="code"))
        wanted = {theme.code: theme for theme in template.themes}
        assert {theme.code for theme in stored} == set(wanted)
        for theme in stored:
            assert theme.agenda.id == agenda.id
            assert (theme.title, theme.keywords) == (wanted[theme.code].title, wanted[theme.code].keywords)
            parent = wanted[theme.code].parent
            assert (theme.parent and theme.parent.kind) == (parent and parent.kind)
        undo.undo(project)
        assert rows(project) == before


def test_an_agenda_is_not_added_twice(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.engage") as project:
        added = agenda_templates.add(project, "clean-manufacturing")
        before = rows(project)
        with pytest.raises(Conflict, match="Clean manufacturing"):
            agenda_templates.add(project, "clean-manufacturing")
        assert rows(project) == before
        records.edit(project, Agenda, added.first("agenda"), version="2021")
        agenda_templates.add(project, "clean-manufacturing")
        assert records.count(project, Agenda) == 2


@pytest.mark.parametrize("name", ["", "cleaner", "../sample/organisations", "clean-manufacturing.toml"])
def test_an_unknown_name_says_what_there_is(name: str) -> None:
    with pytest.raises(NotFound, match="clean-manufacturing, green-manufacturing-scoping"):
        agenda_templates.load(name)
