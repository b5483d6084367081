"""Draft text on a screen: nothing quoted from a file may move the cursor, hide or turn a line around."""

from __future__ import annotations

from typing import Final

from attrlint.expressions import expression

UNSAFE: Final = "\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
"""C1 controls, bidirectional and invisible format characters, lone surrogates: inside of a `[…]`."""

COMMAND: Final = r"(?<=#)#(?=\w*\[)|(?<!\S):(?=:\w)"
"""The character that makes a command of what a CI system logs: `##[…]` (GitHub), `##vso[…]` (Azure), `##teamcity[…]`
anywhere in a line, `::…` (GitHub) at its beginning, but for spaces; a line may be wrapped at any space.
"""

_LONGEST: Final = 300
_BLANK: Final = expression("[\t-\r\x1c-\x1f\x85\u2028\u2029]")
_REST: Final = expression(f"[\x00-\x1f{UNSAFE}]|{COMMAND}")


def printable(text: str) -> str:
    """`text` with line ends and tabs as spaces, other controls and commands as U+FFFD; its length stays the same."""
    return _REST.sub("\ufffd", _BLANK.sub(" ", text))


def told(error: BaseException) -> str:
    """An exception's kind and message on one line, shortened; whatever a stranger's exception does when asked."""
    try:
        message = printable(str(error)[:_LONGEST]).strip()
    except Exception:  # noqa: BLE001
        message = "(without words)"
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def brief(text: str) -> str:
    """`text`, or as much of the beginning as anybody reads of it."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def count(number: int, word: str) -> str:
    """A number with its noun: “1 rule”, “2,000 rules”."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
