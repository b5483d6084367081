"""The fixed pattern of the ablation test: what counts as a declarative claim (`ablation.yaml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import regex
import yaml

_FILE: Final = Path(__file__).with_name("ablation.yaml")
_FLAGS: Final = regex.VERBOSE | regex.IGNORECASE


class Pattern:
    """Answers about sentences; each says in words what it asks."""

    def __init__(self) -> None:
        data: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), yaml.BaseLoader)
        self._claims: dict[str, regex.Pattern[str]] = {kind: _compiled(each) for kind, each in data["claims"].items()}
        self._patterns = {name: _compiled(entry) for name, entry in data.items() if name != "claims"}

    def _finds(self, name: str, text: str) -> bool:
        return self._patterns[name].search(text) is not None

    def reports(self, text: str) -> bool:
        """Whether a reporting word is left: the text may still say who says so."""
        return self._finds("reporting", text)

    def takes_clause(self, cue: str) -> bool:
        """Whether what follows such a cue is a clause, not a thing talked about."""
        return self._finds("clause_cues", cue)

    def says(self, cue: str) -> bool:
        """Whether such a cue takes nothing but a clause."""
        return self._finds("say", cue)

    def has_verb(self, words: str) -> bool:
        """Whether words hold what may be a finite verb."""
        return self._finds("finite", words) or self._finds("verb", words)

    def begins_with_verb(self, words: str) -> bool:
        """Whether the first word is a finite verb."""
        return self._patterns["finite"].match(words) is not None

    def may_stay_before(self, words: str) -> bool:
        """Whether words can stand before a clause of their own."""
        return self._finds("stays_before", words)

    def may_go_before(self, words: str) -> bool:
        """Whether words before the content can go without maiming it."""
        return self._finds("goes_before", words)

    def is_condition(self, words: str) -> bool:
        """Whether words make a condition of what follows."""
        return self._finds("condition", words)

    def is_adverbial(self, words: str) -> bool:
        """Whether words open with a preposition or conjunction, so that a comma ends them."""
        return self._patterns["adverbial"].match(words) is not None

    def kind_of(self, claim: str, certain: bool) -> str:
        """What makes a sentence a declarative claim (`number`, `cause` …), or "" when it is none.

        Unless it is `certain` that the sentence is a clause, it must look like one.
        """
        if len(claim.split()) < 5 or self._finds("not_declarative", claim) or self._patterns["openers"].match(claim):
            return ""
        if not (self.has_verb(claim) if certain else self._is_clause(claim)):
            return ""
        for kind, each in self._claims.items():
            if each.search(claim):
                return kind
        return "dated event" if self._finds("date", claim) and self._finds("past", claim) else ""

    def _is_clause(self, claim: str) -> bool:
        verb = self._patterns["finite"].search(claim)
        return verb is not None and verb.start() > 0 and not self._finds("subordinating", claim[: verb.start()])


def _compiled(entry: str | list[str]) -> regex.Pattern[str]:
    return regex.compile(entry if isinstance(entry, str) else rf"\b(?:{'|'.join(entry)})\b", _FLAGS)
