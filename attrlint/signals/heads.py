"""Head nouns of sources: what the last noun of a phrase says about who is speaking."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from attrlint.lexicon import Lexicons

_LISTS: Final = (
    ("sourceheads.documents", "document"),
    ("sourceheads.irregular-documents", "document"),
    ("sourceheads.organisations", "organisation"),
    ("sourceheads.insiders", "insider"),
    ("sourceheads.persons", "role"),
    ("sourceheads.irregular-persons", "role"),
)


@lru_cache(maxsize=8)
def heads(lexicons: Lexicons) -> Mapping[str, str]:
    """Source head nouns in all forms (lower case) → `document`, `organisation`, `role`, or `insider`:
    one who may have to speak unnamed.
    """
    table: dict[str, str] = {}
    for name, kind in _LISTS:
        for form in lexicons.forms(name):
            table.setdefault(form.lower(), kind)
    return table
