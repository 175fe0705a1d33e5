"""Where a project lies: in a folder that another program synchronises, or on another machine's drive.

Programs that synchronise copy the file while it is being written to, without the log beside it: what they
bring elsewhere, or back, may be torn. Network drives lose locks. Nothing is asked of any program or network:
folders are known by the environment, by files that such programs leave, and by paths.
"""

from __future__ import annotations

import fnmatch
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from engage.domain.places import Kind, Place

_LARGEST = 1_000_000

_ENVIRONMENT = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Variables that OneDrive sets on Windows."""

_MARKERS: tuple[tuple[str, Kind], ...] = (
    (".dropbox.cache", Kind.DROPBOX),
    (".nextcloudsync.log", Kind.NEXTCLOUD),
    (".owncloudsync.log", Kind.NEXTCLOUD),
    (".sync_*.db", Kind.NEXTCLOUD),
    ("._sync_*.db", Kind.NEXTCLOUD),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", Kind.ONEDRIVE),
    (".tmp.drivedownload", Kind.GOOGLE_DRIVE),
    (".tmp.driveupload", Kind.GOOGLE_DRIVE),
)
"""What lies hidden at the top of a folder that is synchronised."""

_DROPBOX = ".dropbox"

_NAMES: tuple[tuple[str, Kind], ...] = (
    ("onedrive", Kind.ONEDRIVE),
    ("google drive", Kind.GOOGLE_DRIVE),
    ("googledrive", Kind.GOOGLE_DRIVE),
    ("my drive", Kind.GOOGLE_DRIVE),
    ("dropbox", Kind.DROPBOX),
    ("nextcloud", Kind.NEXTCLOUD),
    ("owncloud", Kind.NEXTCLOUD),
    ("iclouddrive", Kind.ICLOUD),
    ("icloud drive", Kind.ICLOUD),
    ("mobile documents", Kind.ICLOUD),
    ("com~apple~clouddocs", Kind.ICLOUD),
)
"""How such folders are called, or begin to be: "OneDrive - Example Trust"."""

_NETWORKS = frozenset(
    (
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "afpfs",
        "webdav",
        "davfs",
        "ceph",
        "glusterfs",
    )
)
_USER_NETWORKS = ("fuse.sshfs", "fuse.davfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.smbnetfs")

_DRIVE_REMOTE = 4  # https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew


def place_of(path: Path) -> Place | None:
    """Return what is special about where a project lies; None where nothing is."""
    folder = Path(os.path.realpath(path)).parent
    kind = synchronised(folder, os.environ, _dropbox_folders()) or networked(folder)
    return None if kind is None else Place(kind, folder)


def synchronised(folder: Path, environment: Mapping[str, str], dropbox: Iterable[str]) -> Kind | None:
    """Return which program synchronises a folder, by all that says so."""
    for name in _ENVIRONMENT:
        if environment.get(name) and _is_below(folder, environment[name]):
            return Kind.ONEDRIVE
    if any(_is_below(folder, root) for root in dropbox):
        return Kind.DROPBOX
    return by_markers(folder) or by_names(folder)


def by_markers(folder: Path) -> Kind | None:
    """Return which program has left a mark in a folder, or in one that it lies in."""
    for above in (folder, *folder.parents):
        try:
            with os.scandir(above) as entries:
                hidden = [entry.name for entry in entries if entry.name.startswith(".")]
        except OSError:  # it may not be looked into
            hidden = []
        for pattern, kind in _MARKERS:
            if fnmatch.filter(hidden, pattern):
                return kind
        if (above / _DROPBOX).is_file():  # a folder of that name is where the program keeps its own things
            return Kind.DROPBOX
    return None


def by_names(folder: PurePath) -> Kind | None:
    """Return which program a folder, or one that it lies in, is named after."""
    parts = [part.casefold() for part in folder.parts]
    for part in parts:
        for name, kind in _NAMES:
            if part == name or part.startswith((f"{name} - ", f"{name}-", f"{name} (")):
                return kind
    return None


def _is_below(folder: Path, root: str) -> bool:
    try:
        return folder.is_relative_to(Path(os.path.realpath(root)))
    except (OSError, ValueError):
        return False


def _dropbox_folders() -> list[str]:
    """The folders that Dropbox itself says are its own (https://help.dropbox.com/installs/locate-dropbox-folder)."""
    if sys.platform == "win32":
        homes = [os.environ.get(name, "") for name in ("APPDATA", "LOCALAPPDATA")]
        files = [Path(home) / "Dropbox" / "info.json" for home in homes if home]
    else:
        files = [Path.home() / ".dropbox" / "info.json"]
    return [folder for file in files for folder in read_dropbox(file)]


def read_dropbox(file: Path) -> Iterator[str]:
    """Yield the folders that Dropbox's own file names."""
    try:
        with file.open("rb") as opened:
            said = json.loads(opened.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return
    for account in said.values() if isinstance(said, dict) else ():
        if isinstance(account, dict) and isinstance(account.get("path"), str):
            yield account["path"]


def networked(folder: Path) -> Kind | None:
    """Return whether a folder lies on another machine's drive."""
    if sys.platform == "win32":
        return Kind.NETWORK if _is_remote_on_windows(folder) else None
    if sys.platform == "darwin":
        return Kind.NETWORK if _kind_of_file_system(folder) in _NETWORKS else None
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape")
    except OSError:
        return None
    return Kind.NETWORK if is_network(file_system(folder, mounts)) else None


def is_network(kind: str) -> bool:
    """Whether a file system of this kind is another machine's."""
    return kind in _NETWORKS or kind.startswith(_USER_NETWORKS)


def file_system(folder: PurePath, mounts: str) -> str:
    """Return the kind of file system that a folder is on, by the table of what is mounted (`man 5 fstab`)."""
    found, longest = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = _unescaped(fields[1])
        if folder.is_relative_to(point) and len(point) >= longest:  # what was mounted last lies on top
            found, longest = fields[2], len(point)
    return found


def _unescaped(text: str) -> str:
    for written, meant in ((r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")):
        text = text.replace(written, meant)
    return text


if sys.platform == "win32":
    import ctypes

    def _is_remote_on_windows(folder: Path) -> bool:
        is_share = folder.drive.startswith("\\\\")
        return is_share or ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _DRIVE_REMOTE

else:

    def _is_remote_on_windows(folder: Path) -> bool:
        return False


def _kind_of_file_system(folder: Path) -> str:
    """The kind of file system by macOS's own call (`man 2 statfs`)."""
    import ctypes

    library = ctypes.CDLL(None)
    # On Intel the name without the suffix stands for an older form of the structure.
    statfs = getattr(library, "statfs$INODE64", None) or library.statfs
    buffer = ctypes.create_string_buffer(4096)
    if statfs(os.fsencode(folder), buffer) != 0:
        return ""
    return buffer.raw[_NAME_AT : _NAME_AT + 16].split(b"\0")[0].decode("ascii", "replace")


_NAME_AT = 72
"""Where in macOS's `struct statfs` the name of the file system stands."""
