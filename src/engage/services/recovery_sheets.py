"""The recovery sheet: one page on paper that opens an encrypted project without its passphrase."""

from __future__ import annotations

import io
from pathlib import Path

from engage.domain import clock, recovery_words
from engage.domain.choices import excerpt
from engage.domain.disclosure import Audience
from engage.errors import Invalid, WrongPassphrase
from engage.services.projects import details
from engage.services.summaries.document import (
    Alignment,
    Callout,
    Column,
    Document,
    Paragraph,
    QrCode,
    Table,
    Tone,
)
from engage.services.summaries.wording import day
from engage.storage import connections, kept_salts
from engage.storage.keys import SECRET_BYTES, Key
from engage.storage.project import Project
from engage.storage.project_file import salt_of


def sheet(project: Project) -> bytes:
    """Return the sheet as PDF, for printing; raises `Invalid` where the project is not encrypted.

    Who has it can read the project. It is made anew each time, and nothing of it is kept.
    """
    from engage.services.exporting import pdf

    file = io.BytesIO()
    pdf.export(_document(project), file)
    return file.getvalue()


def unlock_by_sheet(path: Path, text: str, *, even_damaged: bool = False) -> Key:
    """Return the key that opens a project, or a backup, from what stands on its sheet; nothing is written.

    Takes the words, or what the code says. Raises `Invalid`, which names the word or the line that cannot be
    right, and `WrongPassphrase` where it is the sheet of another one.
    """
    if salt_of(path, is_sure=True) is None:
        raise Invalid(f"{path.name} has no passphrase", "it is not encrypted", "Open it without")
    secret = recovery_words.read(text)
    key = Key(secret[:SECRET_BYTES], secret[SECRET_BYTES:])
    if even_damaged and kept_salts.of(path) == kept_salts.Kept(key.salt, key.check):
        return key
    if connections.opens(path, key):
        return key
    raise WrongPassphrase(
        f"The sheet does not open {path.name}",
        "it belongs to another project, or its passphrase was changed after the sheet was printed",
        "Look for the sheet of the day on which the passphrase was set",
    )


def _document(project: Project) -> Document:
    if project.key is None:
        raise Invalid(
            f"{project.path.name} has no passphrase", "it is not encrypted", "Set a passphrase first"
        )
    secret = project.key.secret + project.key.salt
    said = details(project)
    today = clock.today()
    return Document(
        title="Recovery sheet",
        subtitle=excerpt(said.name),
        audience=Audience.INTERNAL,
        made_on=today,
        controller=excerpt(said.controller),
        blocks=(
            Callout("Whoever has this page can read the project", (_CARE,)),
            Paragraph(_USE),
            _words(secret),
            QrCode(recovery_words.scanned(secret), "the words of this sheet"),
            Paragraph(_LATER.format(day=day(today)), Tone.QUIET),
        ),
    )


_CARE = (
    "Keep it on paper, locked away, and not where the computer is. Do not photograph it, do not send it, and "
    "delete the file from which it was printed."
)
_USE = (
    "It is for the day on which nobody knows the passphrase, or the beginning of the file is damaged. Where "
    "Engage asks for the passphrase, choose the recovery sheet, and type the words line by line, each with "
    "its digits; or paste what the code below says to a camera."
)
_LATER = (
    "Printed on {day}. It opens every backup that was made under the same passphrase. Once that is changed, "
    "print a new sheet, and keep this one for as long as there are backups from before."
)


def _words(secret: bytes) -> Table:
    lines = [line.split() for line in recovery_words.lines(secret)]
    return Table(
        (
            Column("Line", width=0.6),
            *(Column(f"Word {number}", width=1.1) for number in range(1, recovery_words.WORDS_IN_LINE + 1)),
            Column("Digits", Alignment.RIGHT, width=0.8),
        ),
        tuple((str(number), *line) for number, line in enumerate(lines, 1)),
    )
