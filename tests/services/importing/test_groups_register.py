"""The register of parliamentary groups into a project."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.contacts import Contact
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services import records, undo
from engage.services.importing.groups_register.reading import read_group
from engage.services.importing.imports import ImportReport, import_file
from engage.services.importing.registry import importer_for
from engage.services.importing.source import Source
from engage.services.projects import Project
from tests.builders import rows
from tests.services.importing import golden

NOUNS = (Noun.ORGANISATION, Noun.CONTACT)

Take = Callable[..., ImportReport]


@pytest.fixture
def take(project: Project, tmp_path: Path) -> Take:
    def take(**said: Any) -> ImportReport:
        path = tmp_path / "register.json"
        path.write_text(json.dumps({"slug": "heat", "title": "Example Heat", **said}), encoding="utf-8")
        return import_file(project, path, as_format="groups")

    return take


def officer(name: str = "Ana Sample", **said: Any) -> dict[str, Any]:
    return {"role": "Chair", "name": name, "twfy_id": f"person/{name}", "removed": False, **said}


def all_of(project: Project, record: type[Any]) -> Mapping[str, Any]:
    found = records.rows(project, record, records.ids(project, record))
    return {each.name: each for each in found}


@pytest.mark.parametrize("path", golden.files("register"), ids=lambda path: path.name)
def test_a_file_as_it_is_published(project: Project, path: Path) -> None:
    assert importer_for(Source.read(path)).name == "groups"
    empty = rows(project)
    report = import_file(project, path)
    golden.compare(path, project, report, NOUNS)
    assert report.read == len(report.entries)

    before = rows(project)
    again = import_file(project, path)
    assert (again.added, again.updated, again.merged, again.operation) == (0, 0, 0, None)
    assert rows(project) == before

    undo.undo(project)
    assert rows(project) == empty


def test_an_officer_who_has_gone_has_ended_there(project: Project, take: Take) -> None:
    take(officers=[officer()], index_date="260112")
    take(officers=[officer(removed=True)], index_date="260413")
    (role,) = all_of(project, Contact)["Ana Sample"].affiliations
    assert (role.role, role.ended) == ("Chair", dt.date(2026, 4, 13))
    assert take(officers=[officer(removed=True)], index_date="260525").operation is None


def test_what_people_have_added_stays(project: Project, take: Take) -> None:
    take(purpose="Heat", categories=["Energy"])
    group = all_of(project, Organisation)["Example Heat"]
    ours = (Email(address="ours@heat.example"),)
    records.edit(
        project, Organisation, group.id, notes=f"{group.notes}\nOurs", tags=("ours", "Energy"), emails=ours
    )
    take(purpose="Heat and light", categories=["Energy"])
    now = all_of(project, Organisation)["Example Heat"]
    assert now.notes == "Purpose: Heat\nOurs\nPurpose: Heat and light"
    assert (set(now.tags), [email.address for email in now.emails]) == (
        {"Energy", "ours"},
        ["ours@heat.example"],
    )


def test_a_body_that_pays_for_two_groups_is_one(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "register.json"
    paid = {"Source": "Example Boilers plc", "Received": "01/09/2025"}
    groups = [
        {"title": title, "officers": [], "detailed_benefits": [paid, paid]} for title in ("Heat", "Light")
    ]
    path.write_text(json.dumps(groups), encoding="utf-8")
    import_file(project, path)
    relations = all_of(project, Organisation)["Example Boilers plc"].relations
    assert [(relation.other.name, relation.kind.value, relation.started) for relation in relations] == [
        ("Heat", "funds", dt.date(2025, 9, 1)),
        ("Light", "funds", dt.date(2025, 9, 1)),
    ]


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("The Example Centre acts as the group's secretariat.", "The Example Centre"),
        ("Example Ltd provides secretariat services to the group", "Example Ltd"),
        ("Example Ltd is paid by Example Trust to act as the secretariat", "Example Ltd"),
        ("Secretariat support is provided by Example Ltd, from May.", "Example Ltd"),
        ("Example Trust", "Example Trust"),
        ("This role is shared.", ""),
        ("https://example.org", ""),
        ("", ""),
    ],
)
def test_who_runs_the_office(said: str, body: str) -> None:
    assert read_group({"title": "Heat", "contact_details": {"secretariat": said}}).secretariat == body


class TestDamage:
    @pytest.mark.parametrize(
        "text", ["[" * 100_000, '{"title":' * 100_000, '{"title": "a', "[]", "[1, 2]", '"x"', "9" * 100_000]
    )
    def test_what_is_no_register_is_refused(self, project: Project, tmp_path: Path, text: str) -> None:
        path = tmp_path / "register.json"
        path.write_text(text, encoding="utf-8")
        before = rows(project)
        with pytest.raises(EngageError):
            import_file(project, path, as_format="groups")
        assert rows(project) == before

    def test_one_too_large_is_refused(self, project: Project, tmp_path: Path) -> None:
        path = tmp_path / "register.json"
        path.write_bytes(b'[{"title": "a", "officers": [], "contact_details": {}}' + b" " * (10 << 20) + b"]")
        with pytest.raises(Invalid, match="10 MB are read"):
            import_file(project, path)

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(
                        [
                            *(
                                "title",
                                "slug",
                                "officers",
                                "name",
                                "role",
                                "contact_details",
                                "secretariat",
                                "agm",
                            ),
                            *(
                                "detailed_benefits",
                                "Source",
                                "Received",
                                "index_date",
                                "categories",
                                "website",
                            ),
                            *(
                                "date_of_most_recent_agm",
                                "registered_contact_name",
                                "£",
                                "members_list",
                                "members",
                            ),
                        ]
                    ),
                    inner,
                    max_size=4,
                )
            ),
            max_leaves=12,
        )
    )
    def test_any_entry_is_read_or_refused(self, said: Any) -> None:
        try:
            group = read_group(said)
        except Invalid:
            return
        assert group.values["name"]
