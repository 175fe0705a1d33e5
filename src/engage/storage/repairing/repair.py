"""A damaged project made whole, as a new file: of what can be read, and what journal and backup know."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from engage.domain.checking import Mended
from engage.domain.progress import Progress, silent
from engage.storage import schema
from engage.storage.checking.check import check
from engage.storage.failures import translated
from engage.storage.keys import Key
from engage.storage.project import Project, whole_or_nothing
from engage.storage.project_file import make_file, unfinished
from engage.storage.repairing import earlier, mending, rebuilding
from engage.storage.repairing.reading import DamagedFile
from engage.storage.repairing.rebuilding import Told


def rebuild(
    path: Path,
    target: Path,
    *,
    who: str,
    key: Key | None = None,
    backup: Path | None = None,
    backup_key: Key | None = None,
    progress: Progress = silent,
) -> Mended:
    """Make a whole project at `target` of what can be read of a damaged one, which stays as it is.

    One of an earlier version is brought up to date. Raises `StorageFailed` where nothing can be read, where
    it is of a later version, or where the target cannot be written; what is not finished is not left behind.
    """
    told = Told()
    damaged = DamagedFile(path, key)
    try:
        with translated(path):
            damaged.columns("project")
            version = earlier.version_of(damaged)
        make_file(target)
        with (
            whole_or_nothing(Project(target, who, key=key)) as made,
            _of_today(damaged, version, target, key, told, progress) as source,
            translated(target),
        ):
            with rebuilding.filling(made, backup, backup_key) as connection:
                rebuilding.take_over(source, connection, told, progress)
                mending.mend(connection, told, name=path.stem, has_backup=backup is not None)
            # No longer beside the backup, whose tables would be taken for those that are still missing here.
            with made._writer.begin() as connection:
                rebuilding.finish(source, connection)
            made.close()
            checked = check(target, key=key, progress=progress)
    finally:
        damaged.close()
    return Mended(tuple(told.mended), tuple(told.lost), checked.findings)


def _of_today(
    damaged: DamagedFile, version: str, target: Path, key: Key | None, told: Told, progress: Progress
) -> AbstractContextManager[DamagedFile]:
    if version == schema.VERSION:
        return nullcontext(damaged)
    return earlier.brought_up_to_date(damaged, version, unfinished(target), key, told, progress)
