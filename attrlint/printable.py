"""Draft text on a screen: nothing quoted from a file may move the cursor, hide or turn a line around."""

from __future__ import annotations

import re
from typing import Final

UNSAFE: Final = "\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
"""C1 controls, bidirectional and invisible format characters, lone surrogates: inside of a `[…]`."""

_BLANK: Final = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")
_REST: Final = re.compile(f"[\x00-\x1f{UNSAFE}]")


def printable(text: str) -> str:
    """`text` with line ends and tabs as spaces and other controls as U+FFFD; its length stays the same."""
    return _REST.sub("\ufffd", _BLANK.sub(" ", text))


def count(number: int, word: str) -> str:
    """A number with its noun: “1 rule”, “2,000 rules”."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
