"""What somebody is given who asks what is held on them: whole, and with nobody else in it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from engage.domain.briefings import Briefing
from engage.domain.contacts import Affiliation, Contact, LawfulBasis
from engage.domain.engagements import ParkedPoint
from engage.domain.feedback import Agreement
from engage.domain.organisations import Email, Phone
from engage.domain.submissions import Submission
from engage.errors import NotFound, StorageFailed
from engage.services import records, sample, undo
from engage.services.privacy.subject_access import answer
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import BulletList, plain
from engage.services.summaries.reading_through import plain_text
from engage.services.summaries.third_parties import SOMEBODY
from engage.storage import contents
from engage.storage import records as storage
from tests.builders import new_project
from tests.services.summaries.making import DAY, Maker, came, making

LATER = dt.date(2026, 5, 4)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with new_project(tmp_path_factory.mktemp("subject") / "p.engage") as project:
        with making(project) as maker:
            _fill(maker)
        ann = records.find(project, Contact, "Ann Zspecimen")
        records.edit(project, Contact, ann, notes="By bob@b.example of Bob Yspecimen")
        records.edit(project, Contact, ann, notes="She knows Bob Yspecimen")
        yield project


def _fill(maker: Maker) -> None:
    body = maker.organisation("Openbody Example")
    role = Affiliation(organisation=body, role="Roleword")
    emails = (Email(address="ann@o.example"),)
    ann = maker.contact(
        "Ann",
        "Zspecimen",
        lawful_basis=LawfulBasis.CONSENT,
        basis_source="Sourceword",
        basis_on=DAY,
        emails=emails,
        affiliations=(role,),
    )
    bob = maker.contact("Bob", "Yspecimen", emails=(Email(address="bob@b.example"),))
    at = maker.engagement(
        "Open session",
        seats=[came(body, ann), came(None, bob)],
        parked=(ParkedPoint(text="Parkedword, says Bob Yspecimen", contact=ann),),
    )
    maker.feedback(
        "Bob Yspecimen told me so",
        body,
        contact=ann,
        engagement=at,
        notes="Noteword of Bob Yspecimen",
        agreed=[Agreement(contact=bob)],
    )
    maker.feedback("As Ann Zspecimen told Bob Yspecimen", contact=bob, engagement=at)
    maker.feedback("Agreedword", contact=bob, agreed=[Agreement(contact=ann)])
    maker.commitment("Promiseword to Bob Yspecimen too", contact=ann, owner="Keeper")
    held = contents.keep(maker.connection, b"what she sent")
    sent = Submission(
        title="Sentword", received_on=DAY, contact=ann, file_name="../her paper.PDF", sha256=held, text="Hers"
    )
    storage.add(maker.connection, [sent])


def told(project: Project, folder: Path) -> Any:
    ann = records.find(project, Contact, "Ann Zspecimen")
    done = answer(project, ann, folder, made_on=LATER)
    return json.loads(done.files[1].read_text(encoding="utf-8"))


def test_it_is_a_document_the_same_for_programs_and_what_they_sent_in(world: Project, tmp_path: Path) -> None:
    folder = tmp_path / "for" / "ann"
    done = answer(world, records.find(world, Contact, "Ann Zspecimen"), folder)
    assert [path.name for path in done.files] == [
        "subject-access-ann-zspecimen.pdf",
        "subject-access-ann-zspecimen.json",
        "subject-access-ann-zspecimen-1.pdf",
    ]
    with pypdfium2.PdfDocument(done.files[0]) as paper:
        front = paper[0].get_textpage().get_text_range()
    assert "you: Ann Zspecimen" in front
    assert "Filter" not in front
    assert done.files[2].read_bytes() == b"what she sent"
    assert sorted(folder.iterdir()) == sorted(done.files)


def test_what_is_held_stands_under_names_for_programs(world: Project, tmp_path: Path) -> None:
    found = told(world, tmp_path)
    assert found["contact"]["lawful_basis"] == "consent"
    assert found["contact"]["emails"][0]["address"] == "ann@o.example"
    assert found["contact"]["affiliations"][0]["role"] == "Roleword"
    assert [(each["title"], each["status"]) for each in found["engagements"]] == [
        ("Open session", "attended")
    ]
    assert [each["text"] for each in found["feedback"]] == ["Bob Yspecimen told me so"]
    assert found["feedback"][0]["agreements"] == 1
    assert [each["text"] for each in found["agreements"]] == ["Agreedword"]
    assert [(each["title"], each["text"]) for each in found["submissions"]] == [("Sentword", "Hers")]
    assert [each["owner"] for each in found["commitments"]] == ["Keeper"]
    assert found["parked_points"][0]["text"] == f"Parkedword, says {SOMEBODY}"
    assert found["mentions"][0]["text"] == f"As Ann Zspecimen told {SOMEBODY}"
    assert found["earlier_values"][0]["value"] == f"By {SOMEBODY} of {SOMEBODY}"
    assert any("Consent" in line or "consent" in line for line in found["about"])


@pytest.mark.parametrize("basis", [None, *LawfulBasis])
def test_the_rights_are_those_that_go_with_the_ground(
    project: Project, tmp_path: Path, basis: LawfulBasis | None
) -> None:
    records.add(project, Contact(given_name="Ann", family_name="Zspecimen", lawful_basis=basis))
    about = " ".join(told(project, tmp_path)["about"])
    assert ("withdraw" in about) == (basis is LawfulBasis.CONSENT)
    objectable = (LawfulBasis.PUBLIC_TASK, LawfulBasis.LEGITIMATE_INTERESTS)
    assert ("Article 21" in about) == (basis is None or basis in objectable), "of none, it is not known"
    assert "restricted (Article 18)" in about
    (built,) = [
        block
        for block in registry.build(project, "subject-access", filter="name:Zspecimen").blocks
        if isinstance(block, BulletList)
    ][:1]
    assert " ".join(plain(item.text) for item in built.items) == about


def test_whose_ground_is_consent_is_told_how_to_withdraw_it(project: Project, tmp_path: Path) -> None:
    ann = Contact(given_name="Ann", family_name="Zspecimen", lawful_basis=LawfulBasis.CONSENT)
    records.add(project, ann)
    (line,) = [each for each in told(project, tmp_path)["about"] if "withdraw" in each]
    assert "at any time" in line
    assert "Article 7(3)" in line
    assert "what was done before stays as lawful as it was" in line
    assert "controller" in line


def test_what_names_them_as_they_were_called_and_reached_earlier_is_told(
    project: Project, tmp_path: Path
) -> None:
    with making(project) as maker:
        bob = maker.contact("Bob", "Yspecimen", notes="Ring (01632) 960777")
        maker.contact("Eve", "Wspecimen", notes="Write to maiden@o.example, or to Bob Yspecimen")
        maker.engagement("Visit", place="At Bornword's yard")
        maker.feedback("As Ann Bornword told us", contact=bob)
        maker.feedback("The bornword is a word", contact=bob)
        ann = maker.contact(
            "Ann",
            "Bornword",
            emails=(Email(address="maiden@o.example"),),
            phones=(Phone(number="01632 960777"),),
        )
    records.add(project, Briefing(title="For Ann Bornword"))
    records.edit(project, Contact, ann.id, family_name="Zspecimen", emails=(), phones=())
    found = json.loads(answer(project, ann.id, tmp_path / "out").files[1].read_text(encoding="utf-8"))
    assert {each["text"] for each in found["mentions"]} == {
        "Ring (01632) 960777",
        f"Write to maiden@o.example, or to {SOMEBODY}",
        "At Bornword's yard",
        "As Ann Bornword told us",
        "For Ann Bornword",
    }


def test_nobody_else_is_named_but_in_their_own_words(world: Project, tmp_path: Path) -> None:
    found = told(world, tmp_path)
    assert found["feedback"][0].pop("text") == "Bob Yspecimen told me so"
    text = json.dumps(found)
    assert "Yspecimen" not in text
    assert "bob@b.example" not in text
    assert f"She knows {SOMEBODY}" in text


def test_the_files_for_programs_say_all_that_the_document_does(tmp_path: Path) -> None:
    """Of everybody in the sample, every cell and every quote, but what is put into words for readers."""
    with sample.create(tmp_path / "sample.engage", "AB") as project:
        for contact in records.ids(project, Contact)[::5]:
            person = records.get(project, Contact, contact)
            done = answer(project, contact, tmp_path / "out", made_on=LATER)
            held = _flat(json.loads(done.files[1].read_text(encoding="utf-8")))
            document = registry.build(project, "subject-access", filter=f"name:{person.uid}", made_on=LATER)
            said = [passage.text for passage in plain_text(document) if passage.part == "text"]
            assert [text for text in said if len(text) > 40 and text.strip("“”") not in held] == []


def _flat(value: Any) -> str:
    match value:
        case dict():
            return "\n".join(map(_flat, value.values()))
        case list():
            return "\n".join(map(_flat, value))
        case _:
            return str(value)


def test_that_they_were_answered_is_remembered_and_nothing_to_undo(project: Project, tmp_path: Path) -> None:
    changes = records.add(project, Contact(family_name="Specimen"))
    answer(project, changes.first("contact"), tmp_path / "out")
    assert undo.history(project)[0].label == "Tell Specimen what is held on them"
    undone = undo.undo(project)
    assert undone.operation is not None
    assert undone.operation.label == "Undo: Add contact Specimen"


def test_whoever_only_reads_can_answer(project: Project, tmp_path: Path) -> None:
    contact = records.add(project, Contact(family_name="Specimen", archived=True)).first("contact")
    before = undo.history(project)
    with Project(project.path, "CD", is_read_only=True) as other:
        done = answer(other, contact, tmp_path / "out")
    assert [path.exists() for path in done.files] == [True, True]
    assert undo.history(project) == before


def test_a_contact_that_is_gone_and_a_folder_that_is_none_are_said(project: Project, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        answer(project, 7, tmp_path / "out")
    contact = records.add(project, Contact(family_name="Specimen")).first("contact")
    with pytest.raises(StorageFailed, match="cannot be a folder"):
        answer(project, contact, project.path / "below")


@pytest.mark.parametrize("name", ["../../etc", "CON", "💥", "=1+1", "<b>x</b>", "שלום", "x" * 400])
def test_whatever_they_are_called_the_files_stay_in_the_folder(
    project: Project, tmp_path: Path, name: str
) -> None:
    contact = records.add(project, Contact(family_name=name)).first("contact")
    done = answer(project, contact, tmp_path / "out")
    assert {path.parent for path in done.files} == {tmp_path / "out"}
    assert json.loads(done.files[1].read_text(encoding="utf-8"))["contact"]["family_name"] == name
