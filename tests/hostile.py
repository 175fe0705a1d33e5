"""More than three hundred texts that nobody should have to type, of the kinds that break programs.

Made by us. Each is something that one reader or another takes for more than words: a command, a place, a
number, the end of a field. Here they are names, remarks and notes, and come back as they went in.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

BAIT = Path(tempfile.gettempdir()) / f"engage-bait-{os.getpid()}.png"
"""A picture that nobody has any business to open; `tests.watching.nothing_opened` sees who does."""

_MARKUP = (
    "<b>bold</b>", "<i>", "</para>", "</p></div></body></html>", "<br/>", "a<b>c", "1 < 2 & 3 > 2", "&amp;",
    "&lt;b&gt;",
    "&#60;b&#62;", "&#x1F4A3;", "&bogus;", "&", "<", "<>", "<!-- never closed", "<![CDATA[ x ]]>", "]]>",
    "<?xml version='1.0'?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", "<script>alert(1)</script>",
    "\"><script>alert(1)</script>", "<svg onload=alert(1)>", "<a href='javascript:alert(1)'>here</a>",
    "<style>* { display: none }</style>", "<meta http-equiv=refresh content=0>",
    "<base href='//example.org'>",
    "<iframe src='about:blank'></iframe>", "<font size=7 color=red>", "<qt>rich</qt>", "<table><tr><td>",
    "<onDraw name='a' label='b'/>", "<seq id='a'/>", "<text:span>odf</text:span>",
    "<w:p><w:r><w:t>docx</w:t></w:r></w:p>",
    "<Maria maria@person.example>", "Maria <maria@person.example> tel",
)  # fmt: skip

_PICTURES = tuple(
    form.format(path=BAIT, address=BAIT.as_uri())
    for form in (
        '<img src="{path}">', '<img src="{address}"/>', "<img src='{path}' width='10'>",
        "![picture]({address})",
        "![picture]({path})", "[link]({address})", '<link rel="stylesheet" href="{address}">',
        '<a href="{address}">open</a>', "@import url({address});", "url({path})", "{path}", "{address}",
        '<object data="{address}">', '<embed src="{path}">',
        "<!DOCTYPE a [<!ENTITY b SYSTEM '{address}'>]><a>&b;</a>",
        '<xi:include href="{address}" parse="text"/>', "\\includegraphics{{{path}}}", "@{path}", "< {path}",
        "$(cat {path})",
        "`cat {path}`", "| cat {path}", "; cat {path}",
    )
)  # fmt: skip

_FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1:A9)", "=SUM(A1:A9)", '=HYPERLINK("https://example.org","x")',
    "=cmd|' /C calc'!A0",
    "=cmd|'/c notepad'!'A1'", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "'=1+1", "''=1+1", "=", "+", "-", "@",
    "==", "=-1",
    "＝1+1", "﹢1", "－1", "＠SUM(A1)", '"=1+1"', "=IMPORTXML(A1,B1)", "=WEBSERVICE(A1)", "=DDE(1;2;3)",
    "{=TABLE(1,2)}", "+44 20 7946 0000", "-5", "%0A=1+1",
)  # fmt: skip

_COMMANDS = (
    "'; DROP TABLE contact; --", "' OR '1'='1", '" OR ""="', "Robert'); DELETE FROM organisation;--",
    "1; VACUUM", "%", "_",
    "%_%", "\\", "\\\\", "\\'", "'", '"', "''", '""', "NULL", "null", "None", "undefined", "nil", "true",
    "x'00'",
    "name:a OR name:b", "kind:union", "-kind:union", 'text:"', "NEAR(a b)", "a* OR b*", "^a", "title : a",
    "ORGANISATION",
    "{0}", "{}", "{name}", "{0.__class__.__mro__}", "{{ 7 * 7 }}", "{% for x in y %}", "${7*7}", "#{7*7}",
    "<%= 7*7 %>",
    "%s%s%s%n", "%d", "%(name)s", "$HOME", "$$", "`id`", "$(id)", "; id", "| id", "&& id", "> /dev/null",
    "__import__('os')", "eval(1)", "\\x41", "\\u0041", "\\0", "\\N{BELL}",
)  # fmt: skip

_PATHS = (
    "../../../../etc/passwd", "..\\..\\..\\windows\\win.ini", "/etc/passwd", "C:\\Windows\\System32",
    "\\\\host\\share\\a",
    "file:///etc/passwd", "//host/share", "~", "~root", ".", "..", "/", "/dev/zero", "/dev/stdin",
    "/proc/self/environ",
    "CON", "NUL", "PRN", "AUX", "COM1", "LPT1", "con.txt", "a:b", "a|b", "a?b*c", "trailing dot.",
    "trailing blank ",
    "Thumbs.db", ".hidden", "-rf", "--help", "a" * 300,
)  # fmt: skip

_ADDRESSES = (
    "http://example.org", "https://user:secret@example.org:80/a?b=c#d", "ftp://example.org",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", " javascript:alert(1)", "vbscript:a", "data:text/html,<b>",
    "mailto:a@body.example?bcc=b",
    "tel:+442079460000", "ssh://example.org", "ms-word:ofe|u|a", "about:blank", "http://127.0.0.1:1/",
    "http://[::1]/",
    "//example.org/a", "https://еxample.org", "https://example.org\u202egpj.exe",
)  # fmt: skip

_SCRIPTS = (
    "\u202eturned", "\u2067isolated\u2069", "\u200e\u200f", "\u202a\u202b\u202c", "a\u200bb", "a\u200db",
    "a\ufeffb", "\ufeff",
    "a\u00adb", "a\u2060b", "\u0301", "e\u0301", "é", "Z" + "\u0335\u0336\u0334" * 20 + "a", "ﬁ", "ß", "ẞ",
    "İ", "ı", "ſ", "ŉ",
    "pаypal", "Аna", "ｆｕｌｌ", "①②③", "Ω", "Ω", "한", "한", "العربية",
    "עברית", "हिन्दी", "ไทย", "中文", "\U0002070e", "\U0001f4a9", "👩🏽\u200d🏭",
    "🏴\U000e0067\U000e0062\U000e0065\U000e007f",
    "🇬🇧", "1️⃣", "❤️", "\ue000", "\ufffd", "\U0010ffff", "\u2028", "\u2029", "\u0085", "\u00a0", "\u3000",
    "a\u3000b",
)  # fmt: skip

_CONTROL = (
    "a\0b", "\0", "\x07bell", "\x1b[31mred", "\x08\x08", "\x7f", "\x0b\x0c", "a\rb", "a\r\nb", "a\n\n\nb",
    "a\tb", "\x1a",
    "\ud800", "\udfff", "a\ud83cb", "\ud83c\udf1e", "\udc00\ud800", "\ufdd0", "\uffff",
)  # fmt: skip

_SEPARATED = (
    'a,b;c\td|e', '"quoted"', 'half "quoted', 'a""b', ",,,,", ";;;;", '","', "a\n,b", "#N/A", "# comment",
    "---", "***",
    "- item", "1. item", "| a | b |", "> quote", "```", "[ ] todo", "\\newpage", "BEGIN:VCARD", "END:VEVENT",
    "a\\nb\\,c\\;d",
    "From: a@body.example", "Content-Type: text/html", "=?utf-8?q?a?=", "=C3=A9",
)  # fmt: skip

_NUMBERS = (
    "0", "-0", "00", "1e309", "NaN", "Infinity", "-Infinity", "0x10", "1,000", "1.000", "1_000", "٣", "²",
    "½", "1/0",
    "99999999999999999999", "0.1", "1e-400", "2020-02-30", "0000-00-00", "9999-12-31", "01/02/03", "MARCH1",
    "SEPT2", "1-2",
    "24:00", "TRUE", "FALSE", "£1", "100%",
)  # fmt: skip

_LONG = (
    "w" * 5_000,
    "words " * 1_500,
    "\n" * 500 + "end",
    "<b>" * 700,
    "(" * 1_000,
    "é" * 3_000,
    "👩🏽\u200d🏭" * 300,
)

_ALL = dict.fromkeys(
    (
        *(*_MARKUP, *_PICTURES, *_FORMULAS, *_COMMANDS, *_PATHS, *_ADDRESSES),
        *(*_SCRIPTS, *_CONTROL, *_SEPARATED, *_NUMBERS, *_LONG),
    )
)
STRINGS: tuple[str, ...] = tuple(_ALL)
"""All of them, each once."""

MARKUP: tuple[str, ...] = (*_MARKUP, *_PICTURES)
"""What a reader of markup would take for that."""
FORMULAS: tuple[str, ...] = _FORMULAS
"""What a spreadsheet would calculate."""
