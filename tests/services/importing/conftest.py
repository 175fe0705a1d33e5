"""What the tests of imports share: a project, and one for all tests of a module that alter nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.services.projects import Project
from tests.builders import new_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "p.engage") as made:
        yield made


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with new_project(tmp_path_factory.mktemp("shared") / "p.engage") as made:
        yield made
