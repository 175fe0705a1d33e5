"""The key of an encrypted project: made from a passphrase and the salt at the beginning of its file.

A file of SQLCipher begins with 16 random bytes, its salt. The last of ours says how hard the passphrase is to
try (`_COSTS`), so that the file alone says all that is needed to open it.
"""

from __future__ import annotations

import functools
import math
import os
import time
import unicodedata
from dataclasses import dataclass

from engage.errors import Invalid, StorageFailed

SALT_BYTES = 16
SECRET_BYTES = 32

_COSTS = (
    (64, 3),
    (128, 3),
    (256, 3),
    (256, 6),
    (256, 12),
    (256, 24),
    (256, 48),
    (256, 96),
)
"""The memory in MiB and the passes of Argon2id at each level, from 1; each takes twice as long as the last.

Files depend on it: a level that was used once stays.
"""

_KIB_IN_MIB = 1024
_LANES = 4
_SECONDS = 1.0
"""How long one try is to take on the machine that sets the passphrase."""


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """What opens an encrypted project. It stands in memory only, and is shown nowhere."""

    secret: bytes
    salt: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_BYTES or len(self.salt) != SALT_BYTES:
            raise ValueError("a key is 32 bytes and its salt 16")

    def __repr__(self) -> str:
        return "Key(…)"

    @property
    def check(self) -> bytes:
        """A value by which the key is known again, and which tells nothing else of it."""
        import hashlib

        return hashlib.blake2b(b"engage " + self.salt, key=self.secret, digest_size=16).digest()

    @property
    def literal(self) -> str:
        """The key as SQLCipher's statements take it."""
        return f"\"x'{self.secret.hex()}{self.salt.hex()}'\""


def derive(passphrase: str, salt: bytes) -> Key:
    """Return the key that a passphrase makes with a salt; takes about a second, and much memory.

    Raises `Invalid` where no version of Engage made the salt, `StorageFailed` where memory is short.
    """
    if not is_salt(salt):
        raise Invalid("This is no salt of a project", "", "Look for a backup")
    from argon2 import exceptions, low_level

    memory, passes = _COSTS[salt[-1] - 1]
    try:
        secret = low_level.hash_secret_raw(
            # However a keyboard puts an accent on a letter, it is the same passphrase.
            unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"),
            salt,
            time_cost=passes,
            memory_cost=memory * _KIB_IN_MIB,
            parallelism=_LANES,
            hash_len=SECRET_BYTES,
            type=low_level.Type.ID,
        )
    except exceptions.HashingError as error:
        raise StorageFailed(
            "There is not enough memory to try the passphrase",
            f"it takes {memory} megabytes for a second or two",
            "Close other programs, then try again",
        ) from error
    return Key(secret, salt)


def new_salt() -> bytes:
    """Return a salt that no other file has, for a passphrase set on this machine."""
    return os.urandom(SALT_BYTES - 1) + bytes([suitable_level()])


def is_salt(found: bytes) -> bool:
    """Whether these bytes can be the salt of a project; most others cannot."""
    return len(found) == SALT_BYTES and 1 <= found[-1] <= len(_COSTS)


@functools.cache
def suitable_level() -> int:
    """Return the level at which one try takes about a second here."""

    def once() -> float:
        began = time.perf_counter()
        derive("", bytes(SALT_BYTES - 1) + b"\1")
        return time.perf_counter() - began

    return level_for(min(once() for _ in range(3)))  # whatever else the machine does meanwhile


def level_for(seconds: float) -> int:
    """Return the level that takes about a second where the first takes this long."""
    return min(max(1, 1 + round(math.log2(_SECONDS / seconds))), len(_COSTS))
