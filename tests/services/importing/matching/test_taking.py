"""Who the rows of a file are: told by what they share, chosen by a person, and the same the second time."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from engage.domain.contacts import Contact
from engage.domain.matching.index import CROWD
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun
from engage.domain.uids import new_uid
from engage.services import duplicates, records, undo
from engage.services.importing.imports import Choices, ImportReport, import_file
from engage.services.importing.work import LEAVE_OUT, NEW, FieldChange, Outcome
from engage.services.projects import Project
from engage.storage.duplicates import kept_apart
from tests.builders import keep_in_memory, new_project, rows

Line = Mapping[str, str]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "p.engage") as opened:
        yield keep_in_memory(opened)


def apart(project: Project) -> list[tuple[int, int]]:
    """The contacts that were told apart."""
    with project.reading() as connection:
        return sorted(kept_apart(connection, Noun.CONTACT))


def take(project: Project, lines: list[Line], noun: Noun = Noun.CONTACT, **options: Any) -> ImportReport:
    """Import a table of these lines."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for line in lines for name in line)))
    writer.writeheader()
    writer.writerows(lines)
    path = project.path.with_name("lines.csv")
    path.write_text(text.getvalue(), encoding="utf-8")
    return import_file(project, path, as_format=noun.plural, **options)


def everyone(project: Project, record: Any = Contact) -> list[Any]:
    return records.rows(project, record, records.ids(project, record, "is:any"))


def outcomes(report: ImportReport) -> list[Outcome]:
    return [entry.outcome for entry in report.entries]


ANA = {"given_name": "Ana", "family_name": "Sample"}


# What becomes of a row


def test_one_known_beyond_doubt_is_filled_in_field_by_field(project: Project) -> None:
    take(project, [ANA | {"email": "ana@b.example", "organisation": "Example Steel Ltd", "region": "Wales"}])
    there = everyone(project)[0]
    line = ANA | {"given_name": "A.", "email": "ANA@b.example", "phone": "020 7946 0123", "region": "England"}
    report = take(project, [line | {"organisation": "The Example Steel", "role": "Director"}])
    (entry,) = report.entries
    assert (entry.outcome, entry.uid, entry.name) == (Outcome.MERGED, there.uid, "Ana Sample")
    assert entry.changes == (
        FieldChange("phones", "", "020 7946 0123"),
        FieldChange("organisation", "Example Steel Ltd", "Director, Example Steel Ltd"),
    )
    assert "region, which was kept" in entry.problem
    assert [body.name for body in everyone(project, Organisation)] == ["Example Steel Ltd"]


def test_an_unsure_one_is_added_and_shown_with_those_it_may_be(project: Project) -> None:
    take(project, [ANA | {"email": "ana@b.example", "organisation": "Example Steel"}])
    report = take(project, [ANA | {"organisation": "Example Iron"}])
    (entry,) = report.entries
    assert entry.outcome is Outcome.ADDED
    assert [(one.name, one.why) for one in entry.candidates] == [("Ana Sample", "the same name")]
    (pair,) = duplicates.find(project, Contact)
    there = records.get(project, Contact, pair.one)
    assert there.uid == entry.candidates[0].uid
    assert entry.changes == (
        FieldChange("given_name", "", "Ana"),
        FieldChange("family_name", "", "Sample"),
        FieldChange("organisation", "", "Example Iron"),
    )


@pytest.mark.parametrize("name", ["Siân Example Price", "Example Price, Sian", "SIAN EXAMPLE‑PRICE"])
def test_a_double_name_is_known_with_and_without_its_hyphen(project: Project, name: str) -> None:
    take(project, [{"name": "Siân Example-Price", "organisation": "Example Castings Federation"}])
    report = take(project, [{"name": name, "organisation": "Castings Federation"}])
    assert [each.name for each in report.entries[0].candidates] == ["Siân Example-Price"]
    report = take(project, [{"name": name, "organisation": "Example Castings Federation"}])
    assert outcomes(report) == [Outcome.SAME]


