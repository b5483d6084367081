"""A rulebook as plain data that JSON can hold, and back."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final, overload

from attrlint.document import Span
from attrlint.finding import Severity
from attrlint.lexicon import WordList
from attrlint.nodes import Problem
from attrlint.rulebook.rule import Example, Find, Measured, Profile, Rule, Rulebook, Variant

_NOTHING: Final[Mapping[str, str]] = {}


def packed(book: Rulebook) -> dict[str, Any]:
    """The book as lists and mappings of texts and numbers."""
    return {
        "rules": [_packed_rule(rule) for rule in book.rules.values()],
        "lists": [_packed_list(words) for words in book.lists.values()],
        "profiles": [_spoken(profile) for profile in book.profiles.values()],
        "problems": book.problems,
        "words": sorted(book.words),
        "severities": book.severities,
    }


def unpacked(data: Mapping[str, Any]) -> Rulebook:
    """The book that was packed; raises `KeyError`, `TypeError`, `ValueError` or `AttributeError` for other data."""
    rules = map(_rule, data["rules"])
    lists = itertools.starmap(_list, data["lists"])
    profiles = map(_profile, data["profiles"])
    return Rulebook(
        rules={rule.id: rule for rule in rules},
        lists={words.name: words for words in lists},
        profiles={profile.name: profile for profile in profiles},
        problems=tuple(Problem(*problem) for problem in data["problems"]),
        words=frozenset(data["words"]),
        severities=_levels(data["severities"]),
    )


def _spoken(item: Rule | Profile) -> dict[str, Any]:
    """The fields that say something else than what goes without saying."""
    unsaid = item._field_defaults
    return {name: value for name, value in item._asdict().items() if name not in unsaid or value != unsaid[name]}


def _settled(value: Any) -> Any:
    """A tuple for a list, of which JSON makes every tuple."""
    return tuple(value) if isinstance(value, list) else value


def _all_settled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _settled(value) for name, value in data.items()}


def _packed_rule(rule: Rule) -> dict[str, Any]:
    examples = {"fires": list(rule.fires), "silent": list(rule.silent)}
    texts = {key: json.dumps(said, ensure_ascii=False, separators=(",", ":")) for key, said in examples.items()}
    return _spoken(rule._replace(fires=(), silent=())) | texts


def _rule(data: dict[str, Any]) -> Rule:
    said = _all_settled(data)
    return Rule(
        **said
        | {
            "severity": Severity(said["severity"]),
            "find": Find(*map(_settled, said.get("find", ()))),
            "variants": tuple(map(_variant, said.get("variants", ()))),
            "options": _all_settled(said.get("options", {})),
            "measured": Measured(*said["measured"]) if "measured" in said else None,
            "fires": _Examples(said.get("fires", "[]")),
            "silent": _Examples(said.get("silent", "[]")),
        }
    )


def _variant(data: Sequence[Any]) -> Variant:
    when, severity, message = data
    return Variant(tuple(when), None if severity is None else Severity(severity), message)


class _Examples(Sequence[Example]):
    """The examples in a text, read when first asked for: to check drafts takes none, and they are half of a rule."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _all(self) -> tuple[Example, ...]:
        said = json.loads(self._text)
        return tuple(Example(text, tuple(Span(*mark) for mark in marks), *rest) for text, marks, *rest in said)

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, index: int) -> Example: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Example]: ...
    def __getitem__(self, index: int | slice) -> Example | Sequence[Example]:
        return self._all[index]

    def __eq__(self, other: object) -> bool:
        return self._all == (other._all if isinstance(other, _Examples) else other)

    __hash__ = None  # type: ignore[assignment]


def _profile(data: Mapping[str, Any]) -> Profile:
    return Profile(**{**_all_settled(data), "severity": _levels(data.get("severity", {}))})


def _levels(data: Mapping[str, int]) -> dict[str, Severity]:
    return {name: Severity(level) for name, level in data.items()}


def _packed_list(words: WordList) -> list[Any]:
    """A list's words apart from what it says of them: mostly nothing, or one thing of every word."""
    said = list(words.words.values())
    keys = {tuple(data) for data in said}
    about: Any = said
    if keys <= {()}:
        about = None
    elif len(keys) == 1 and len(*keys) == 1:
        ((key,),) = keys
        about = {key: [each[key] for each in said]}
    rest = (words.name, words.inflect, words.exact, words.excepted, words.scanned)
    return [list(words.words), about, *rest]


def _list(words: list[str], about: Any, *rest: Any) -> WordList:
    name, inflect, exact, excepted, scanned = rest
    if about is None:
        said = dict.fromkeys(words, _NOTHING)
    elif isinstance(about, dict):
        ((key, values),) = about.items()
        said = {word: {key: value} for word, value in zip(words, values, strict=True)}
    else:
        said = dict(zip(words, about, strict=True))
    return WordList(name, said, inflect, exact, tuple(excepted), scanned)
