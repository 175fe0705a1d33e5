"""XML as text, written piece by piece: whatever the data hold, the file can be read."""

from __future__ import annotations

from collections.abc import Mapping

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

_NOT_IN_XML = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"
)
"""What no XML may hold (XML 1.0, section 2.2), each as one character: places stay what they are."""
_ESCAPES = str.maketrans({
    **{chr(code): by for code, by in _NOT_IN_XML.items()},
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;",
})  # fmt: skip


def escaped(text: str) -> str:
    """Return a text as it stands in an attribute or an element."""
    return text.translate(_ESCAPES)


def start(name: str, attributes: Mapping[str, str] = {}) -> str:
    """Return the beginning of an element; attributes without a value are left out."""
    return f"<{name}{_given(attributes)}>"


def end(name: str) -> str:
    """Return the end of an element."""
    return f"</{name}>"


def element(name: str, attributes: Mapping[str, str] = {}, content: str = "") -> str:
    """Return a whole element; `content` is written already."""
    return f"{start(name, attributes)}{content}</{name}>" if content else f"<{name}{_given(attributes)}/>"


def _given(attributes: Mapping[str, str]) -> str:
    return "".join(f' {key}="{escaped(value)}"' for key, value in attributes.items() if value)
