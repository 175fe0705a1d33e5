"""What holds of every format in which data go out."""

import gc
import json
import re
from contextlib import suppress
from pathlib import Path

import pytest

from engage.domain.disclosure import Audience
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun
from engage.errors import Cancelled, Invalid, StorageFailed
from engage.services import records
from engage.services.exporting.data import export
from engage.services.exporting.exchange import wanted
from engage.services.exporting.exchange.registry import FORMATS, Format, find
from engage.services.plain_values import as_object
from engage.services.projects import Project
from tests.builders import limited_file_size
from tests.services.exporting.exchange.worlds import World, odd

each_format = pytest.mark.parametrize("chosen", FORMATS, ids=lambda each: each.name)
NEEDS_SOMETHING = {
    "cards": "There are no contacts and no organisations",
    "calendar": "There are no engagements",
    "codebook": "There is no agenda",
    "responses": "There is no consultation",
    "analysis": "There is no consultation",
}
"""Formats of which an empty file would be none, and what is said then."""


def write(project: Project, folder: Path, chosen: Format, **given: object) -> bytes:
    """Export in a format what it holds, and return the file."""
    path = folder / f"out{chosen.suffix}"
    noun = Noun.CONTACT if chosen.takes_one_noun else None
    export(project, path, noun, name=chosen.name, **given)  # type: ignore[arg-type]
    return path.read_bytes()


@each_format
def test_the_same_data_make_the_same_bytes(world: World, tmp_path: Path, chosen: Format) -> None:
    first = write(world.project, tmp_path, chosen)
    assert first
    assert write(world.project, tmp_path, chosen) == first


@each_format
def test_an_empty_project_makes_a_file_or_a_sentence(
    project: Project, tmp_path: Path, chosen: Format
) -> None:
    if said := NEEDS_SOMETHING.get(chosen.name):
        with pytest.raises(Invalid, match=said):
            write(project, tmp_path, chosen)
        assert not (tmp_path / f"out{chosen.suffix}").exists()
    else:
        write(project, tmp_path, chosen)


@each_format
@pytest.mark.parametrize("seed", range(3))
def test_whatever_people_type_is_written(tmp_path: Path, chosen: Format, seed: int) -> None:
    with odd(seed) as project, suppress(NotOne):
        first = once(project, tmp_path, chosen)
        assert once(project, tmp_path, chosen) == first


class NotOne(Exception):
    """There is not exactly one of what a file is made of."""


def once(project: Project, folder: Path, chosen: Format) -> bytes:
    """Export, whatever it gives away."""
    try:
        return write(project, folder, chosen, despite="To try")
    except Invalid as error:
        if re.match(
            r"There are \d+ (agendas|consultations)|.* (has no themes|asks no questions)", str(error)
        ):
            raise NotOne from error
        raise


@each_format
def test_what_is_asked_for_in_vain_is_said(world: World, tmp_path: Path, chosen: Format) -> None:
    path = tmp_path / f"out{chosen.suffix}"
    noun = chosen.nouns[0]
    if not chosen.has_audiences:
        with pytest.raises(Invalid, match="is not made for an audience"):
            export(world.project, path, noun, name=chosen.name, audience=Audience.PUBLIC)
    if not chosen.versions:
        with pytest.raises(Invalid, match=r"has no version 4\.0"):
            export(world.project, path, noun, name=chosen.name, version="4.0")
    for other in set(Noun) - set(chosen.nouns):
        with pytest.raises(Invalid, match=f"not {other.plural}"):
            export(world.project, path, other, name=chosen.name)
    with pytest.raises(Invalid, match=re.escape(f"ends in {chosen.suffix}")):
        export(
            world.project,
            tmp_path / ("out.json" if chosen.suffix != ".json" else "out.csv"),
            name=chosen.name,
        )
    assert not path.exists()


def test_the_name_of_a_file_says_the_format() -> None:
    assert find(Path("x.CSV")).name == "csv"
    assert find(Path("x.csv"), "responses").name == "responses"
    with pytest.raises(Invalid, match=r"There is no format “card”\. Did you mean “cards”"):
        find(Path("x.vcf"), "card")


@each_format
def test_a_format_says_what_it_does_not_have(world: World, tmp_path: Path, chosen: Format) -> None:
    path = tmp_path / f"out{chosen.suffix}"
    noun = Noun.CONTACT if chosen.takes_one_noun else None
    said = export(world.project, path, noun, name=chosen.name).not_carried
    assert said[: len(chosen.not_carried)] == chosen.not_carried
    assert bool(said) == (chosen.name not in ("json", "jsonl"))
    assert all(re.fullmatch(r"[A-Z].*\.", sentence) for sentence in said)


@each_format
def test_the_old_file_stays_where_the_disk_is_full(world: World, tmp_path: Path, chosen: Format) -> None:
    path = tmp_path / f"out{chosen.suffix}"
    write(world.project, tmp_path, chosen)  # SQLite has made its own files then
    path.write_bytes(b"before")
    with limited_file_size(100), pytest.raises(StorageFailed, match="could not be written"):
        write(world.project, tmp_path, chosen)
    assert path.read_bytes() == b"before"
    assert not list(tmp_path.glob(".*"))
    gc.collect()  # what was begun and left complains now, if it ever does


def test_lines_of_json_hold_every_field_of_every_record(world: World, tmp_path: Path) -> None:
    export(world.project, tmp_path / "all.jsonl")
    lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    found = [json.loads(line) for line in lines]
    for noun, kind in records.CLASSES.items():
        filter = (
            "is:any" if noun in (Noun.CONTACT, Noun.ORGANISATION, Noun.ENGAGEMENT, Noun.CONSULTATION) else ""
        )
        there = records.rows(world.project, kind, records.ids(world.project, kind, filter))
        assert [one for one in found if one["noun"] == noun.value] == [as_object(one) for one in there]


@pytest.mark.parametrize("name", ["cards", "jsonl", "csv"])
def test_many_records_are_never_in_memory_together(
    project: Project, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wanted, "_PAGE", 10)
    monkeypatch.setattr(wanted, "_PAGE_OF_IDS", 10)
    with project.transaction("Fill") as tx:
        from engage.storage import records as storage

        emails = (Email(address=f"post{n}@e.example") for n in range(100))
        storage.add(tx.connection, [Organisation(name="Example", emails=(email,)) for email in emails])
    steps: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, what: str = "") -> None:
        steps.append((done, total, what))

    path = tmp_path / f"many{find_by(name).suffix}"
    export(project, path, Noun.ORGANISATION, progress=progress)
    assert steps == [(done, 100, "organisations") for done in range(0, 100, 10)]

    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled("Stopped")

    before = path.read_bytes()
    with pytest.raises(Cancelled):
        export(project, path, Noun.ORGANISATION, progress=stop)
    assert path.read_bytes() == before


def find_by(name: str) -> Format:
    return next(one for one in FORMATS if one.name == name)
