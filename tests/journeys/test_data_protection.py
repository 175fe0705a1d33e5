"""Somebody asks what is held on them, then to be left alone, then to be erased; then they are nowhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QFileDialog, QLineEdit, QPushButton

from engage.domain.contacts import Contact
from engage.domain.objections import Objection
from engage.services import projects, records, search, undo
from engage.services.exporting.data import export
from tests.journeys.person import Person

Start = Callable[[], Person]

_WHO = "Gurpreet Namoona"
_TRACES = ("Namoona", "g.namoona", "gurpreet@", "The furnace I buy next")
_HINT = "“erase”"


def opened(start: Start, path: Path) -> Person:
    person = start()
    person.window.open_path(path)
    person.until(lambda: person.window.project_view is not None)
    return person


def check_told(folder: Path) -> None:
    """What was written has what they said, for reading and for programs."""
    (told,) = folder.rglob("*.json")
    data = json.loads(told.read_text(encoding="utf-8"))
    assert data["contact"]["name"] == _WHO
    assert any("furnace I buy next" in each["text"] for each in data["feedback"])
    (paper,) = folder.rglob("*.pdf")
    with pypdfium2.PdfDocument(paper) as document:
        assert _WHO in " ".join(page.get_textpage().get_text_range() for page in document)


def check_gone(path: Path, certificate: Path, tmp_path: Path) -> None:
    """Nobody of that name is in any list, in search, in the history, in what goes out, or in the file."""
    with pypdfium2.PdfDocument(certificate) as document:
        words = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    assert "Certificate of erasure" in words
    assert "They asked for it" in words
    assert not [trace for trace in _TRACES if trace in words]
    with projects.open_project(path, who="AB") as project:
        assert records.count(project, Contact, "namoona") == 0
        assert search.search(project, "namoona") == []
        history = "\n".join(deed.label for deed in undo.history(project, limit=100))
        assert "Namoona" not in history
        assert "Erase a contact for good" in history
        export(project, tmp_path / "all.json")
    told = (tmp_path / "all.json").read_text(encoding="utf-8")
    assert not [trace for trace in _TRACES if trace in told]
    held = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    assert not [trace for trace in _TRACES if trace.encode() in held]


def test_by_keyboard(start: Start, sample_path: Path, tmp_path: Path) -> None:
    person = opened(start, sample_path)
    folder, certificate = tmp_path / "told", tmp_path / "certificate.pdf"
    folder.mkdir()

    person.press("Ctrl+0")
    person.reads("Data protection", "To review  1")
    person.tab_to("Filter is:review; press to take it away")
    person.press("Space")
    person.reads("27 contacts")
    person.press("/")
    person.write("namoona")
    person.press("Return")
    person.press("Escape")
    person.reads(_WHO, "Consent")

    person.press("Ctrl+K")
    person.write("what is held on")
    person.press("Return")
    person.reads("Tell somebody what is held on them", _WHO)

    def say_where() -> None:
        person.press("Ctrl+A")
        person.write(str(folder))
        person.press("Return")

    person.answer(say_where, QFileDialog)
    person.press("Return")
    person.until(lambda: any(folder.rglob("*.json")))
    person.reads("subject-access-gurpreet-namoona.json")
    person.press("Return")
    check_told(folder)

    person.press("F6")
    person.tab_to("Restricted")
    person.press("Space")
    person.reads("Asked of us: restricted")
    with projects.open_to_read(sample_path, who="AB") as project:
        (found,) = records.rows(project, Contact, records.ids(project, Contact, "namoona"))
        assert found.objections == (Objection.RESTRICTED,)

    person.press("Ctrl+K")
    person.write("erase for good")
    person.press("Return")
    person.reads("Erase for good", f"holds on {_WHO} goes", "What stays, and why")
    person.tab_to("Why (it stands on the certificate)")
    person.write("They asked for it")
    person.press("Tab")
    person.write("erase")
    person.tab_to("Erase for good")
    person.press("Space")
    person.reads("It is done", "What went")
    assert person.focused() == "Save the certificate…"

    def name_it() -> None:
        person.press("Ctrl+A")
        person.write(str(certificate))
        person.press("Return")

    person.answer(name_it, QFileDialog)
    person.press("Space")
    person.until(certificate.exists)
    person.reads("The certificate is saved as certificate.pdf")
    person.press("Return")
    assert not person.can_read("Namoona")
    is_nowhere(person)
    person.window.close()
    person.gone()
    check_gone(sample_path, certificate, tmp_path)


def test_by_mouse(start: Start, sample_path: Path, tmp_path: Path) -> None:
    person = opened(start, sample_path)
    folder, certificate = tmp_path / "told", tmp_path / "certificate.pdf"
    folder.mkdir()

    person.choose_from("Go", "Data protection")
    person.reads("Data protection", "To review  1")
    person.click("All", QPushButton)
    person.click("Filter", QLineEdit)
    person.write("namoona")
    person.press("Return")
    person.click(_WHO, QAbstractItemView)
    person.reads("Form at the Sampleford works visit")

    def say_where() -> None:
        person.press("Ctrl+A")
        person.write(str(folder))
        person.press("Return")

    person.choose_from("Stakeholders", "Tell what is held on them…")
    person.answer(say_where, QFileDialog)
    person.click("Write PDF and JSON…", QPushButton)
    person.until(lambda: any(folder.rglob("*.json")))
    person.click("Close", QPushButton)
    check_told(folder)

    person.click("Restricted", QCheckBox)
    person.reads("Asked of us: restricted", "(restricted)")

    person.choose_from("Stakeholders", "Erase for good…")
    person.reads(f"holds on {_WHO} goes")
    person.click("Why (it stands on the certificate)", QLineEdit)
    person.write("They asked for it")
    assert not person.find("Erase for good", QPushButton).widget.isEnabled()
    person.click(f"To go on, type {_HINT} here", QLineEdit)
    person.write("erase")
    person.click("Erase for good", QPushButton)
    person.reads("It is done")

    def name_it() -> None:
        person.press("Ctrl+A")
        person.write(str(certificate))
        person.press("Return")

    person.answer(name_it, QFileDialog)
    person.click("Save the certificate…", QPushButton)
    person.until(certificate.exists)
    person.click("Close", QPushButton)
    is_nowhere(person)
    person.window.close()
    person.gone()
    check_gone(sample_path, certificate, tmp_path)


def is_nowhere(person: Person) -> None:
    """Not in the lists, not in search, not in the history."""
    person.press("Ctrl+K")
    person.write("namoona")
    person.wait()
    assert not person.can_read(_WHO)
    person.press("Escape")
    person.press("Ctrl+2")
    assert not person.can_read("Namoona")
