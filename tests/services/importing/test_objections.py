"""What people ask of us comes in with lists of them, however others write it, and no list takes it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engage.domain.contacts import Contact
from engage.domain.objections import Objection
from engage.services import records
from engage.services.importing.imports import ImportReport, import_file
from engage.services.projects import Project

Take = Callable[[str], ImportReport]


@pytest.fixture
def take(project: Project, tmp_path: Path) -> Take:
    def imported(text: str) -> ImportReport:
        file = tmp_path / "list.csv"
        file.write_text(text, encoding="utf-8")
        return import_file(project, file, as_format="contacts")

    return imported


def only(project: Project) -> Contact:
    (found,) = records.rows(project, Contact, records.ids(project, Contact))
    return found


@pytest.mark.parametrize(
    ("columns", "cells", "asked"),
    [
        ("objections", "Restricted; no post", (Objection.RESTRICTED, Objection.NO_POST)),
        ("Do not email", "TRUE", (Objection.NO_MAIL,)),
        ("Do not email,Do not post", "x,yes", (Objection.NO_POST, Objection.NO_MAIL)),
        ("Do not email,Do not post", "no,", ()),
        ("tags", "steel; Do not contact", (Objection.NO_CONTACT,)),
        ("Mailing lists", "unsubscribed", (Objection.NO_MAIL,)),
    ],
)
def test_it_is_understood(
    project: Project, take: Take, columns: str, cells: str, asked: tuple[Objection, ...]
) -> None:
    table = f"name,e-mail,{columns}\nAna Sample,a@b.example,{cells}\n"
    take(table)
    ana = only(project)
    assert ana.objections == asked
    assert ana.tags == (("steel",) if "steel" in cells else ())
    again = take(table)
    assert (again.added, again.same) == (0, 1), "the second time it says nothing new"


def test_no_list_takes_it_back(project: Project, take: Take) -> None:
    take("name,e-mail,objections\nAna Sample,a@b.example,restricted\n")
    uid = only(project).uid
    take(f"id,name,objections\n{uid},Ana Sample,no post\n")
    take(f"id,name,tags\n{uid},Ana Sample,steel\n")
    assert only(project).objections == (Objection.RESTRICTED, Objection.NO_POST)


def test_what_is_not_understood_keeps_the_row_out(project: Project, take: Take) -> None:
    report = take("name,objections\nAna Sample,whatever\n")
    assert (report.added, len(records.ids(project, Contact))) == (0, 0)
    assert "whatever" in report.problems[0].message
