"""`engage erase`: first what would go, then for good, with a certificate."""

from __future__ import annotations

from pathlib import Path

from engage.paths import backup_folder
from tests.cli.conftest import Engage


def test_it_says_what_would_go_and_then_erases(engage: Engage, green: Path) -> None:
    engage("add", "green", "contact", "given_name=Wilma", "family_name=Zspecimen", "emails=w@z.example")
    engage("add", "green", "organisation", "name=Example Wool", "notes=Ask Wilma Zspecimen")
    dry = engage("erase", "green", "contact", "Wilma Zspecimen", "--dry-run", "--json")
    assert dry.code == 0
    assert dry.json["name"] == "Wilma Zspecimen"
    assert {"what": "contacts", "number": 1} in dry.json["goes"]
    assert [(each["place"], each["goes"]) for each in dry.json["mentions"]] == [("organisation.notes", True)]
    assert engage("show", "green", "contact", "Wilma Zspecimen").code == 0
    words = ("erase", "green", "contact", "Wilma Zspecimen", "--reason", "Asked by letter")
    assert engage(*words, "-o", "certificate.nothing").code == 1
    assert engage("show", "green", "contact", "Wilma Zspecimen").code == 0, (
        "nothing goes without its certificate"
    )
    done = engage(*words, "-o", "certificate.md")
    assert (done.code, done.err) == (0, "")
    assert "Certificate: 20" in done.out
    text = Path("certificate.md").read_text(encoding="utf-8")
    assert "Asked by letter" in text
    assert "Zspecimen" not in text
    assert engage("show", "green", "contact", "Wilma Zspecimen").code == 1
    held = b"".join(path.read_bytes() for path in green.parent.glob("green.engage*"))
    assert b"specimen" not in held.lower().replace(b"ana specimen", b"")


def test_no_backup_is_made_that_would_keep_them(engage: Engage, green: Path) -> None:
    engage("add", "green", "contact", "given_name=Wilma", "family_name=Zspecimen")
    for backup in backup_folder().rglob("*.*"):  # as though the last one were of yesterday
        backup.unlink()
    assert engage("erase", "green", "contact", "Wilma Zspecimen").code == 0
    assert engage("backup", "green", "--list", "--json").json == []


def test_a_theme_is_nobody(engage: Engage, green: Path) -> None:
    assert "no person" in engage("erase", "green", "theme", "2").err
