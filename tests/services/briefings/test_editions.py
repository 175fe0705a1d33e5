"""Editions: frozen as they are, and printed again to the byte, whatever becomes of the data."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

import engage
from engage.domain.briefings import Briefing, BriefingPart, Edition, PartKind
from engage.domain.disclosure import Audience
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.errors import Conflict, Invalid, NotFound, StorageFailed
from engage.services import leaks, records, undo
from engage.services.briefings import editions
from engage.services.exporting.registry import formats
from engage.services.exporting.templates import own_templates
from engage.services.projects import Project, open_project
from engage.storage import contents
from tests.builders import check_indexes
from tests.services.briefings.conftest import the_briefing

DAY = dt.date(2020, 7, 1)


def _freeze(project: Project, **how: object) -> Briefing:
    editions.freeze(project, the_briefing(project).id, made_on=DAY, **how)  # type: ignore[arg-type]
    return the_briefing(project)


def _saved(project: Project, folder: Path, **how: str) -> bytes:
    return _in(".html", project, folder, editions.numbered(the_briefing(project)), **how)


def _in_all_formats(project: Project, folder: Path) -> dict[str, bytes]:
    edition = editions.numbered(the_briefing(project), 1)
    return {each.suffix: _in(each.suffix, project, folder, edition) for each in formats()}


def _in(suffix: str, project: Project, folder: Path, edition: Edition, **how: str) -> bytes:
    folder.mkdir(exist_ok=True)
    path = folder / f"edition{suffix}"
    editions.save(project, edition, path, **how)
    return path.read_bytes()


def _change_everything(project: Project) -> None:
    ids = records.ids(project, Feedback)
    records.edit(project, Feedback, ids[:5], text="Something else altogether")
    records.remove(project, Feedback, ids[5:9])
    bodies = records.ids(project, Organisation)
    records.edit(project, Organisation, bodies[0], name="Example Renamed")
    briefing = the_briefing(project)
    records.edit(project, Briefing, briefing.id, title="Another", parts=(BriefingPart(text="# New"),))


def test_an_edition_prints_the_same_bytes_whatever_becomes_of_the_data(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = own_templates() / "ours.toml"
    style.parent.mkdir(parents=True)
    style.write_text('footer = "Example footer"\n[colours]\naccent = "#123456"\n', "utf-8")
    records.edit(project, Briefing, the_briefing(project).id, template="ours")
    _freeze(project)
    before = _in_all_formats(project, tmp_path / "before")
    _change_everything(project)
    style.write_text('footer = "Another footer"\n', "utf-8")
    monkeypatch.setattr(engage, "__version__", "99.1")
    assert _in_all_formats(project, tmp_path / "after") == before
    project.close()
    with open_project(project.path, who="CD") as again:
        assert _in_all_formats(again, tmp_path / "reopened") == before


def test_editions_are_numbered_and_say_what_they_are(project: Project) -> None:
    _freeze(project, note="For the officers")
    records.edit(project, Briefing, the_briefing(project).id, audience=Audience.INTERNAL)
    first, second = _freeze(project).editions
    assert (first.number, first.audience, first.note) == (1, Audience.SHARED, "For the officers")
    assert (second.number, second.audience, second.who) == (2, Audience.INTERNAL, project.who)
    assert first.title == second.title == "Clean growth: what we have heard so far"
    assert editions.numbered(the_briefing(project)) == second
    assert editions.numbered(the_briefing(project), 1) == first
    with pytest.raises(NotFound, match="no edition 3"):
        editions.numbered(the_briefing(project), 3)


def test_freezing_is_one_deed_that_can_be_undone(project: Project, tmp_path: Path) -> None:
    _freeze(project)
    assert undo.undo(project)
    assert the_briefing(project).editions == ()
    undo.redo(project)
    assert _saved(project, tmp_path / "again")
    assert undo.history(project)[0].label.startswith("Freeze edition 1 of Clean growth")
    check_indexes(project)


def test_an_edition_keeps_what_it_was_made_from(project: Project) -> None:
    held = editions.kept(project, _freeze(project).editions[0])
    feedback = {each.id: each for each in records.rows(project, Feedback, records.ids(project, Feedback))}
    assert len(held.sources) >= 35
    assert all(feedback[source.id].uid == source.uid for source in held.sources)
    assert held.document.audience is Audience.SHARED
    assert held.document.maker == f"Engage {engage.__version__}"
    assert {each.noun for each in held.named}
    assert len(held.parts) == len(the_briefing(project).parts)


def test_what_tells_too_much_is_not_frozen_without_a_reason(project: Project, tmp_path: Path) -> None:
    briefing = the_briefing(project)
    hidden = records.rows(project, Organisation, records.ids(project, Organisation, "kind:sme"))[0]
    telling = (*briefing.parts, BriefingPart(text=f"{hidden.name} told us so."))
    records.edit(project, Briefing, briefing.id, parts=telling)
    with pytest.raises(leaks.Leaking):
        _freeze(project)
    assert the_briefing(project).editions == ()
    edition = _freeze(project, despite="They agreed on the telephone").editions[0]
    assert edition.despite == "They agreed on the telephone"
    first = _saved(project, tmp_path / "first")
    assert _saved(project, tmp_path / "second") == first


def test_what_may_no_longer_be_told_needs_a_new_reason(project: Project, tmp_path: Path) -> None:
    briefing = the_briefing(project)
    records.edit(project, Briefing, briefing.id, parts=(BriefingPart(text="Example Newcomer is right."),))
    _freeze(project)
    first = _saved(project, tmp_path / "first")
    records.add(project, Organisation(name="Example Newcomer"))
    with pytest.raises(leaks.Leaking):
        _saved(project, tmp_path / "second")
    assert _saved(project, tmp_path / "third", despite="It is public") == first


def test_a_part_that_cannot_be_made_is_not_frozen(project: Project) -> None:
    broken = (BriefingPart(kind=PartKind.QUOTE),)
    records.edit(project, Briefing, the_briefing(project).id, parts=broken)
    with pytest.raises(Invalid, match="Part 1"):
        _freeze(project)
    records.edit(project, Briefing, the_briefing(project).id, parts=(), template="nosuch")
    with pytest.raises(Invalid, match="no template “nosuch”"):
        _freeze(project)


def test_a_withdrawn_edition_is_not_printed(project: Project, tmp_path: Path) -> None:
    briefing = _freeze(project)
    edition = briefing.editions[0]
    with pytest.raises(Invalid, match="needs a reason"):
        editions.withdraw(project, briefing.id, edition.id, " ")
    with pytest.raises(NotFound):
        editions.withdraw(project, briefing.id, 10**6, "Gone")
    editions.withdraw(project, briefing.id, edition.id, "Somebody asked to be forgotten")
    with pytest.raises(Conflict, match=r"Edition 1 was withdrawn\. Somebody asked"):
        _saved(project, tmp_path / "no")
    assert _freeze(project).editions[1].number == 2
    undo.undo(project)
    undo.undo(project)
    assert _saved(project, tmp_path / "yes")


def test_an_edition_of_another_version_is_told(project: Project) -> None:
    edition = _freeze(project).editions[0]
    with project.transaction("Damage", is_note=True) as tx:
        strange = contents.keep(tx.connection, b"no edition")
    with pytest.raises(StorageFailed, match="cannot be read"):
        editions.kept(project, replace(edition, sha256=strange))
    with pytest.raises(StorageFailed, match="damaged"):
        editions.kept(project, replace(edition, sha256="0" * 64))
