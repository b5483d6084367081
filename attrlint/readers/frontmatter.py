"""Front matter: YAML between `---` lines or TOML between `+++` lines at the very start of a draft."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from attrlint.document import DeclaredSource, InvalidFile, Metadata, Source, Span
from attrlint.expressions import expression
from attrlint.readers.lines import LONE_CR

if TYPE_CHECKING:  # few drafts have YAML: it is imported when one does
    from attrlint.datafile import Node

Value: TypeAlias = str | list[Any] | dict[str, Any]
"""Front matter as written: text, or lists and tables of it."""

_FENCED: Final = expression(  # possessive: a CR LF taken apart, line by line, would double the ways to fail
    r"""(?P<fence>---|\+\+\+)[ \t]*(?:\r\n?+|\n)
        (?P<inside>(?:[^\r\n]*+(?:\r\n?+|\n))*?)
        (?P=fence)[ \t]*(?:\r\n?+|\n|\Z)""",
    re.VERBOSE,
)
_NOTHING: Final = r"(?:\s|\#[^\r\n]*+)*+"
_FIRST_KEY: Final = {  # what begins otherwise is prose between two rules
    "---": expression(_NOTHING + r"""(?:\Z|["']?[A-Za-z_][\w.-]*["']?[ ]*:(?:\s|\Z))"""),
    "+++": expression(_NOTHING + r"""(?:\Z|\[|["']?[A-Za-z_][\w.-]*["']?[ \t]*=)"""),
}
_LARGEST: Final = 1_000_000
"""Characters that are read in a second or so, whatever they are."""
_NO_LINE_END: Final = str.maketrans("\x85\u2028\u2029", "   ")  # to YAML they are one; to editors they are not
_TOML_PLACE: Final = expression(r" \(at (?:line (\d+), column (\d+)|end of document)\)")

_DATES: Final = ("date", "published", "pubdate", "datepublished", "publishdate")
_DATE_LINE: Final = expression(
    rf"^[\"']?(?:{'|'.join(_DATES)})[\"']?[ \t]*[:=][ \t]*(?P<written>[^\s#](?:[^\r\n#]*[^\s#])?)",
    re.IGNORECASE | re.MULTILINE,
)
_REGISTRIES: Final = ("sources", "references", "citations")
_IDS: Final = ("id", "key")
_OURS: Final = "attrlint"
_MOST: Final = 50
"""Keys of the settings whose places are told; there are fewer."""
_YEAR_FIRST: Final = expression(r"(\d{4})[-/](\d\d?)[-/](\d\d?)(?!\d)")
_DAY_FIRST: Final = expression(r"\b(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})\b")
_MONTH_FIRST: Final = expression(
    r"\b(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b"
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read(source: Source) -> tuple[Metadata, int]:
    """What the front matter says, and the source offset where the text begins.

    Raises `InvalidFile` at the place of a mistake in it.
    """
    fenced = _FENCED.match(source.text)
    if not fenced or not _FIRST_KEY[fenced["fence"]].match(fenced["inside"]):
        return Metadata(), 0
    start, inside = fenced.span("inside")[0], fenced["inside"]
    if len(inside) > _LARGEST:
        raise InvalidFile(f"front matter: more than {_LARGEST:,} characters", start, source.text)
    fields, places = (_yaml if fenced["fence"] == "---" else _toml)(source, start, inside)
    if not isinstance(fields.get(_OURS, {}), dict):
        raise InvalidFile("“attrlint” must be a table of settings", places.settings[_OURS].start, source.text)
    said = metadata(fields, places.sources)._replace(settings_at=places.settings)
    if said.date is None and any(_names(value) for key, value in fields.items() if key.lower() in _DATES):
        line = _DATE_LINE.search(source.text, *fenced.span("inside"))
        said = said._replace(unread=Span(*line.span("written")) if line else Span(0, 3))
    return said, fenced.end()


def metadata(fields: dict[str, Value], places: Mapping[str, Span] = MappingProxyType({})) -> Metadata:
    """A header's fields as metadata; keys in any case, the first of several spellings counts.

    `places` tell where in the file (source offsets) the keys of declared sources stand.
    """
    known = {key.lower(): value for key, value in reversed(fields.items())}
    settings = fields.get(_OURS)
    return Metadata(
        date=next(filter(None, (parse_date(_names(known.get(key))) for key in _DATES)), None),
        title=_first(known, "title", "headline"),
        byline=_first(known, "byline", "author", "authors"),
        language=_first(known, "lang", "language"),
        type=_first(known, "type", "content_type"),
        sources={
            entry.key: replace(entry, place=places.get(entry.key, entry.place))
            for key in _REGISTRIES
            for entry in _declared(known.get(key))
        },
        draft=known.get("draft") in ("true", "yes"),
        settings=settings if isinstance(settings, dict) else {},
    )


def parse_date(text: str) -> dt.date | None:
    """`2022-05-13` with or without a time, `13 May 2022` or `May 13, 2022`; anything else is no date."""
    try:
        if match := _YEAR_FIRST.match(text):
            return dt.date(*map(int, match.groups()))
        if match := _DAY_FIRST.search(text) or _MONTH_FIRST.search(text):
            month = _MONTHS.index(match["month"][:3].lower()) + 1
            return dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        pass
    return None


class _Places(NamedTuple):
    """Where in the source the keys of declared sources stand, and those of the settings with their own."""

    sources: Mapping[str, Span]
    settings: Mapping[str, Span]


def _yaml(source: Source, start: int, text: str) -> tuple[dict[str, Value], _Places]:
    """The fields, and where keys stand."""
    from attrlint.datafile import DataError, parse

    if re.fullmatch(_NOTHING, text):
        return {}, _Places({}, {})
    # The line of the fence stands before it, so that messages count the draft's lines.
    text = "\n" + LONE_CR.sub("\n", text).translate(_NO_LINE_END)
    try:
        fields = parse(source.path, text).mapping("front matter")
    except DataError as error:
        line, column, message = error.problem[1:]
        offset = start - 1 + _offset(text, line, column)
        raise InvalidFile(f"front matter: {message}", offset, source.text) from None
    declared = [node for name in fields if name.lower() in _REGISTRIES for node in _keys(fields[name])]
    ours = [fields[_OURS].at_key, *(value.at_key for value in fields[_OURS].fields.values())] if _OURS in fields else []
    placed = (
        {
            str(node.value): _key(text, start - 1, _offset(text, node.line, node.column), str(node.value))
            for node in keys
        }
        for keys in (declared, ours[:_MOST])
    )
    return {key: _written(node) for key, node in fields.items()}, _Places(*placed)


def _key(text: str, start: int, at: int, key: str) -> Span:
    """A key in the source where it stands in the front matter, quotation marks left out."""
    at += text[at : at + 1] in ("'", '"')
    return Span(start + at, start + at + len(key))


def _keys(registry: Node) -> Iterator[Node]:
    """The keys under which a registry's sources are cited."""
    yield from (entry.at_key for entry in registry.fields.values())
    for item in registry.items:
        yield from (item.fields[name] for name in _IDS if name in item.fields)


def _toml(source: Source, start: int, text: str) -> tuple[dict[str, Value], _Places]:
    import tomllib

    from attrlint import toml

    try:
        fields = {key: _as_written(value) for key, value in toml.loads(text).items()}
    except RecursionError:
        raise InvalidFile("front matter: nested too deeply", start, source.text) from None
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _TOML_PLACE.search(message)
        offset = _offset(text, int(place[1]), int(place[2])) if place and place[1] else len(text)
        raise InvalidFile(f"front matter: {_TOML_PLACE.sub('', message)}", start + offset, source.text) from None
    except ValueError:
        raise InvalidFile("front matter: a number of thousands of digits", start, source.text) from None
    ours, places = fields.get(_OURS, ""), toml.Places(source.path, text)
    paths = [(_OURS,) * (_OURS in fields), *((_OURS, key) for key in ours if isinstance(ours, dict))][:_MOST]
    return fields, _Places({}, {path[-1]: _key(text, start, places.offset(path), path[-1]) for path in paths if path})


def _offset(text: str, line: int, column: int) -> int:
    before = text.split("\n")[: line - 1]
    return min(len(text), sum(len(each) + 1 for each in before) + column - 1)


def _written(node: Node) -> Value:
    if isinstance(node.value, dict):
        return {key: _written(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [_written(item) for item in node.value]
    return node.value


def _as_written(value: object) -> Value:
    """A TOML value in the same shape as YAML's, whose scalars are all text."""
    if isinstance(value, dict):
        return {key: _as_written(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_written(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _first(fields: Mapping[str, Value], *keys: str) -> str:
    return next(filter(None, (_names(fields.get(key)) for key in keys)), "")


def _names(value: Value | None) -> str:
    """Text as it is; a list's entries, joined; a person's name."""
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_names, value)))
    return value.strip() if value else ""


def _declared(registry: Value | None) -> Iterator[DeclaredSource]:
    if isinstance(registry, dict):
        yield from (_entry(key, value) for key, value in registry.items())
    elif isinstance(registry, list):
        yield from (_listed(value) for value in registry if value)
    elif registry:
        yield _entry(registry, registry)


def _listed(value: Value) -> DeclaredSource:
    """An entry of a list: text is its own key, a table names it, and `- key: text` is a pair."""
    if not isinstance(value, dict):
        return _entry(_names(value), value)
    for name in _IDS:
        if key := value.get(name):
            return _entry(_names(key), {field: text for field, text in value.items() if field != name})
    named = _first(value, "title", "name", "url")
    if len(value) == 1 and not named:
        return _entry(*next(iter(value.items())))
    return _entry(named or _flat(value), value)


def _entry(key: str, value: Value) -> DeclaredSource:
    fields = {name: _flat(text) for name, text in value.items()} if isinstance(value, dict) else {}
    return DeclaredSource(key, _flat(value), fields)


def _flat(value: Value) -> str:
    """All the text in a value, joined: what a tag that names this source stands for."""
    if isinstance(value, str):
        return value.strip()
    parts: Iterable[Value] = value.values() if isinstance(value, dict) else value
    return ", ".join(filter(None, map(_flat, parts)))
