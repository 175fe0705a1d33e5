"""The projects that every summary is made of, for each process once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from engage.services import projects, sample
from tests.services.contract.adversarial import World, adversarial


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, World]]:
    """The sample, the worst that people put into a project, and nothing at all."""
    folder = tmp_path_factory.mktemp("worlds")
    with ExitStack() as stack:
        found = {
            "sample": World(sample.create(folder / "sample.engage", "AB")),
            "adversarial": adversarial(folder / "adversarial.engage"),
            "empty": World(projects.create(folder / "empty.engage", name="Nothing", who="AB")),
        }
        for world in found.values():
            stack.enter_context(world.project)
        yield found
