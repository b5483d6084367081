"""Draft text on a screen: nothing quoted from a file may move the cursor, hide or turn a line around."""

from __future__ import annotations

import re
from typing import Final

UNSAFE: Final = "\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
"""C1 controls, bidirectional and invisible format characters, lone surrogates: inside of a `[…]`."""

_COMMANDS: Final = ("::", "##")
"""How lines begin that GitHub and Azure take for commands."""

_LONGEST: Final = 300
_BLANK: Final = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")
_REST: Final = re.compile(f"[\x00-\x1f{UNSAFE}]")


def printable(text: str) -> str:
    """`text` with line ends and tabs as spaces and other controls as U+FFFD; its length stays the same."""
    return _REST.sub("\ufffd", _BLANK.sub(" ", text))


def opening(path: str) -> str:
    """A path to begin a line with: it may look neither like an escape nor like a command to the CI system's log."""
    shown = printable(path)
    return f"./{shown}" if shown.startswith(_COMMANDS) else shown


def told(error: BaseException) -> str:
    """An exception's kind and message on one line, shortened; whatever a stranger's exception does when asked."""
    try:
        message = printable(str(error)[:_LONGEST]).strip()
    except Exception:  # noqa: BLE001
        message = "(without words)"
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def count(number: int, word: str) -> str:
    """A number with its noun: “1 rule”, “2,000 rules”."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
