"""Rulebooks, each made once: a process remembers them, the cache folder keeps them from run to run."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrlint.cachefolder import CacheFolder
from attrlint.config import House
from attrlint.nodes import LARGEST, DataError, Problem
from attrlint.plugins import Registry

if TYPE_CHECKING:  # a run that finds every draft's result in the cache does without
    from attrlint.lexicon import Lexicons
    from attrlint.rulebook import Rulebook
    from attrlint.rulebook.vocabulary import Vocabulary

_CODE: Final = Path(__file__).parent
_SUFFIXES: Final = (".py", ".yaml", ".yml")
_MOST: Final = 8
"""Rulebooks that a process remembers: a server meets a new one whenever a rule file is saved."""
_LARGEST: Final = 20_000
_DEEPEST: Final = 50
"""Files below a folder of rules, and folders in each other: what has more is a disk or a project."""


class Digest(NamedTuple):
    """What a run has to know of a rulebook even where it checks no draft: the mistakes in it, and what it can name."""

    problems: tuple[Problem, ...]
    words: frozenset[str]
    profiles: tuple[str, ...]


class Opened:
    """The rules of attrlint, its plugins and a newsroom, with the word lists in play; read when first asked for.

    `key` stands for all they are made of, and for the code: while it is the same, a draft's findings are.
    """

    def __init__(self, key: str, digest: Digest, read: Callable[[], Rulebook]) -> None:
        self.key = key
        self.digest = digest
        self._read = read

    @cached_property
    def book(self) -> Rulebook:
        """The rules."""
        return self._read()

    @cached_property
    def lexicons(self) -> Lexicons:
        """The word lists."""
        from attrlint.lexicon import Lexicons

        return Lexicons(self.book.lists.values())


_remembered: dict[str, Opened] = {}


def opened(registry: Registry, house: House, cache: CacheFolder) -> Opened:
    """What a newsroom's rules come to."""
    key = _key(registry, house)
    if key not in _remembered:
        if len(_remembered) >= _MOST:
            _remembered.clear()
        _remembered[key] = _kept(registry, house, cache, key)
    return _remembered[key]


def vocabulary(registry: Registry) -> Vocabulary:
    """The names that rule files can use."""
    from attrlint.rulebook.vocabulary import Vocabulary

    kinds = {name: signal.kinds for name, signal in registry.signals.items()}
    return Vocabulary(registry.checks, registry.conditions.keys(), kinds, registry.readers.keys())


def _kept(registry: Registry, house: House, cache: CacheFolder, key: str) -> Opened:
    """The rulebook from the cache; where it is not there, or made of something else, from its files."""
    name = f"rules-{_hash((registry.rule_folders, house))[:16]}"
    read = partial(_book, registry, house, cache, key, name)
    try:
        made_of, problems, words, profiles = cache.load(f"{name}-digest")
        if made_of == key:
            digest = Digest(tuple(Problem(*problem) for problem in problems), frozenset(words), tuple(profiles))
            return Opened(key, digest, read)
    except (TypeError, ValueError):
        pass
    book = read()
    cache.save(f"{name}-digest", (key, book.problems, sorted(book.words), list(book.profiles)))
    return Opened(key, Digest(tuple(book.problems), book.words, tuple(book.profiles)), lambda: book)


def _book(registry: Registry, house: House, cache: CacheFolder, key: str, name: str) -> Rulebook:
    """The rules themselves.

    What their patterns need is kept with them: to find that out takes longer than to check a short draft.
    """
    from attrlint.rulebook.needs import remember, worked_out
    from attrlint.rulebook.packing import packed, unpacked

    try:
        made_of, data, known = cache.load(name)
        if made_of == key:
            book = unpacked(data)
            remember(known)
            return book
    except (TypeError, ValueError, KeyError, AttributeError):
        pass
    book = _read(registry, [*registry.rule_folders, *house.folders], house)
    if cache.path is not None:
        from attrlint.checks.shapes import patterns
        from attrlint.lexicon import Lexicons

        needs = worked_out(patterns(book, Lexicons(book.lists.values())))
        cache.save(name, (key, packed(book), needs))
    return book


def _read(registry: Registry, folders: Iterable[Path], house: House) -> Rulebook:
    """The rulebook from its files."""
    from attrlint import ownrules
    from attrlint.rulebook.loading import load  # on demand: most runs have it from the cache

    return load(folders, vocabulary(registry), ownrules.RULES.values(), house.lists, house.rules)


def _key(registry: Registry, house: House) -> str:
    """What a rulebook is made of: code, rule files, what rules can name, what the newsroom changes.

    Of the code and rules that are installed, size and time of change tell whether they are the same, of the libraries
    they use the version; of a newsroom's own files, which come and go with a version control that does not keep
    times, only what they hold does.
    """
    code = [file for plugin in registry.plugins for file in _code(plugin)]
    installed = [sorted(_stamps(place)) for place in dict.fromkeys((_CODE, *registry.rule_folders, *code))]
    own = [sorted(_contents(folder)) for folder in house.folders]
    tools = registry.added()
    checks = [(check.name, *check.options, *check.placeholders) for check in tools.checks.values()]
    signals = [(name, *signal.kinds) for name, signal in tools.signals.items()]
    names = [*tools.conditions], [*registry.readers]
    return _hash((sys.version, registry.distributions, installed, own, checks, signals, names, house))


def _code(plugin: object) -> Iterator[Path]:
    """The package or the file that a plugin, a module or any object, comes from."""
    name = getattr(plugin, "__name__", "") if hasattr(plugin, "__file__") else type(plugin).__module__
    for module in (sys.modules.get(name.partition(".")[0]), sys.modules.get(name)):
        if file := getattr(module, "__file__", None):
            yield Path(file).parent if Path(file).name == "__init__.py" else Path(file)
            return


def _stamps(place: Path) -> Iterator[tuple[str, int, int]]:
    for file in _files(place) if place.is_dir() else (place,):
        try:
            stat = file.stat()
        except OSError:  # told when it is to be read
            continue
        yield os.fspath(file), stat.st_size, stat.st_mtime_ns


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in _files(folder):
        try:
            with Path(file.path).open("rb") as opened:
                yield file.path, hashlib.sha256(opened.read(LARGEST + 1)).digest()
        except OSError:  # told when it is to be read as a rule
            yield file.path, b""


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The files of code, rules and word lists below a folder; none of what is no folder. Raises `DataError` for one
    that holds too much.
    """
    met, below = 0, [(os.fspath(folder), 0)]
    while below:
        place, depth = below.pop()
        try:
            entries = list(os.scandir(place))
        except OSError:
            continue
        met += len(entries)
        if met > _LARGEST or depth > _DEEPEST:
            most = f"{_LARGEST:,} files" if met > _LARGEST else f"{_DEEPEST} folders in each other"
            raise DataError(
                Problem(str(folder), 1, 1, f"more than {most} are here; name a folder that holds rules only")
            )
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                below.append((entry.path, depth + 1))
            elif entry.name.endswith(_SUFFIXES) and entry.is_file():
                yield entry


def _hash(value: Any) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()