def test_whoever_shares_an_address_under_another_name_is_somebody_else(project: Project) -> None:
    shared = {"email": "office@b.example", "phone": "020 7946 0123", "organisation": "Example Steel"}
    report = take(project, [ANA | shared, {"given_name": "Bea", "family_name": "Sample"} | shared])
    assert outcomes(report) == [Outcome.ADDED, Outcome.ADDED]
    assert not any(entry.candidates for entry in report.entries)


def test_rows_of_one_file_are_matched_with_one_another(project: Project) -> None:
    lines = [
        ANA | {"email": "ana@b.example"},
        ANA | {"email": "ana@b.example", "phone": "020 7946 0123"},
        ANA | {"phone": "+44 20 7946 0123", "region": "Wales"},
    ]
    assert outcomes(take(project, lines)) == [Outcome.ADDED, Outcome.MERGED, Outcome.MERGED]
    (ana,) = everyone(project)
    assert (ana.region, len(ana.phones)) == ("Wales", 1)


def test_two_whom_a_person_has_told_apart_stay_two(project: Project) -> None:
    first = ANA | {"organisation": "Example Steel"}
    second = ANA | {"organisation": "Example Steel", "email": "ana@b.example"}
    third = ANA | {"organisation": "Example Steel", "email": "other@b.example"}
    take(project, [second, third])
    duplicates.dismiss(project, Contact, [(1, 2)])
    (entry,) = take(project, [first | {"region": "Wales"}]).entries
    assert entry.outcome is Outcome.ADDED
    assert len(entry.candidates) == 2


def test_what_a_person_chooses_goes_before_all_else(project: Project) -> None:
    take(project, [ANA | {"email": "ana@b.example"}, {"given_name": "Bo", "family_name": "Test"}])
    ana, bo = everyone(project)
    lines = [ANA | {"email": "ana@b.example", "region": "Wales"}] * 4
    chosen = {2: NEW, 3: LEAVE_OUT, 4: bo.uid, 5: new_uid()}
    report = take(project, lines, choices=Choices(matches=chosen))
    assert outcomes(report) == [Outcome.ADDED, Outcome.SKIPPED, Outcome.MERGED, Outcome.SKIPPED]
    assert [problem.row for problem in report.problems] == [5]
    people = {person.id: person for person in everyone(project)}
    assert [people[bo.id].region, people[ana.id].region] == ["Wales", ""]
    assert apart(project), "whoever is new is told apart from those it was taken for"


def test_only_whoever_was_there_before_can_be_chosen(project: Project) -> None:
    take(project, [ANA])
    there = everyone(project)[0].uid
    lines = [ANA | {"organisation": f"Example {number}"} for number in ("One", "Two", "Three")]
    seen = take(project, lines, dry_run=True)
    assert [[each.uid for each in entry.candidates] for entry in seen.entries] == [[there]] * 3
    for row, entry in enumerate(seen.entries, 2):
        choices = Choices(matches={row: entry.candidates[0].uid})
        report = take(project, lines, dry_run=True, choices=choices)
        assert report.problems == ()
        assert report.entries[row - 2].outcome is Outcome.MERGED
    take(project, lines, choices=Choices(matches=dict.fromkeys((2, 3, 4), NEW)))
    assert apart(project) == [(1, 2), (1, 3), (1, 4)]
    found = {(pair.one, pair.other) for pair in duplicates.find(project, Contact)}
    assert found == {(2, 3), (2, 4), (3, 4)}, "nobody has told apart rows of one file"


def test_a_record_given_by_its_id_is_taken_from_one_row_alone(project: Project) -> None:
    take(project, [ANA | {"email": "ana@b.example"}])
    uid = everyone(project)[0].uid
    lines = [
        ANA | {"id": uid, "email": "ana@b.example", "region": "Wales"},
        ANA | {"id": uid, "region": "England"},
        ANA | {"id": "", "email": "ana@b.example", "phone": "020 7946 0123"},
    ]
    report = take(project, lines)
    assert outcomes(report) == [Outcome.UPDATED, Outcome.SKIPPED, Outcome.ADDED]
    assert report.entries[2].candidates


