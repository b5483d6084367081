"""JSON Schemas of the files that editors write, from the key tables; `python docs/tables.py` writes them to schemas/.

They name what is shipped, so that an editor completes it, and let pass what a plugin or a newsroom may add.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrlint.config.keys import CONFIG
from attrlint.plugins import Registry
from attrlint.rulebook import Rulebook
from attrlint.rulebook.fields import Key
from attrlint.rulebook.keys import CHANGED_LIST, CHANGED_RULE, LIST, NAME, PROFILE, RULE

Schema = dict[str, Any]

_DIALECT: Final = "http://json-schema.org/draft-07/schema#"
_YAML: Final = ("string", "number", "boolean")
"""What a YAML reader may take a text for: attrlint reads `no`, `2022` and `0.34` as they stand there."""
_TOML: Final = ("string",)
_SELECTOR: Final = "[A-Za-z0-9-]+"
_SIGNAL: Final = rf"{NAME}(\.{NAME})?"
_LIST_NAME: Final = r"[\w-]+\.[\w.-]+"
_ONE_WAY: Final = {"oneOf": [{"required": [way]} for way in ("lexicon", "phrases", "pattern", "signal")]}
_MORE: Final[Mapping[str, Schema]] = {
    "find": {**_ONE_WAY, "dependencies": {"literals": ["pattern"]}},
    "variants": {"anyOf": [{"required": [key]} for key in ("severity", "message")]},
}
"""What the key tables do not say, by key."""
_NAMED: Final[Mapping[str, str]] = {
    "check": "check",
    "lexicon": "word-list",
    "signal": "signal",
    "format": "format",
    "output-format": "reporter",
    **dict.fromkeys(("given", "unless", "when"), "condition"),
    **dict.fromkeys(("profile", "extends"), "profile"),
    **dict.fromkeys(("select", "extend-select", "ignore", "per-file-ignores", "swallows"), "selector"),
}
"""What a key's texts name."""


class Schemas:
    """The schemas, with the names that the registry and the book hold."""

    def __init__(self, registry: Registry, book: Rulebook) -> None:
        codes = sorted(rule.id for rule in book.rules.values())
        families = sorted({code.rstrip("0123456789") for code in codes})
        signals = [(name, *(f"{name}.{kind}" for kind in found.kinds)) for name, found in registry.signals.items()]
        self._book = book
        self._lists = sorted(name for name in book.lists if not name.startswith("rule."))
        self._options = {name: about for check in registry.checks.values() for name, about in check.options.items()}
        self._definitions: Mapping[str, Schema] = {
            "check": _names(registry.checks, NAME),
            "condition": _names(registry.conditions, NAME),
            "format": _names(registry.readers, NAME),
            "profile": _names(book.profiles, NAME),
            "reporter": _names(registry.reporters, NAME),
            "selector": _names(["ALL", *families, *codes, *(book.words - set(codes))], _SELECTOR),
            "signal": _names((name for names in signals for name in names), _SIGNAL),
            "word-list": _names(self._lists, _LIST_NAME),
            "changed-rule": self._table(CHANGED_RULE, _TOML),
            "changed-list": self._table(CHANGED_LIST, _YAML),
        }

    def all(self) -> dict[str, str]:
        """Every schema's text, by file name."""
        made = {
            "rule": self._file("A rule of attrlint", self._table(RULE, _YAML)),
            "lexicon": self._file("Word lists of attrlint", self._lexicon()),
            "profile": self._file("A profile of attrlint", self._table(PROFILE, _YAML)),
            "attrlint": self._file("The configuration of attrlint", self._table(CONFIG, _TOML)),
        }
        return {f"{name}.json": json.dumps(made[name], ensure_ascii=False, indent=2) + "\n" for name in made}

    def _file(self, title: str, schema: Schema) -> Schema:
        """A schema with its head and the definitions that it uses."""
        text = json.dumps(schema)
        used = {name: made for name, made in self._definitions.items() if json.dumps(_ref(name)["$ref"]) in text}
        return {"$schema": _DIALECT, "title": title, **schema, "definitions": used}

    def _lexicon(self) -> Schema:
        words = self._value(Key("words", "entries", ""), _YAML)
        change = _ref("changed-list")
        return {
            "type": "object",
            "properties": dict.fromkeys(self._lists, change),
            "patternProperties": {r"\.": change},
            "additionalProperties": {"anyOf": [words["anyOf"][0], self._table(LIST, _YAML)]},
        }

    def _table(self, keys: Sequence[Key], scalar: Sequence[str]) -> Schema:
        described = {key.name: {"description": key.about, **self._value(key, scalar)} for key in keys}
        required = [key.name for key in keys if key.required]
        return {"type": "object", "properties": described, "additionalProperties": False} | (
            {"required": required} if required else {}
        )

    def _value(self, key: Key, scalar: Sequence[str]) -> Schema:
        text = self._text(key, scalar)
        texts = {"type": "array", "items": text} | ({"minItems": 1} if scalar is _YAML else {})
        either = {"anyOf": [text, texts]}
        table = self._table(key.table, scalar) | _MORE.get(key.name, {})
        word = {"type": list(scalar)}
        told = {"type": "object", "additionalProperties": word, "minProperties": 1}
        forms: Mapping[str, Schema] = {
            "text": text,
            "any text": {"type": [*scalar, "null"]},
            "texts": texts,
            "words": either,
            "flag": {"enum": [True, False, *(("true", "false") if scalar is _YAML else ())]},
            "map": {"type": "object", "additionalProperties": either if scalar is _YAML else texts},
            "table": table,
            "tables": {"type": "array", "items": table, "minItems": 1},
            "examples": {"type": "array", "items": {"anyOf": [text, table]}, "minItems": 1},
            "named": self._named(key, table),
            "entries": {"anyOf": [{"type": "array", "items": {"anyOf": [word, told]}}, told]},
        }
        if key.name == "options":
            known = {name: {"description": about} for name, about in sorted(self._options.items())}
            return forms[key.type] | {"properties": known}
        return forms[key.type]

    def _named(self, key: Key, table: Schema) -> Schema:
        """Tables under names of any kind, or under those of the rules or word lists."""
        if key.name not in ("rule", "lexicon"):
            return {"type": "object", "additionalProperties": table}
        change = _ref("changed-rule" if key.name == "rule" else "changed-list")
        rules = {rule.id: {"description": rule.name, **change} for rule in self._book.rules.values() if rule.path}
        known = rules if key.name == "rule" else dict.fromkeys(self._lists, change)
        names = {"pattern": _whole(_SELECTOR if key.name == "rule" else _LIST_NAME)}
        return {"type": "object", "properties": known, "propertyNames": names, "additionalProperties": change}

    def _text(self, key: Key, scalar: Sequence[str]) -> Schema:
        if key.name in _NAMED:
            return _ref(_NAMED[key.name])
        if key.choices:
            return {"enum": list(key.choices)}
        kinds = scalar if re.fullmatch(key.pattern or ".", "1") else _TOML
        return {"type": list(kinds), "minLength": 1} | ({"pattern": _whole(key.pattern)} if key.pattern else {})


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _names(known: Iterable[str], pattern: str) -> Schema:
    """A name to choose among those known, or another of that form."""
    return {"anyOf": [{"enum": sorted(known)}, {"type": "string", "pattern": _whole(pattern)}]}


def _whole(pattern: str) -> str:
    return f"^({pattern})$"
