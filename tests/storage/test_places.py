"""Folders that another program synchronises, and other machines' drives, are known for what they are."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from engage.domain.places import Kind
from engage.storage import places


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (PureWindowsPath(r"C:\Users\sam\OneDrive - Example Trust\Group"), Kind.ONEDRIVE),
        (PureWindowsPath(r"C:\Users\sam\OneDrive"), Kind.ONEDRIVE),
        (PureWindowsPath(r"C:\Users\sam\iCloudDrive\Group"), Kind.ICLOUD),
        (PureWindowsPath(r"G:\My Drive\Group"), Kind.GOOGLE_DRIVE),
        (
            PurePosixPath("/Users/sam/Library/CloudStorage/GoogleDrive-sam@b.example/My Drive"),
            Kind.GOOGLE_DRIVE,
        ),
        (PurePosixPath("/Users/sam/Library/CloudStorage/OneDrive-ExampleTrust/Group"), Kind.ONEDRIVE),
        (PurePosixPath("/Users/sam/Library/CloudStorage/Dropbox/Group"), Kind.DROPBOX),
        (PurePosixPath("/Users/sam/Library/Mobile Documents/com~apple~CloudDocs/Group"), Kind.ICLOUD),
        (PurePosixPath("/home/sam/Dropbox (Example Trust)/Group"), Kind.DROPBOX),
        (PurePosixPath("/home/sam/Nextcloud/Group"), Kind.NEXTCLOUD),
        (PurePosixPath("/home/sam/Documents/Dropbox users"), None),
        (PurePosixPath("/home/sam/Documents/My drives"), None),
        (PurePosixPath("/"), None),
    ],
)
def test_by_the_name_of_the_folder(path: PurePosixPath | PureWindowsPath, kind: Kind | None) -> None:
    assert places.by_names(path) is kind


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        (".dropbox", Kind.DROPBOX),
        (".sync_0a1b2c3d.db", Kind.NEXTCLOUD),
        ("._sync_0a1b2c3d.db", Kind.NEXTCLOUD),
        (".owncloudsync.log", Kind.NEXTCLOUD),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", Kind.ONEDRIVE),
        (".tmp.driveupload", Kind.GOOGLE_DRIVE),
        ("sync.db", None),
    ],
)
def test_by_what_the_program_leaves_in_it(tmp_path: Path, mark: str, kind: Kind | None) -> None:
    inside = tmp_path / "Group" / "Programme"
    inside.mkdir(parents=True)
    (tmp_path / mark).touch()
    assert places.by_markers(inside) is kind
    assert places.synchronised(inside, {}, []) is kind


def test_where_dropbox_keeps_its_own_things_is_not_what_it_synchronises(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert places.by_markers(tmp_path) is None


def test_by_the_environment_and_by_what_the_program_says(tmp_path: Path) -> None:
    work, other = tmp_path / "Work", tmp_path / "Other"
    inside = work / "Group"
    inside.mkdir(parents=True)
    info = tmp_path / "info.json"
    info.write_text(
        json.dumps({"personal": {"path": str(work)}, "business": {"host": 5}, "x": None}), "utf-8"
    )
    assert places.synchronised(inside, {"OneDriveCommercial": str(work)}, []) is Kind.ONEDRIVE
    assert places.synchronised(inside, {"OneDrive": str(other), "OneDriveConsumer": ""}, []) is None
    assert places.synchronised(inside, {}, places.read_dropbox(info)) is Kind.DROPBOX
    assert places.synchronised(other, {}, places.read_dropbox(info)) is None
    for text in ("", "[1]", "{", "[" * 100_000, '{"a": 1}'):
        info.write_text(text, "utf-8")
        assert list(places.read_dropbox(info)) == []
    assert list(places.read_dropbox(tmp_path / "missing.json")) == []


MOUNTS = r"""
proc /proc proc rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/sam/own ext4 rw 0 0
//server/group /mnt/our\040group cifs rw 0 0
sam@b.example: /media/far fuse.sshfs rw 0 0
/dev/sdc1 /media/stick vfat rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "kind", "is_network"),
    [
        ("/var/data", "ext4", False),
        ("/home/sam/Documents", "nfs4", True),
        ("/home/sam/own/Documents", "ext4", False),
        ("/mnt/our group/Programme", "cifs", True),
        ("/media/far", "fuse.sshfs", True),
        ("/media/stick", "vfat", False),
        ("/homework", "ext4", False),
    ],
)
def test_by_what_is_mounted(folder: str, kind: str, is_network: bool) -> None:
    found = places.file_system(PurePosixPath(folder), MOUNTS)
    assert (found, places.is_network(found)) == (kind, is_network)


def test_an_ordinary_folder_is_nothing_special(tmp_path: Path) -> None:
    assert places.place_of(tmp_path / "Example.engage") is None
    (tmp_path / ".dropbox").touch()
    place = places.place_of(tmp_path / "Example.engage")
    assert place is not None
    assert (place.kind, place.kind.label, place.folder) == (Kind.DROPBOX, "Dropbox", tmp_path)
