"""What a plugin can add (pluggy, entry-point group `attrlint`), and the manager that collects it.

Each hook is called once and returns plain data. attrlint's own parts register the same way, in
`builtin.py`. A plugin that fails is named in `Registry.problems`; the others still load.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, Final

import pluggy

from attrlint.checks import Check
from attrlint.conditions import Condition
from attrlint.finding import Finding, Severity
from attrlint.printable import told
from attrlint.readers import Reader
from attrlint.rulebook import Rule
from attrlint.signals import Signals

GROUP: Final = "attrlint"
_DISTRIBUTION: Final = (".dist-info", ".egg-info", "egg-info")
"""How folders end in which installers put what they know of a distribution."""

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@dataclass(frozen=True)
class Signal:
    """A signal that rules can find. The items of `find` have `span`, and `kind` where `kinds` says which there are;
    of a signal that names none, rules may ask for any.
    """

    find: Callable[[Signals], Sequence[Any]]
    kinds: tuple[str, ...] = ()


@dataclass
class Totals:
    """What a run has counted so far; complete when the findings of its report are used up.

    `checked` are the files that could be read; `known` counts the findings a baseline held back, `hidden`
    those left out by `--min-severity`; `sourced` of `claims` claim sentences have a source; `troubles` are
    what kept the run from doing all of its job.
    """

    checked: list[str] = field(default_factory=list)
    hidden: Counter[Severity] = field(default_factory=Counter)
    claims: int = 0
    sourced: int = 0
    troubles: int = 0
    known: int = 0


@dataclass(frozen=True)
class Report:
    """A run's outcome, as reporters get it. `findings` come file by file, sorted within each and
    already filtered by severity; `width` is in terminal columns.
    """

    findings: Iterable[Finding]
    rules: Mapping[str, Rule]
    totals: Totals = field(default_factory=Totals)
    color: bool = False
    quiet: bool = False
    width: int = 100


@dataclass(frozen=True)
class Reporter:
    """An output format: `render(report)` yields pieces of text, to be written one after another."""

    name: str
    about: str
    render: Callable[[Report], Iterable[str]]


class Later:
    """A function named by its place, `module:name`, and imported when it is first called: a part of a plugin that
    few runs need is registered so.
    """

    def __init__(self, place: str) -> None:
        self.place = place

    def __call__(self, *arguments: Any) -> Any:
        """Calls the function."""
        module, _, name = self.place.partition(":")
        return getattr(import_module(module), name)(*arguments)


class Hooks:
    """The hook specifications."""

    @hookspec
    def attrlint_readers(self) -> Sequence[Reader]:  # type: ignore[empty-body]
        """File formats."""

    @hookspec
    def attrlint_signals(self) -> Mapping[str, Signal]:  # type: ignore[empty-body]
        """Signals that `find: {signal: name}` can name."""

    @hookspec
    def attrlint_conditions(self) -> Sequence[Condition]:  # type: ignore[empty-body]
        """Conditions that `given:`, `unless:` and `when:` can name."""

    @hookspec
    def attrlint_checks(self) -> Sequence[Check]:  # type: ignore[empty-body]
        """Engines that `check:` can name."""

    @hookspec
    def attrlint_reporters(self) -> Sequence[Reporter]:  # type: ignore[empty-body]
        """Output formats."""

    @hookspec
    def attrlint_rules(self) -> Sequence[Path]:  # type: ignore[empty-body]
        """Folders of rule files; their `lexicons/` and `profiles/` are read too."""


@dataclass
class Registry:
    """Everything that attrlint and its `plugins` bring, by name; `problems` names the plugins that failed.

    `origin` are the arguments of `collect`: the name of the module that is attrlint's own plugin, and `installed`.
    """

    readers: dict[str, Reader] = field(default_factory=dict)
    signals: dict[str, Signal] = field(default_factory=dict)
    conditions: dict[str, Condition] = field(default_factory=dict)
    checks: dict[str, Check] = field(default_factory=dict)
    reporters: dict[str, Reporter] = field(default_factory=dict)
    rule_folders: list[Path] = field(default_factory=list)
    plugins: list[object] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    origin: tuple[str, bool] = ("", False)

    def __reduce__(self) -> tuple[Callable[[str, bool], Registry], tuple[str, bool]]:
        """Another process collects its own: functions do not travel."""
        return _collected, self.origin


def _collected(builtin: str, installed: bool) -> Registry:
    return collect(import_module(builtin), installed=installed)


def collect(builtin: object, *, installed: bool = True) -> Registry:
    """The registry of `builtin` (attrlint's own plugin) and, unless told otherwise, of the installed plugins."""
    registry = Registry(origin=(getattr(builtin, "__name__", ""), installed))
    _add(registry, "attrlint", builtin)
    for name, plugin in _installed(registry) if installed else ():
        _add(registry, name, plugin)
    return registry


def _installed(registry: Registry) -> list[tuple[str, object]]:
    """The plugins of the entry-point group, each loaded on its own: a broken one is named, the rest load."""
    if not _likely():
        return []
    from importlib.metadata import entry_points

    loaded: list[tuple[str, object]] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            loaded.append((point.name, point.load()))
        except (Exception, SystemExit) as error:  # noqa: BLE001  a stranger's import may fail in any way
            registry.problems.append(f"plugin “{point.name}” ({point.value}) cannot be loaded: {told(error)}")
    return loaded


def _likely() -> bool:
    """Whether anything on the import path may belong to the group: it takes far less time than to ask what does."""
    finders = (finder for finder in sys.meta_path if finder is not PathFinder)
    return any(hasattr(finder, "find_distributions") for finder in finders) or any(map(_may_hold, sys.path))


def _may_hold(place: str) -> bool:
    """Whether an installed distribution in a folder names the group; of what is no folder, nobody knows."""
    try:
        with os.scandir(place or ".") as entries:
            homes = [entry.path for entry in entries if entry.name.lower().endswith(_DISTRIBUTION)]
    except OSError as error:
        return isinstance(error, NotADirectoryError)
    return any(_names_group(f"{home}/entry_points.txt") for home in homes)


def _names_group(file: str) -> bool:
    try:
        return f"[{GROUP}]".encode() in Path(file).read_bytes()
    except OSError:  # most have no entry points
        return False


def _add(registry: Registry, name: str, plugin: object) -> None:
    """One plugin's contributions. Each has a manager of its own, so that one's fault stays its own."""
    registry.plugins.append(plugin)
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    try:
        manager.register(plugin, name)
        manager.check_pending()
        hooks = manager.hook
        for hook, kind, table in (
            (hooks.attrlint_readers, Reader, registry.readers),
            (hooks.attrlint_conditions, Condition, registry.conditions),
            (hooks.attrlint_checks, Check, registry.checks),
            (hooks.attrlint_reporters, Reporter, registry.reporters),
        ):
            for items in hook():
                _fill(table, {getattr(item, "name", ""): item for item in items}, kind)
        for signals in hooks.attrlint_signals():
            _fill(registry.signals, signals, Signal)
        for folders in hooks.attrlint_rules():
            if isinstance(folders, str | bytes):
                raise TypeError(f"“{folders!r}” is no list of folders")
            registry.rule_folders.extend(Path(folder) for folder in folders)
    except (Exception, SystemExit) as error:  # noqa: BLE001  nor may what a plugin returns take the others down
        registry.problems.append(f"plugin “{name}” failed: {told(error)}")


def _fill(table: dict[str, Any], items: Mapping[str, Any], kind: type) -> None:
    for name, item in items.items():
        if not (isinstance(name, str) and name and isinstance(item, kind)):
            raise TypeError(f"“{name}” is not a {kind.__name__}")
        if wrong := _wrong(item):
            raise TypeError(f"the {wrong} of the {kind.__name__} “{name}” cannot be used")
    taken = sorted(set(table) & set(items))
    if taken:
        raise ValueError(f"the name “{taken[0]}” is taken")
    table.update(items)


_FUNCTIONS: Final = ("read", "recognises", "pick", "find", "test", "run", "wakes", "render")
_NAMES: Final = ("suffixes", "kinds", "options", "placeholders")


def _wrong(item: object) -> str:
    """The first field that others would stumble over: no function, or no texts, where there should be."""
    parts = vars(item)
    for name, value in parts.items():
        if name in _FUNCTIONS and not (callable(value) or (value is None and name in ("recognises", "pick"))):
            return name
        if name in _NAMES and (isinstance(value, str) or not all(isinstance(each, str) for each in value)):
            return name
    return ""
