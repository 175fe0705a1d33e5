"""Short ids: as few characters as will do, and enough."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.organisations import Organisation
from engage.errors import Conflict
from engage.services import projects, records
from engage.services.projects import Project
from engage.services.short_ids import short_ids
from engage.storage import records as storage

NEAR = st.integers(0, 2**20).map(lambda number: uuid.UUID(int=0xABCD << 112 | number))
UIDS = st.lists(st.uuids(allow_nil=True) | NEAR, min_size=1, max_size=8, unique=True)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with projects.create(tmp_path_factory.mktemp("short") / "p.engage", name="P", who="AB") as project:
        yield project


@given(uids=UIDS)
def test_a_short_id_finds_its_record_and_a_shorter_one_does_not(
    project: Project, uids: list[uuid.UUID]
) -> None:
    named = [Organisation(name="Example", uid=str(uid)) for uid in uids]
    with project.transaction("Replace") as tx:
        storage.remove(tx.connection, Organisation, records.ids(project, Organisation))
        ids = list(storage.add(tx.connection, named).values())
    shortened = short_ids(project, Organisation, ids)
    assert sorted(shortened) == sorted(ids)
    for id, short in shortened.items():
        assert records.find(project, Organisation, short) == id
        if len(short) > 4:
            with pytest.raises(Conflict):
                records.find(project, Organisation, short[:-1])


def test_a_lone_record_needs_four_characters(tmp_path: Path) -> None:
    with projects.create(tmp_path / "p.engage", name="P", who="AB") as project:
        id = records.add(project, Organisation(name="Example")).first("organisation")
        (short,) = short_ids(project, Organisation, [id]).values()
        assert len(short) == 4
        assert records.find(project, Organisation, short) == id