def test_a_switchboard_and_a_shared_mailbox_say_nothing(project: Project) -> None:
    shared = {"email": "info@b.example", "phone": "020 7946 0123"}
    lines = [{"given_name": "A.", "family_name": f"Family{chr(65 + n)}"} | shared for n in range(CROWD + 1)]
    take(project, lines)
    (entry,) = take(project, [{"given_name": "Ana", "family_name": "FamilyA"} | shared]).entries
    assert entry.outcome is Outcome.ADDED
    assert entry.candidates == ()


def test_undone_as_one(project: Project) -> None:
    take(project, [ANA | {"email": "ana@b.example"}])
    before = rows(project)
    take(project, [ANA | {"email": "ana@b.example", "region": "Wales"}, ANA, ANA | {"phone": "1234567"}])
    assert rows(project) != before
    undo.undo(project)
    assert rows(project) == before


# The second time


def test_whoever_was_known_by_a_family_name_alone_keeps_it(project: Project) -> None:
    take(project, [{"family_name": "Sample", "email": "ana@b.example"}])
    lines = [{"family_name": "Sample", "email": ""}, ANA | {"email": "ana@b.example"}]
    assert outcomes(take(project, lines)) == [Outcome.SAME, Outcome.SAME]
    assert outcomes(take(project, lines[1:])) == [Outcome.MERGED]
    assert [person.name for person in everyone(project)] == ["Ana Sample"]


def _cells(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(("", *values))


UIDS = [f"0195d3c0-0000-7000-8000-00000000000{digit}" for digit in "abc"]

PEOPLE = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["", "", "", *UIDS]),
        "given_name": _cells("Ana", "Bob", "Robert", "A."),
        "family_name": _cells("Sample", "Sampel", "Sample-Test"),
        "email": _cells("ana@b.example", "bob@b.example", "info@b.example", "ana@b.example; b@c.example"),
        "phone": _cells("020 7946 0123", "+44 20 7946 0123", "07700 900000"),
        "organisation": _cells(
            "Example Steel", "Example Steel Ltd", "Example Iron", "Unite", "Unite the Union"
        ),
        "region": _cells("Wales", "England"),
        "address_street": _cells("12 Example Street"),
        "address_postcode": _cells("EX1 1AA"),
        "tags": _cells("a", "A, b"),
        "archived": _cells("yes"),
    }
)
BODIES = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["", "", "", *UIDS]),
        "name": _cells(
            "Example Steel", "Example Steel Ltd", "Example Steel plc", "The Example Steel (Wales)"
        ),
        "short_name": _cells("ES", "Example Steel"),
        "kind": _cells("sme", "union"),
        "website": _cells("www.steel.example", "other.example"),
        "email": _cells("info@b.example"),
        "region": _cells("Wales", "England"),
    }
)


def check_second_import(noun: Noun, there: list[Line], lines: list[Line]) -> None:
    """The same file again changes nothing, and the pairs of which it was not sure are found."""
    with tempfile.TemporaryDirectory() as folder, new_project(Path(folder) / "p.engage") as project:
        keep_in_memory(project)
        record = records.CLASSES[noun]
        if there:
            take(project, there, noun)
        if not lines:
            return
        known = {found.id for found in everyone(project, record)}
        report = take(project, lines, noun)
        check_pairs(project, noun, report, known)
        before = rows(project)
        again = take(project, lines, noun)
        assert [(e.row, e) for e in again.entries if e.outcome not in (Outcome.SAME, Outcome.SKIPPED)] == []
        assert again.operation is None
        assert rows(project) == before
        uids = {found.uid for found in everyone(project, record)}
        assert {entry.uid for entry in again.entries if entry.outcome is Outcome.SAME} <= uids


