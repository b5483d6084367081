"""attrlint: who says so? A source-attribution and fact-check linter for newsrooms.

    >>> import attrlint
    >>> for finding in attrlint.check_text("Thousands fled. [Source: UN data]"):
    ...     print(finding.position.column, finding.code)
    1 QNT301
    17 SRC210

Everything named in `__all__` is the public interface; it is imported when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from attrlint.version import __version__ as __version__

if TYPE_CHECKING:
    from attrlint.api import CheckError, check_file, check_text
    from attrlint.document import Document, Position, Span
    from attrlint.finding import Edit, Finding, Severity
    from attrlint.plugins import hookimpl


_HOMES = {
    "CheckError": "api",
    "check_file": "api",
    "check_text": "api",
    "Document": "document",
    "Position": "document",
    "Span": "document",
    "Edit": "finding",
    "Finding": "finding",
    "Severity": "finding",
    "hookimpl": "plugins",
}

__all__ = [
    "CheckError",
    "Document",
    "Edit",
    "Finding",
    "Position",
    "Severity",
    "Span",
    "check_file",
    "check_text",
    "hookimpl",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
