"""The data itself as files: everything is there, and nothing runs."""

import csv
import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation, OrganisationKind, Phone
from engage.domain.records import Noun
from engage.errors import Cancelled, Invalid
from engage.services import projects, records
from engage.services.exporting.data import export
from engage.services.plain_values import as_object
from engage.services.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with projects.create(
        tmp_path / "p.engage", name="Example", who="AB", controller="Example Group"
    ) as project:
        records.add(project, Organisation(name="Example Union", kind=OrganisationKind.UNION, notes="=1+1"))
        records.add(project, Organisation(name="Example Firm", archived=True, tags=("steel", "heat")))
        records.add(project, Contact(given_name="Ŵyn", phones=(Phone(number="+44 20"),)))
        yield project


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_json_holds_every_record(project: Project, tmp_path: Path) -> None:
    counts = export(project, tmp_path / "all.json").counts
    found = json.loads((tmp_path / "all.json").read_bytes())
    assert found["project"]["controller"] == "Example Group"
    assert counts[Noun.ORGANISATION] == 2
    for noun, record in records.CLASSES.items():
        expected = records.rows(project, record, records.ids(project, record, _all(noun)))
        assert found[noun.plural] == [as_object(one) for one in expected]


def _all(noun: Noun) -> str:
    return "is:any" if "archived" in {field.name for field in fields(records.CLASSES[noun])} else ""


def test_csv_holds_every_field(project: Project, tmp_path: Path) -> None:
    assert export(project, tmp_path / "bodies.CSV", Noun.ORGANISATION).counts == {Noun.ORGANISATION: 2}
    firm, union = read(tmp_path / "bodies.CSV")
    assert (firm["name"], firm["archived"], firm["tags"]) == ("Example Firm", "yes", "heat, steel")
    assert (union["name"], union["kind"], union["notes"]) == ("Example Union", "union", "'=1+1")
    assert records.find(project, Organisation, union["id"])


def test_csv_of_people(project: Project, tmp_path: Path) -> None:
    export(project, tmp_path / "people.csv", Noun.CONTACT)
    (person,) = read(tmp_path / "people.csv")
    assert (person["given_name"], person["phones"]) == ("Ŵyn", "'+44 20")
    assert "name" not in person


def test_a_filter_chooses(project: Project, tmp_path: Path) -> None:
    assert export(project, tmp_path / "u.json", Noun.ORGANISATION, "kind:union").counts == {
        Noun.ORGANISATION: 1
    }
    found = json.loads((tmp_path / "u.json").read_bytes())
    assert [one["name"] for one in found["organisations"]] == ["Example Union"]
    assert "contacts" not in found


@pytest.mark.parametrize(
    ("name", "noun", "filter", "said"),
    [
        (
            "data.xyz",
            Noun.CONTACT,
            "",
            "data can be exported: known are .json, .jsonl, .csv, .xlsx, .vcf, .ics, .qdc, .qdpx, .zip",
        ),
        ("data", None, "", "names no format"),
        ("data.csv", None, "", "A table is for the records of one noun"),
        ("data.json", None, "kind:union", "A filter is for the records of one noun"),
        ("data.json", Noun.CONTACT, "colour:red", "“colour:” is not known"),
    ],
)
def test_what_cannot_be_exported(
    project: Project, tmp_path: Path, name: str, noun: Noun | None, filter: str, said: str
) -> None:
    with pytest.raises(Invalid) as error:
        export(project, tmp_path / name, noun, filter)
    assert said in str(error.value)
    assert not (tmp_path / name).exists()


def test_a_file_is_kept_where_the_person_stops(project: Project, tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text("before", encoding="utf-8")

    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        export(project, tmp_path / "all.json", progress=stop)
    assert (tmp_path / "all.json").read_text(encoding="utf-8") == "before"
    assert {path.name for path in tmp_path.iterdir()} <= {
        *("all.json", "engage-home", "p.engage", "p.engage-wal", "p.engage-shm", "p.engage-lock")
    }
