"""The safeguards that are broken to see that a test fails: each as a change of the text of one file.

`make mutants` tries them; a new safeguard gets a line here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """A safeguard, and how it is broken."""

    name: str
    file: str
    """Below `src/engage`."""
    old: str
    """Stands there once."""
    new: str
    tests: str
    """As pytest takes them, below `tests`."""


MUTANTS: Sequence[Mutant] = (
    Mutant(
        "a line that was entered is on the disk",
        "storage/connections.py",
        '"PRAGMA synchronous = FULL"',
        '"PRAGMA synchronous = NORMAL"',
        "torture/test_power.py",
    ),
    Mutant(
        "writers wait for each other",
        "storage/connections.py",
        '"BEGIN IMMEDIATE" if writes else "BEGIN"',
        '"BEGIN"',
        "storage/test_transactions.py",
    ),
    Mutant(
        "what is exported is on the disk before it has its name",
        "services/exporting/saving.py",
        "            os.fsync(file.fileno())\n",
        "            pass\n",
        "torture/test_power.py",
    ),
    Mutant(
        "preferences, and what is known of a backup, are on the disk before they have their name",
        "whole_files.py",
        "            os.fsync(file.fileno())\n",
        "            pass\n",
        "torture/test_power.py",
    ),
    Mutant(
        "names are on the disk",
        "whole_files.py",
        "            os.fsync(handle)\n",
        "            pass\n",
        "torture/test_power.py",
    ),
    Mutant(
        "a salt is kept before the file's beginning is written",
        "storage/project.py",
        "            kept_salts.keep(path, key)\n        if version",
        "            pass\n        if version",
        "storage/test_rekeying.py",
    ),
    Mutant(
        "nothing speaks for a key that is no longer the file's",
        "storage/rekeying.py",
        "    kept_salts.forget(project.path)\n    replace",
        "    replace",
        "storage/test_rekeying.py",
    ),
    Mutant(
        "a beginning that was torn is looked for beside the file",
        "storage/project_file.py",
        "kept_beside(path) or head",
        "head",
        "storage/test_project.py",
    ),
    Mutant(
        "what could not be written is taken away",
        "services/exporting/saving.py",
        "                unfinished.unlink()\n",
        "                pass\n",
        "torture/test_disk.py",
    ),
    Mutant(
        "the history does not go back with the clock",
        "storage/journal.py",
        "    if now > milliseconds:\n",
        "    if now != milliseconds:\n",
        "torture/test_clock.py",
    ),
    Mutant(
        "what is deleted is overwritten in the tables",
        "storage/connections.py",
        '"PRAGMA secure_delete = ON"',
        '"PRAGMA secure_delete = OFF"',
        "storage/test_project.py services/test_drafts.py",
    ),
    Mutant(
        "what is deleted is overwritten in the index",
        "storage/search.py",
        "VALUES ('secure-delete', {int(is_on)})",
        "VALUES ('secure-delete', 0)",
        "storage/test_search.py services/privacy/test_erasing.py",
    ),
    Mutant(
        "nothing mentions what is not there",
        "storage/connections.py",
        '"PRAGMA foreign_keys = ON"',
        '"PRAGMA foreign_keys = OFF"',
        "storage/test_project.py storage/test_records.py",
    ),
    Mutant(
        "a file runs no statements of its own",
        "storage/connections.py",
        '"PRAGMA trusted_schema = OFF"',
        '"PRAGMA trusted_schema = ON"',
        "storage/test_project.py",
    ),
    Mutant(
        "messages of the database hold nobody's words",
        "storage/connections.py",
        "hide_parameters=True",
        "hide_parameters=False",
        "storage/test_project.py storage/test_transactions.py",
    ),
    Mutant(
        "the journal has each change",
        "storage/journal.py",
        '(("insert", "NEW"), ("update", "OLD"), ("delete", "OLD"))',
        '(("insert", "NEW"), ("delete", "OLD"))',
        "services/test_undo.py",
    ),
    Mutant(
        "one writes at a time",
        "storage/writer_lock.py",
        "fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX",
        "fcntl.LOCK_SH",
        "storage/test_writer_lock.py",
    ),
    Mutant(
        "a passphrase takes long to try",
        "storage/keys.py",
        "    (64, 3),\n",
        "    (8, 1),\n",
        "storage/test_keys.py",
    ),
    Mutant(
        "a key is shown nowhere",
        "storage/keys.py",
        'return "Key(…)"',
        'return f"Key({self.secret!r})"',
        "storage/test_keys.py",
    ),
    Mutant(
        "a backup is looked through",
        "storage/whole_copies.py",
        'yield None if _complaints(raw, progress, "integrity_check", "foreign_key_check") else raw',
        "yield raw",
        "storage/test_backups.py services/test_backups.py",
    ),
    Mutant(
        "a backup is held against the project",
        "storage/backups.py",
        "if found == before and copied != wanted:",
        "if False:",
        "storage/test_backups.py services/test_backups.py",
    ),
    Mutant(
        "erasing empties the log",
        "services/privacy/erasing.py",
        "log = () if project.leave_no_trace() else (LOG,)",
        "log: tuple[Stays, ...] = ()",
        "services/privacy/test_erasing.py",
    ),
    Mutant(
        "erasing forgets what was before",
        "storage/erasing.py",
        "            connection.execute(change.delete().where(mine))\n",
        "            pass\n",
        "services/privacy/test_erasing.py",
    ),
    Mutant(
        "who was erased stays so in older copies",
        "services/privacy/erasing.py",
        "                _carry_out(tx, _found_again(tx.connection, erased, id), erased)\n",
        "",
        "services/privacy/test_erasing.py services/test_restoring.py",
    ),
    Mutant(
        "a rehearsed import keeps nothing",
        "services/importing/imports.py",
        "if dry_run or _report(",
        "if _report(",
        "services/importing/test_imports.py",
    ),
    Mutant(
        "of a file without a usable row nothing is kept",
        "services/importing/imports.py",
        "if dry_run or _report(work, importer, Changes()).is_useless:",
        "if dry_run:",
        "services/importing/matching/test_taking.py",
    ),
    Mutant(
        "an archive does not swell",
        "services/importing/archives.py",
        "if self._left < 0 or size > max(_CHUNK, entry.compress_size * MAX_RATIO):",
        "if False:",
        "services/importing/test_archives.py",
    ),
    Mutant(
        "XML has no entities",
        "services/importing/xml_files.py",
        "from defusedxml.ElementTree import iterparse",
        "from xml.etree.ElementTree import iterparse",
        "services/importing/test_archives.py services/importing/test_hostile.py",
    ),
    Mutant(
        "a cell is no formula, in CSV",
        "services/formulas.py",
        """return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell""",
        "return cell",
        "services/test_formulas.py services/exporting/test_csv.py",
    ),
    Mutant(
        "a cell is no formula, in workbooks",
        "services/exporting/xlsx.py",
        "sheet.write_string(last, PLACES[name], cell, self._text)",
        "sheet.write(last, PLACES[name], cell, self._text)",
        "services/exporting/test_xlsx.py services/test_hostile_texts.py",
    ),
    Mutant(
        "words are no markup, in web pages",
        "services/exporting/html/texts.py",
        "return escape(house_style.readable(text))",
        "return house_style.readable(text)",
        "services/exporting/test_html.py",
    ),
    Mutant(
        "words are no markup, in OpenDocument",
        "services/exporting/odt/markup.py",
        "_BLANKS.sub(_blanks, escape(line))",
        "_BLANKS.sub(_blanks, line)",
        "services/exporting/test_odt.py",
    ),
    Mutant(
        "links lead to web pages and mailboxes alone",
        "services/exporting/house_style.py",
        'return target if _SAFE_TARGET.fullmatch(target) else ""',
        "return target",
        "services/exporting/test_html.py services/exporting/test_docx.py",
    ),
    Mutant(
        "a file has its name when it is on the disk",
        "services/exporting/saving.py",
        "            file.flush()\n            os.fsync(file.fileno())\n",
        "            file.flush()\n",
        "services/exporting/test_failures.py services/exporting/test_registry.py",
    ),
    Mutant(
        "withheld words are not quoted outside",
        "domain/disclosure.py",
        "return audience is Audience.INTERNAL or level is not Level.WITHHELD",
        "return True",
        "domain/test_disclosure.py",
    ),
    Mutant(
        "names are for ourselves",
        "domain/disclosure.py",
        "    if audience is Audience.INTERNAL:\n        shown",
        "    if audience is not Audience.PUBLIC:\n        shown",
        "domain/test_disclosure.py",
    ),
    Mutant(
        "the Chatham House Rule hides who spoke",
        "domain/disclosure.py",
        "Rule.CHATHAM_HOUSE: Level.KIND,",
        "Rule.CHATHAM_HOUSE: Level.ORGANISATION,",
        "domain/test_disclosure.py",
    ),
    Mutant(
        "one of two unions is not told",
        "domain/disclosure.py",
        "if cell_size < smallest_cell:",
        "if False:",
        "domain/test_disclosure.py",
    ),
    Mutant(
        "nothing goes out unread",
        "services/outgoing.py",
        "    if stopped := [leak for leak, reason in reasons.items() if not reason]:\n",
        "    if stopped := []:\n",
        "services/test_leaks.py",
    ),
    Mutant(
        "labels show words",
        "ui/widgets/words.py",
        "        self.setTextFormat(Qt.TextFormat.PlainText)\n        self.setText(text)",
        "        self.setText(text)",
        "ui/test_plain_words.py ui/test_access.py",
    ),
    Mutant(
        "tips show words",
        "ui/widgets/words.py",
        'f"<qt>{html.escape(text)}</qt>"',
        'f"<qt>{text}</qt>"',
        "ui/test_plain_words.py",
    ),
    Mutant(
        "rich text loads nothing",
        "ui/engagements/note_editor.py",
        "nothing = QImage(1, 1, QImage.Format.Format_ARGB32)",
        "nothing = QImage(name.toLocalFile() if isinstance(name, QUrl) else name)",
        "ui/test_plain_words.py",
    ),
    Mutant(
        "the log holds nobody's words",
        "bugs.py",
        'yield f"{type(link).__module__}.{type(link).__qualname__}"',
        'yield f"{type(link).__module__}.{type(link).__qualname__} {link}"',
        "test_bugs.py",
    ),
    Mutant(
        "what is half typed is kept",
        "ui/drafts.py",
        "            self._pause.start()\n\n    def keep(",
        "            pass\n\n    def keep(",
        "ui/test_typed_again.py",
    ),
    Mutant(
        "files are their owner's alone",
        "services/temporary_files.py",
        "_OWNER_ONLY = 0o077",
        "_OWNER_ONLY = 0o000",
        "services/test_temporary_files.py",
    ),
    Mutant(
        "what goes with its feedback is not counted any more",
        "storage/kept_counts.py",
        '"BEFORE DELETE ON feedback"',
        '"AFTER DELETE ON feedback"',
        "storage/test_kept_counts.py",
    ),
    Mutant(
        "what an organisation said counts for the kind that it is now",
        "storage/kept_counts.py",
        '*_moved("NEW", "OLD.kind", "NEW.kind")',
        '*_moved("NEW", "NEW.kind", "NEW.kind")',
        "storage/test_kept_counts.py",
    ),
    Mutant(
        "kept counts are held against a new count",
        "storage/checking/check.py",
        '        yield "Looking at what was counted", file.counts\n',
        "",
        "storage/test_kept_counts.py",
    ),
)
