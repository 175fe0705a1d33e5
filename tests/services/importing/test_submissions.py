"""What people send in: its text, its file, who sent it; and files that nobody should send."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun, Record, Reference
from engage.domain.submissions import Submission
from engage.errors import EngageError, Invalid, NotFound
from engage.services import records, submissions, undo
from engage.services.importing.imports import import_file
from engage.services.importing.registry import importer_for
from engage.services.importing.source import Source
from engage.services.importing.submissions.kinds import kind_of
from engage.services.importing.work import LEAVE_OUT, Choices, Outcome
from engage.services.projects import Project
from tests.builders import rows
from tests.services.importing import golden, received_files
from tests.services.importing.received_files import open_text, p, pdf, word, zipped

NOON = dt.datetime(2020, 8, 24, 12, tzinfo=dt.UTC).timestamp()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def saved(folder: Path, name: str, held: bytes) -> Path:
    """A file that was last saved on 24 August 2020."""
    path = folder / name
    path.write_bytes(held)
    os.utime(path, (NOON, NOON))
    return path


def add(project: Project, record: Record) -> Reference:
    return Reference(records.add(project, record).first(records.noun_of(type(record))))


def every(project: Project) -> list[Submission]:
    return records.rows(project, Submission, records.ids(project, Submission, sort="title"))


@pytest.mark.parametrize("path", golden.files("submissions"), ids=lambda path: path.name)
def test_a_file_as_others_write_it(project: Project, folder: Path, path: Path):
    copy = saved(folder, path.name, path.read_bytes())
    empty = rows(project)
    assert importer_for(Source.read(copy)).name == "submissions"
    report = import_file(project, copy)
    golden.compare(path, project, report, (Noun.SUBMISSION,))
    before = rows(project)
    again = import_file(project, Path(shutil.copy(copy, folder / f"again {path.name}")))
    assert (again.added, again.operation) == (0, None)
    assert {entry.outcome for entry in again.entries} == {Outcome.SAME}
    assert rows(project) == before
    undo.undo(project)
    assert rows(project) == empty
    undo.redo(project)
    assert rows(project) == before


def test_the_corpus_is_what_its_maker_makes():
    made = dict(received_files.files())
    there = {path.name: path for path in golden.files("submissions")}
    assert set(made) == set(there)
    # Versions of Python fold headers differently, and ReportLab writes as it was told to last.
    for name in set(made) - {"our views.eml", "fasteners.pdf"}:
        assert there[name].read_bytes() == made[name], name


def test_the_file_is_kept_as_it_came(project: Project, folder: Path):
    held = pdf("Our view: bolts for all. It is the view of many who make them and of those who use them.")
    import_file(project, saved(folder, "view.pdf", held))
    (found,) = every(project)
    assert (found.media_type, found.size) == ("application/pdf", len(held))
    assert submissions.content(project, found.id) == held


def test_the_sender_is_known_by_the_address(project: Project, folder: Path):
    body = add(project, Organisation(name="Example Glass"))
    person = add(
        project,
        Contact(
            given_name="Ana",
            emails=(Email(address="ana@GLASS.example"),),
            affiliations=(Affiliation(organisation=body),),
        ),
    )
    import_file(project, saved(folder, "a.eml", received_files.mail()))
    by_title = {each.title: each for each in every(project)}
    for title in ("Our views – as promised", "Views on kilns"):
        found = by_title[title]
        assert found.contact
        assert found.contact.id == person.id
        assert found.organisation
        assert found.organisation.id == body.id
        assert found.received_on == dt.date(2020, 8, 21)
        assert not found.notes
    tiles = by_title["Tiles"]
    assert (tiles.contact, tiles.notes) == (None, "Sent by Sam Sample <sam@tiles.example>")
    said = submissions.split_off(project, tiles.id, 0, 5).first(Noun.FEEDBACK)
    assert records.get(project, Feedback, said).said_on == dt.date(2020, 8, 20)


def test_an_address_of_a_body_or_of_two_people(project: Project, folder: Path):
    body = add(project, Organisation(name="Example Site", emails=(Email(address="webform@site.example"),)))
    path = saved(folder, "a.eml", received_files.page_mail())
    import_file(project, path)
    (found,) = every(project)
    assert found.contact is None
    assert found.organisation
    assert found.organisation.id == body.id
    undo.undo(project)
    for name in ("Ana", "Sam"):
        add(project, Contact(given_name=name, emails=(Email(address="webform@site.example"),)))
    import_file(project, path)
    (found,) = every(project)
    assert (found.contact, found.organisation) == (None, None)
    assert found.notes == "Sent by <webform@site.example>"


def test_a_paper_is_by_whoever_sent_the_e_mail_it_came_with(project: Project, folder: Path):
    import_file(project, saved(folder, "a.eml", received_files.mail()))
    (paper,) = (each for each in every(project) if each.title == "Views on kilns")
    assert paper.notes == "Sent by Ana Sámple <Ana@Glass.example>"


def test_what_would_be_added_is_seen_before(project: Project, folder: Path):
    add(project, Organisation(name="Example Site", emails=(Email(address="webform@site.example"),)))
    held = add(project, Engagement(title="Call for views", held_on=dt.date(2020, 7, 1)))
    path = saved(folder, "a.eml", received_files.page_mail())
    report = import_file(project, path, choices=Choices(engagement=held.id), dry_run=True)
    (entry,) = report.entries
    seen = {change.field: change.after for change in entry.changes}
    assert seen["organisation"] == "Example Site"
    assert (seen["engagement"], seen["file_name"]) == ("Call for views", "a.eml")
    assert seen["text"] == "I keep a café. It wants heat, not gas."


def test_what_a_person_says_goes_before_what_the_file_says(project: Project, folder: Path):
    held = add(project, Engagement(title="Call for views", held_on=dt.date(2020, 7, 1)))
    body = add(project, Organisation(name="Example Glass"))
    choices = Choices(
        mapping={"title": "The view", "received_on": "1 July 2020", "organisation": "example glass"},
        engagement=held.id,
    )
    import_file(project, saved(folder, "a.docx", word(p("Kilns want power."))), choices=choices)
    (found,) = every(project)
    assert (found.title, found.received_on) == ("The view", dt.date(2020, 7, 1))
    assert found.engagement
    assert found.engagement.id == held.id
    assert found.organisation
    assert found.organisation.id == body.id
    with pytest.raises(NotFound, match="no organisation “Nobody”"):
        import_file(
            project,
            saved(folder, "b.docx", word(p("Else."))),
            choices=Choices(mapping={"organisation": "Nobody"}),
        )


def test_what_came_with_it_can_be_left_out(project: Project, folder: Path):
    path = saved(folder, "a.eml", received_files.mail())
    report = import_file(project, path, choices=Choices(matches={1: LEAVE_OUT}), dry_run=True)
    assert [entry.outcome for entry in report.entries] == [Outcome.SKIPPED, Outcome.ADDED, Outcome.ADDED]
    assert not every(project)


def test_notes_of_a_meeting_can_be_taken_for_a_submission(project: Project, folder: Path):
    text = b"# Round table\n\nThe group met on 25 March 2020.\n\n- A point.\n- Another point.\n"
    path = saved(folder, "note.md", text)
    assert importer_for(Source.read(path)).name == "notes"
    import_file(project, path, as_format="submissions")
    (found,) = every(project)
    assert found.text == text.decode()


@pytest.mark.parametrize(
    ("name", "held", "said"),
    [
        ("a.pdf", pdf("Secret", encrypt="secret"), "a.pdf is protected by a password"),
        ("a.pdf", pdf("", ""), "a.pdf holds no text: its pages are pictures"),
        ("a.pdf", b"%PDF-1.7 and nothing", "a.pdf cannot be read: it seems to be a PDF document"),
        ("a.docx", word(p("x"))[:-30], "a.docx cannot be read: it seems to be a Word document"),
        ("a.docx", word("", "word/other.xml"), "a.docx has no words"),
        ("a.docx", word("<w:p>"), "a.docx cannot be read"),
        ("a.odt", open_text("", "<manifest:encryption-data/>"), "protected by a password"),
        ("a.rtf", b"{\\rtf1 {\\info {\\title x}}}", "a.rtf has no words"),
        ("a.doc", received_files.ole_file({"WordDocument": b"x"}), "a.doc is of Word 2003 or older"),
        ("a.docx", received_files.ole_file({"EncryptedPackage": b"x"}), "protected by a password"),
        ("a.msg", received_files.message()[:-700], "a.msg cannot be read"),
        ("a.eml", b"From: a@b.example\nSubject: x\n\n", "a.eml has no words"),
    ],
)
def test_what_cannot_be_read_is_said(project: Project, folder: Path, name: str, held: bytes, said: str):
    before = rows(project)
    with pytest.raises(EngageError) as caught:
        import_file(project, saved(folder, name, held))
    assert said in str(caught.value)
    assert rows(project) == before


def test_what_is_no_text_is_no_submission(project: Project, folder: Path):
    with pytest.raises(Invalid, match="is not a text file"):
        import_file(project, saved(folder, "a.bin", b"\0\1\2"), as_format="submissions")


def test_a_workbook_with_a_paper_in_it_is_no_paper():
    parts = {"xl/workbook.xml": "<workbook/>", "xl/embeddings/a.docx": word(p("Kilns"))}
    source = Source(Path("a.xlsx"), zipped(parts, zipfile.ZIP_STORED))
    assert b"word/document.xml" in source.data
    assert kind_of(source) is None
