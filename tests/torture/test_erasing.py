"""People who are erased while a project is in use: nothing of them is left in any byte, nor comes back."""

from __future__ import annotations

import hashlib
import hmac
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, Engagement
from engage.domain.erasures import ErasedWords
from engage.domain.feedback import Feedback
from engage.domain.organisations import Address, Email, Organisation, Phone
from engage.domain.records import Reference
from engage.domain.submissions import Submission
from engage.services import backups, projects, records, restoring, undo
from engage.services.privacy import erasing
from engage.services.projects import Project
from engage.storage.keys import Key
from tests.torture import rounds
from tests.torture.deeds import TABLE, import_contacts, log, log_page, new
from tests.torture.figures import Report, kind
from tests.torture.wholeness import faults

PAGE, RESERVED, IV = 4096, 80, 16
"""Of a page of SQLCipher 4: its size, and what stands at its end, first of that the vector it begins with."""
SALT = 16


def test_erased(tmp_path: Path, key: Key | None, chance: Random, report: Report) -> None:
    times = rounds(short=3, full=50)
    seen = {"hits": 0, "back by undo": 0, "back by a backup": 0, "not whole": 0}
    with new(tmp_path / "Example.engage", key) as project:
        people = [add(project, chance) for _ in range(times)]
        for _ in range(times * 3):
            chance.choice((log, log_page, import_contacts))(project, chance)
        # A copy of it: there are so many backups before the end that it is thinned out.
        backup = Path(shutil.copy(backups.back_up(project).path, tmp_path))
        gone: list[str] = []
        for id, needles in people:
            project.leave_no_trace()
            assert all(map(Pages(project, key).hold, needles)), "what is looked for can be found"
            if chance.random() < 0.2:
                records.remove(project, Contact, id)
            words = chance.choice(list(ErasedWords))
            erasing.erase(project, Contact, id, words=words)
            gone += needles
            seen["hits"] += count(project, key, needles)
            chance.choice((log, log_page, import_contacts))(project, chance)
        project.leave_no_trace()
        seen["hits"] += count(project, key, gone)
        while undo.next_undo(project):
            undo.undo(project)
        project.leave_no_trace()
        seen["back by undo"] += count(project, key, gone)
        seen["not whole"] += len(faults(project))
    restored = tmp_path / "restored.engage"
    restoring.restore(backup, restored, who="CD", key=key)
    with projects.open_project(restored, who="CD", key=key) as again:
        again.leave_no_trace()
        seen["back by a backup"] += count(again, key, gone)
    report("erased people", kind(key), times, "people", never=seen)


def add(project: Project, chance: Random) -> tuple[int, list[str]]:
    """Put in somebody with everything that tells of them; return who, and by what they would be found."""
    given, family, street = ("".join(chance.choices("bcdfghjkmpqrstvwxz", k=9)).title() for _ in range(3))
    number = f"01632 {chance.randrange(10**6):06}"
    name, address = f"{given} {family}", f"{given}@{family}.example".lower()
    person = Contact(
        given_name=given,
        family_name=family,
        emails=(Email(address=address),),
        phones=(Phone(number=number),),
        addresses=(Address(street=f"7 {street} Row"),),
    )
    id = records.add(project, person).first("contact")
    who = Reference(id)
    held = records.get(project, Engagement, TABLE)
    seats = (*held.attendance, Attendance(contact=who))
    records.edit(project, Engagement, TABLE, attendance=seats, notes=f"{held.notes}\n{name} was late.")
    said = Feedback(
        text="Pipes", said_on=held.held_on, contact=who, notes=f"Ask {name}, {address} or {number}"
    )
    records.add(project, said)
    records.add(project, Organisation(name="Example Glass", notes=f"Mr {family} of 7, {street} Row"))
    records.add(project, Submission(title=f"What {name} wrote", received_on=held.held_on, contact=who))
    records.edit(project, Contact, id, notes=f"{given} likes tea", emails=(Email(address=f"new-{address}"),))
    return id, [family, family.lower(), address, number, f"7 {street}"]


class Pages:
    """All that the pages of a project's file and of its log hold, in clear, free space included."""

    def __init__(self, project: Project, key: Key | None) -> None:
        log = project.path.with_name(f"{project.path.name}-wal")
        assert not log.exists() or log.stat().st_size == 0, "nothing is left in the log"
        held = project.path.read_bytes()
        self._clear = held if key is None else b"".join(_clear(held, key))

    def hold(self, needle: str) -> bool:
        return needle.encode() in self._clear


def count(project: Project, key: Key | None, needles: list[str]) -> int:
    """How many of these are anywhere in the file."""
    pages = Pages(project, key)
    return sum(map(pages.hold, needles))


def _clear(held: bytes, key: Key) -> Iterator[bytes]:
    """Yield the pages of an encrypted file, each found to be what the key has signed."""
    fast = hashlib.pbkdf2_hmac("sha512", key.secret, bytes(byte ^ 0x3A for byte in held[:SALT]), 2, 32)
    for number in range(len(held) // PAGE):
        page = held[number * PAGE : (number + 1) * PAGE]
        begin = SALT if number == 0 else 0
        body, vector = page[begin : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - RESERVED + IV]
        signed = hmac.new(fast, body + vector + (number + 1).to_bytes(4, "little"), "sha512").digest()
        assert signed == page[PAGE - RESERVED + IV : PAGE - RESERVED + IV + 64]
        cipher = Cipher(algorithms.AES256(key.secret), modes.CBC(vector)).decryptor()
        yield cipher.update(body) + cipher.finalize()
