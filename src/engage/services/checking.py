"""Looking through a project for damage, putting it right, and saving what can be read of one that is lost."""

from __future__ import annotations

from engage.domain.checking import Checked, Finding
from engage.storage.checking.check import check

__all__ = ["Checked", "Finding", "check"]