def check_pairs(project: Project, noun: Noun, report: ImportReport, known: set[int]) -> None:
    record: Any = records.CLASSES[noun]
    ids = {found.uid: found.id for found in everyone(project, record)}
    new = [entry for entry in report.entries if entry.outcome is Outcome.ADDED]
    added = sorted(set(ids.values()) - known)
    found = {(pair.one, pair.other) for pair in duplicates.find(project, record)}
    for entry, id in zip(new, added, strict=True):
        for candidate in entry.candidates:
            assert (ids[candidate.uid], id) in found, (entry, candidate)


def test_a_row_without_a_name_is_refused_the_second_time_too(project: Project) -> None:
    lines = [{"id": UIDS[0], "name": "", "short_name": "Example Steel"}, {"id": "", "name": "Example Steel"}]
    assert outcomes(take(project, lines, Noun.ORGANISATION)) == [Outcome.SKIPPED, Outcome.ADDED]
    assert outcomes(take(project, lines, Noun.ORGANISATION)) == [Outcome.SKIPPED, Outcome.SAME]
    people = [{"given_name": "", "email": "ana@b.example"}, {"given_name": "Ana", "email": "ana@b.example"}]
    assert outcomes(take(project, people)) == [Outcome.SKIPPED, Outcome.ADDED]
    assert outcomes(take(project, people)) == [Outcome.SKIPPED, Outcome.SAME]


def body(name: str, website: str = "", region: str = "") -> Line:
    return {"id": "", "name": name, "website": website, "region": region}


def test_a_row_that_may_be_two_is_the_same_one_each_time() -> None:
    lines = [
        body("Example Steel", "other.example"),
        body("Example Steel Ltd", "www.steel.example"),
        body("Example Steel"),
        body("Example Steel plc", "www.steel.example", "Wales"),
    ]
    check_second_import(Noun.ORGANISATION, [body("Example Steel Ltd")], lines)


def test_a_row_with_an_id_is_refused_the_second_time_as_the_first() -> None:
    lines = [
        body("Example Steel"),
        body("Example Steel plc"),
        {**body("", region="Wales"), "id": UIDS[0]},
        body("Example Steel", region="Wales"),
    ]
    check_second_import(Noun.ORGANISATION, [{**body("Example Steel Ltd"), "id": UIDS[0]}], lines)


def test_a_row_that_is_known_by_its_id_is_about_nobody_else() -> None:
    there = [
        body("Example Steel", "www.steel.example"),
        {**body("Example Steel", "other.example"), "id": UIDS[1]},
    ]
    lines = [
        {**body("Example Steel", region="Wales"), "id": UIDS[0]},
        {**body("", region="Wales"), "id": UIDS[1]},
    ]
    check_second_import(Noun.ORGANISATION, there, lines)


def test_an_earlier_row_makes_nobody_of_whom_the_record_says_otherwise(project: Project) -> None:
    take(project, [body("Example Steel Ltd", "other.example")], Noun.ORGANISATION)
    lines = [body("Example Steel"), body("Example Steel", "www.steel.example")]
    assert outcomes(take(project, lines, Noun.ORGANISATION)) == [Outcome.SAME, Outcome.ADDED]


def test_a_row_far_below_may_be_somebody_who_was_there(project: Project) -> None:
    ana = {**ANA, "email": "ana@b.example"}
    take(project, [ana])
    others = [
        {"given_name": "", "family_name": f"Sample{n}", "email": f"n{n}@b.example"} for n in range(1_000)
    ]
    found = outcomes(take(project, [ana, *others, ana]))
    assert found == [Outcome.SAME, *[Outcome.ADDED] * 1_000, Outcome.SAME]


@settings(max_examples=25, phases=[Phase.generate])
@given(st.lists(PEOPLE, max_size=4), st.lists(PEOPLE, max_size=8))
def test_the_same_people_again_change_nothing(there: list[Line], lines: list[Line]) -> None:
    check_second_import(Noun.CONTACT, there, lines)


