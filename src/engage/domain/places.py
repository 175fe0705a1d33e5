"""Where a project lies, and what that means for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """Whose folder it is."""

    ONEDRIVE = "onedrive"
    DROPBOX = "dropbox"
    ICLOUD = "icloud"
    GOOGLE_DRIVE = "google_drive"
    NEXTCLOUD = "nextcloud"
    NETWORK = "network"

    @property
    def label(self) -> str:
        """What people call it."""
        return _LABELS[self]


_LABELS: Mapping[Kind, str] = {
    Kind.ONEDRIVE: "OneDrive",
    Kind.DROPBOX: "Dropbox",
    Kind.ICLOUD: "iCloud Drive",
    Kind.GOOGLE_DRIVE: "Google Drive",
    Kind.NEXTCLOUD: "Nextcloud or ownCloud",
    Kind.NETWORK: "a network drive",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A folder in which a project should rather not lie."""

    kind: Kind
    folder: Path
