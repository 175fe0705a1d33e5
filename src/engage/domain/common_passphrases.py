"""What is tried first by whoever guesses passphrases."""

from __future__ import annotations

KEY_ROWS = (
    "1234567890",
    "qwertyuiop",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "yxcvbnm",
    "1qaz2wsx3edc4rfv",
    "qazwsxedcrfv",
    "abcdefghijklmnopqrstuvwxyz",
)
"""Keys as they lie beside each other."""

_LIST = """
password passwort passphrase passwd pass secret secrets letmein welcome login logon admin administrator
root user guest test testing default changeme master access open sesame opensesame computer internet
server office windows qwerty azerty iloveyou love sunshine princess monkey dragon football baseball
rugby cricket liverpool arsenal chelsea everton rangers celtic manchester united london england scotland
wales britain ireland europe parliament westminster commons lords whitehall minister ministry government
politics political election labour tory tories liberal green party group member secretary chair officer
staff team project meeting roundtable engage summer winter spring autumn january february march april
may june july august september october november december monday tuesday wednesday thursday friday
saturday sunday hello hallo freedom whatever nothing something jesus god heaven angel batman superman
starwars pokemon shadow killer hunter tiger lion eagle falcon phoenix silver golden diamond flower
butterfly cookie chocolate banana apple orange cheese pepper ginger coffee mustang ferrari porsche
mercedes charlie thomas george james harry oliver jack william michael daniel robert andrew david john
peter paul mary anna jessica jennifer ashley nicole michelle charlotte sophie emily letmein1 trustno1
abc123 qwerty123 password1 admin123 passw0rd aaaaaa asdfgh zxcvbn correct horse battery staple
"""

COMMON = frozenset(_LIST.split())
"""Also the parts of which such passphrases are made."""
