"""Cards: an independent reader and our own read back what was written, and what stays here is not in them."""

from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.contacts import Contact
from engage.domain.objections import Use, against
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.services import records, undo
from engage.services.exporting.data import export
from engage.services.exporting.exchange import content_lines
from engage.services.importing.imports import import_file
from engage.services.projects import Project
from tests.builders import SCRIPTS, add
from tests.services.exporting.exchange.worlds import World, every, odd


def cards(path: Path) -> dict[str, Any]:
    """What an independent reader makes of a file, by the names on the cards."""
    return {card.fn.value: card for card in vobject.readComponents(path.read_bytes().decode())}


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_an_independent_reader_reads_what_was_written(world: World, tmp_path: Path, version: str) -> None:
    path = tmp_path / "all.vcf"
    done = export(world.project, path, version=version)
    found = cards(path)
    people, bodies = every(world.project, Contact), every(world.project, Organisation)
    assert set(found) == {each.name for each in (*people, *bodies)}
    assert done.counts == {Noun.CONTACT: len(people), Noun.ORGANISATION: len(bodies)}
    for each in (*people, *bodies):
        card = found[each.name]
        assert card.version.value == version
        assert card.uid.value.removeprefix("urn:uuid:") == each.uid
        assert [line.value for line in card.contents.get("email", ())] == [e.address for e in each.emails]
        assert [line.value for line in card.contents.get("tel", ())] == [p.number for p in each.phones]
        tags = [tag for line in card.contents.get("categories", ()) for tag in line.value]
        asked = [objection.label for objection in getattr(each, "objections", ())]
        assert tags == [*each.tags, *asked]
    ana = found["Ana-Sofía Specimen; the “Example”, née Ŵyn"]
    assert (ana.n.value.family, ana.n.value.given, ana.n.value.prefix) == (
        "Specimen; the “Example”, née Ŵyn",
        "Ana-Sofía",
        "Dr",
    )
    assert (ana.org.value, ana.title.value) == (["Example Glassworks"], "Head of \\ heat")
    assert (ana.adr.value.street, ana.adr.value.city, ana.adr.value.code) == (
        "1 Example; Road",
        "Trefŵyn",
        "ZZ1 0AA",
    )
    union = found["Example Union"]
    assert union.nickname.value == "EU"
    shown = union.contents["x-abshowas"] if version == "3.0" else union.contents["kind"]
    assert shown[0].value == ("COMPANY" if version == "3.0" else "org")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_stays_here_is_in_no_card_and_told(world: World, tmp_path: Path, version: str) -> None:
    path = tmp_path / "all.vcf"
    done = export(world.project, path, version=version)
    text = path.read_bytes().replace(b"\r\n ", b"").decode()
    for hidden in (
        "consent",
        "A card at the fair",
        "A ramp",
        "mornings",
        "Shop steward",
        "For ourselves",
        "union:",
    ):
        assert hidden not in text
    assert not any(line.upper().startswith(("KIND:UNION", "NOTE", "ROLE")) for line in text.splitlines())
    assert any("lawful basis" in sentence for sentence in done.not_carried)
    assert done.not_carried[-1] == "Left out: 13 notes, 1 second role."


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_lines_are_folded_between_characters(world: World, tmp_path: Path, version: str) -> None:
    path = tmp_path / "all.vcf"
    export(world.project, path, version=version)
    data = path.read_bytes()
    assert data.endswith(b"END:VCARD\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert b"\r\n " in data


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_folded_line_is_the_line(text: str) -> None:
    folded = content_lines._folded(text)
    assert all(len(line) <= 75 for line in folded[:-2].split(b"\r\n "))
    assert folded[:-2].replace(b"\r\n ", b"").decode() == text.replace("\r\n ", "")


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_our_own_cards_change_nothing_here(world: World, tmp_path: Path, version: str) -> None:
    path = tmp_path / "all.vcf"
    export(world.project, path, version=version)
    before = undo.history(world.project)
    report = import_file(world.project, path)
    assert report.problems == ()
    assert [entry for entry in report.entries if entry.changes] == []
    assert undo.history(world.project) == before


@pytest.mark.parametrize(
    ("given", "family"),
    [("Ana Maria", ""), ("", "van der Example"), ("Ana", "van der Example"), ("A B C", "D")],
)
def test_a_name_is_parted_as_it_was(project: Project, tmp_path: Path, given: str, family: str) -> None:
    add(project, Contact(given_name=given, family_name=family))
    export(project, tmp_path / "all.vcf")
    assert not import_file(project, tmp_path / "all.vcf").changes


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_another_project_gets_all_of_them_and_nothing_twice(
    world: World, other: Project, tmp_path: Path, version: str
) -> None:
    path = tmp_path / "all.vcf"
    export(world.project, path, version=version)
    assert import_file(other, path).problems == ()
    assert not import_file(other, path).changes
    kept = ("uid", "name", "emails", "phones", "addresses", "tags")
    for kind in (Contact, Organisation):
        for was, now in zip(every(world.project, kind), every(other, kind), strict=True):
            assert [_plain(getattr(now, name)) for name in kept] == [
                _plain(getattr(was, name)) for name in kept
            ]
    (ana,) = (each for each in every(other, Contact) if each.title)
    assert [(role.organisation.name, role.role) for role in ana.affiliations] == [
        ("Example Glassworks", "Head of \\ heat")
    ]
    assert set(SCRIPTS[:10]) <= {each.given_name for each in every(other, Contact)}


def _plain(value: Any) -> Any:
    """A value without ids of parts."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    fields = getattr(value, "__dataclass_fields__", {})
    return [getattr(value, name) for name in fields if name not in ("id", "uid")] if fields else value


@pytest.mark.parametrize("seed", range(6))
def test_whatever_people_type_can_be_read(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "all.vcf"
    with odd(seed) as project:
        export(project, path, version="4.0" if seed % 2 else "3.0")
        assert len(list(vobject.readComponents(path.read_bytes().decode()))) == path.read_bytes().count(
            b"BEGIN:VCARD"
        )
        people = [each for each in every(project, Contact) if not against(each.objections, Use.TELL)]
        shown = [*people, *every(project, Organisation)]
    with odd(seed + 1_000) as elsewhere:
        report = import_file(elsewhere, path)
        assert report.read == len(shown)
        assert not import_file(elsewhere, path).changes


def test_the_time_of_the_last_deed_stands_on_a_card(world: World, tmp_path: Path) -> None:
    path = tmp_path / "ana.vcf"

    def rev() -> str:
        export(world.project, path, Noun.CONTACT, "name:ana-sofía")
        (card,) = cards(path).values()
        return str(card.rev.value)

    first = rev()
    deed = undo.history(world.project)[-1]
    records.edit(world.project, Contact, world.ana.id, notes="Another")
    newest = undo.history(world.project)[0]
    assert newest.at >= deed.at
    assert rev() == f"{newest.at:%Y%m%dT%H%M%SZ}" >= first
    (ana,) = records.rows(world.project, Contact, [world.ana.id])
    records.edit(world.project, Contact, world.ana.id, emails=ana.emails[:1])
    assert rev() == f"{undo.history(world.project)[0].at:%Y%m%dT%H%M%SZ}"


def test_those_who_are_archived_are_left_out(world: World, tmp_path: Path) -> None:
    records.edit(world.project, Contact, world.ana.id, archived=True)
    export(world.project, tmp_path / "all.vcf")
    assert not any("Ana" in name for name in cards(tmp_path / "all.vcf"))
    export(world.project, tmp_path / "put-away.vcf", Noun.CONTACT, "is:archived")
    assert len(cards(tmp_path / "put-away.vcf")) == 1
