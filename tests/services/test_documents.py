"""Documents: attached, given back to the byte, stored once, and back again after an undo."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from engage.domain import documents as limits
from engage.domain.engagements import Engagement
from engage.errors import Invalid, NotFound, StorageFailed
from engage.services import documents, records, search, undo
from engage.services.projects import Project
from engage.storage import schema
from tests.builders import DAY
from tests.deeds import add, no_deed, one_deed

HELD = bytes(range(256)) * 40


@pytest.fixture
def engagement(project: Project) -> int:
    return add(project, Engagement(title="Talks", held_on=DAY))


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    path = tmp_path / "Slides on steel.pdf"
    path.write_bytes(HELD)
    return path


def contents(project: Project) -> int:
    with project.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(schema.content)).scalar_one()


def test_a_file_is_attached_and_given_back(
    project: Project, engagement: int, slides: Path, tmp_path: Path
) -> None:
    with one_deed(project):
        changes = documents.attach(project, engagement, slides)
    (document,) = records.get(project, Engagement, engagement).documents
    assert (document.name, document.media_type, document.size) == (slides.name, "application/pdf", len(HELD))
    assert document.added_on
    assert changes.ids == {"document": (document.id,)}
    slides.unlink()
    assert documents.content(project, document.id) == HELD
    documents.save_copy(project, document.id, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == HELD
    assert [hit.id for hit in search.search(project, "slides")] == [engagement]


def test_one_file_is_stored_once(project: Project, engagement: int, slides: Path, tmp_path: Path) -> None:
    other = add(project, Engagement(title="Other talks", held_on=DAY))
    documents.attach(project, engagement, slides)
    documents.attach(project, other, slides.rename(tmp_path / "Same.pdf"))
    assert contents(project) == 1
    assert [len(each.documents) for each in records.rows(project, Engagement, [engagement, other])] == [1, 1]
    with no_deed(project):
        assert not documents.attach(project, other, tmp_path / "Same.pdf")


def test_several_are_removed_as_one_deed(
    project: Project, engagement: int, slides: Path, tmp_path: Path
) -> None:
    note = tmp_path / "Note.txt"
    note.write_bytes(b"Signed.")
    for path in (slides, note):
        documents.attach(project, engagement, path)
    both = [document.id for document in records.get(project, Engagement, engagement).documents]
    with one_deed(project):
        changes = documents.remove(project, both)
    assert changes.operation is not None
    assert changes.operation.label == "Delete 2 documents"
    assert not records.get(project, Engagement, engagement).documents
    undo.undo(project)
    assert len(records.get(project, Engagement, engagement).documents) == 2
    with no_deed(project), pytest.raises(NotFound):
        documents.remove(project, [both[0], 99])


def test_what_is_removed_comes_back_whole(project: Project, engagement: int, slides: Path) -> None:
    id = documents.attach(project, engagement, slides).first("document")
    with one_deed(project):
        documents.remove(project, [id])
    with pytest.raises(NotFound):
        documents.content(project, id)
    undo.undo(project)
    assert documents.content(project, id) == HELD
    with one_deed(project):
        records.remove(project, Engagement, engagement)
    undo.undo(project)
    assert documents.content(project, id) == HELD


def test_what_cannot_be_attached_is_said(project: Project, engagement: int, tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(limits.LARGEST + 1)
    os.mkfifo(tmp_path / "pipe")
    refused: dict[Path, type[Exception]] = {
        large: Invalid,
        tmp_path: Invalid,
        tmp_path / "pipe": Invalid,
        tmp_path / "gone.pdf": NotFound,
        tmp_path / "a\0b": StorageFailed,
    }
    for path, error in refused.items():
        with no_deed(project), pytest.raises(error) as said:
            documents.attach(project, engagement, path)
        assert str(said.value)
    large.write_bytes(b"")
    with no_deed(project), pytest.raises(NotFound):
        documents.attach(project, 999, large)


def test_a_copy_of_the_project_has_the_documents(
    project: Project, engagement: int, slides: Path, tmp_path: Path
) -> None:
    id = documents.attach(project, engagement, slides).first("document")
    project.copy(tmp_path / "copy.engage")
    with Project(tmp_path / "copy.engage", "CD", is_read_only=True) as copy:
        assert documents.content(copy, id) == HELD


def test_a_document_that_is_not_what_was_attached_is_not_given_out(
    project: Project, engagement: int, slides: Path
) -> None:
    id = documents.attach(project, engagement, slides).first("document")
    with project.transaction("Damage") as tx:
        tx.connection.execute(schema.content.update().values(bytes=b"else"))
    with pytest.raises(StorageFailed, match="damaged"):
        documents.content(project, id)
