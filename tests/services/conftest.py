"""What tests of services need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engage.services import plug_ins


@pytest.fixture
def other_packages() -> Iterator[None]:
    """Whatever a test installs is seen, and by no later one."""
    plug_ins.offered.cache_clear()
    yield
    plug_ins.offered.cache_clear()