@settings(max_examples=25, phases=[Phase.generate])
@given(st.lists(BODIES, max_size=4), st.lists(BODIES, max_size=8))
def test_the_same_bodies_again_change_nothing(there: list[Line], lines: list[Line]) -> None:
    check_second_import(Noun.ORGANISATION, there, lines)


# The organisations that rows name


def working_for(*bodies: str, kind: str = "") -> list[Line]:
    """People, one for each body, of that kind."""
    return [
        {
            "given_name": f"Ana{number}",
            "family_name": f"Sample{number}",
            "organisation": body,
            "organisation_kind": kind,
        }
        for number, body in enumerate(bodies)
    ]


def test_it_is_said_once_which_organisations_are_added_too(project: Project) -> None:
    lines = working_for("Example Forge", "Example Kiln", "example forge")
    for is_dry in (True, False):
        report = take(project, lines, dry_run=is_dry)
        assert report.notes == (
            "Added too: 2 organisations that were not there yet (Example Forge, Example Kiln).",
        )
    assert take(project, lines).notes == ()


def test_organisations_are_counted_over_all_rows_and_the_first_are_named(project: Project) -> None:
    names = [f"Example {word}" for word in ("Forge", "Kiln", "Choir", "Bakery")]
    lines = [*working_for(*["Example Forge"] * 1_000), *working_for(*names)[1:]]
    (note,) = take(project, lines).notes
    assert note == (
        "Added too: 4 organisations that were not there yet "
        "(Example Forge, Example Kiln, Example Choir and 1 more)."
    )


def test_the_kind_of_an_organisation_is_filled_in_where_it_is_other(project: Project) -> None:
    records.add(project, Organisation(name="Example Forge"))
    lines = working_for("Example Forge")
    take(project, lines)
    before = rows(project)
    lines = working_for("Example Forge", kind="union")
    rehearsed, report = take(project, lines, dry_run=True), take(project, lines)
    for one in (rehearsed, report):
        assert one.notes == ("Filled in: the kind of 1 organisation, which was “Other” (Example Forge).",)
        assert (one.same, one.alters_more) == (1, True)
    assert report.operation is not None
    assert report.operation.label == "Import lines.csv", "not 0 contacts"
    (body,) = everyone(project, Organisation)
    assert body.kind.value == "union"
    again = take(project, lines)
    assert (again.notes, again.alters_more, again.operation) == ((), False, None)
    undo.undo(project)
    assert rows(project) == before


def test_another_kind_of_an_organisation_is_kept_and_that_is_said_once(project: Project) -> None:
    records.add(project, Organisation(name="Example Forge", kind=OrganisationKind.NGO))
    lines = working_for(*["Example Forge"] * 1_001, kind="union")
    (note,) = take(project, lines).notes
    assert note == "Kept: the kind of 1 organisation, of which the file gives another (Example Forge)."
    assert [body.kind.value for body in everyone(project, Organisation)] == ["ngo"]


@pytest.mark.parametrize("between", [0, 1_000])
def test_the_kind_may_stand_in_a_later_row(project: Project, between: int) -> None:
    first, last = working_for("Example Forge"), working_for("Example Forge", kind="union")
    report = take(project, [*first, *working_for(*["Example Kiln"] * between), *last])
    kinds = {body.name: body.kind.value for body in everyone(project, Organisation)}
    assert kinds["Example Forge"] == "union"
    assert len(report.notes) == 1
    assert report.notes[0].startswith("Added too")


def test_a_file_of_which_no_row_can_be_used_adds_no_organisation_either(project: Project) -> None:
    lines = [dict.fromkeys(ANA, "") | {"email": "ana@b.example", "organisation": "Example Forge"}]
    before = rows(project)
    for report in (take(project, lines, dry_run=True), take(project, lines)):
        assert report.is_useless
        assert (report.notes, report.operation) == ((), None)
    assert rows(project) == before
    assert take(project, [*lines, ANA]).notes != (), "beside others it is kept, and said"
