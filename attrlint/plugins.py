"""What a plugin can add (pluggy, entry-point group `attrlint`), and the manager that collects it.

Each hook is called once and returns plain data. attrlint's own parts register the same way, in
`builtin.py`. A plugin that fails is named in `Registry.problems`; the others still load.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import pluggy

from attrlint import entrypoints
from attrlint.finding import Finding, Severity
from attrlint.printable import told
from attrlint.readers import Reader

if TYPE_CHECKING:  # a run that finds every draft's result in the cache does without
    from attrlint.checks import Check
    from attrlint.conditions import Condition
    from attrlint.rulebook import Rule
    from attrlint.signals import Signals

GROUP: Final = "attrlint"

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


class Signal(NamedTuple):
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


class Reporter(NamedTuple):
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


class Tools(NamedTuple):
    """What reads a draft, by name."""

    signals: dict[str, Signal]
    conditions: dict[str, Condition]
    checks: dict[str, Check]


@dataclass
class Registry:
    """Everything that attrlint and its `plugins` bring, by name; `problems` names the plugins that failed.

    `origin` are the arguments of `collect`: the name of the module that is attrlint's own plugin, and `installed`.
    `own` are the hooks of that plugin, whose signals, conditions and checks are imported when first asked for.
    `distributions` are the names, with versions, of all that is installed on the import path, plugins or not.
    """

    readers: dict[str, Reader] = field(default_factory=dict)
    reporters: dict[str, Reporter] = field(default_factory=dict)
    rule_folders: list[Path] = field(default_factory=list)
    plugins: list[object] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    origin: tuple[str, bool] = ("", False)
    own: Any = None
    distributions: list[str] = field(default_factory=list)

    @property
    def signals(self) -> dict[str, Signal]:
        """The signals that rules can find."""
        return self._tools.signals

    @property
    def conditions(self) -> dict[str, Condition]:
        """The conditions that rules can name."""
        return self._tools.conditions

    @property
    def checks(self) -> dict[str, Check]:
        """The engines of rules."""
        return self._tools.checks

    @cached_property
    def _tools(self) -> Tools:
        tools = Tools({}, {}, {})
        if self.own:
            _equip(tools, self.own)
        self._shipped = frozenset(name for table in tools for name in table)
        return tools

    def added(self) -> Tools:
        """Those that others than attrlint have brought; its own are as its code is."""
        if "_tools" not in vars(self):
            return Tools({}, {}, {})
        return Tools(*map(self._without_own, cast("Iterable[dict[str, Any]]", self._tools)))

    def _without_own(self, table: dict[str, Any]) -> dict[str, Any]:
        return {name: item for name, item in table.items() if name not in self._shipped}

    def __reduce__(self) -> tuple[Callable[[str, bool], Registry], tuple[str, bool]]:
        """Another process collects its own: functions do not travel."""
        return _collected, self.origin


def _collected(builtin: str, installed: bool) -> Registry:
    return collect(import_module(builtin), installed=installed)


def collect(builtin: object, *, installed: bool = True) -> Registry:
    """The registry of `builtin` (attrlint's own plugin) and, unless told otherwise, of the installed plugins."""
    homes = entrypoints.homes()
    distributions = [os.path.basename(home) for home in homes]  # noqa: PTH119  hundreds, at every start
    registry = Registry(origin=(getattr(builtin, "__name__", ""), installed), distributions=distributions)
    with _contained(registry, "attrlint"):
        registry.own = _hooks(registry, "attrlint", builtin)
        _formats(registry, registry.own)
        _rules(registry, registry.own)
    for name, plugin in entrypoints.loaded(GROUP, homes, registry.problems) if installed else ():
        _add(registry, name, plugin)
    return registry


def _add(registry: Registry, name: str, plugin: object) -> None:
    """One installed plugin's contributions."""
    tools = Tools(registry.signals, registry.conditions, registry.checks)
    with _contained(registry, name):
        hooks = _hooks(registry, name, plugin)
        _formats(registry, hooks)
        _equip(tools, hooks)
        _rules(registry, hooks)


@contextmanager
def _contained(registry: Registry, name: str) -> Iterator[None]:
    """What a plugin does and returns may not take the others down."""
    try:
        yield
    except (Exception, SystemExit) as error:  # noqa: BLE001  a stranger's code may fail in any way
        registry.problems.append(f"plugin “{name}” failed: {told(error)}")


def _hooks(registry: Registry, name: str, plugin: object) -> Any:
    """A plugin's hooks. Each has a manager of its own, so that one's fault stays its own."""
    registry.plugins.append(plugin)
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    manager.register(plugin, name)
    manager.check_pending()
    return manager.hook


def _formats(registry: Registry, hooks: Any) -> None:
    for hook, kind, table in (
        (hooks.attrlint_readers, Reader, registry.readers),
        (hooks.attrlint_reporters, Reporter, registry.reporters),
    ):
        for items in hook():
            _fill(table, _named(items), kind)


def _equip(tools: Tools, hooks: Any) -> None:
    from attrlint.checks import Check
    from attrlint.conditions import Condition

    for items in hooks.attrlint_conditions():
        _fill(tools.conditions, _named(items), Condition)
    for items in hooks.attrlint_checks():
        _fill(tools.checks, _named(items), Check)
    for signals in hooks.attrlint_signals():
        _fill(tools.signals, signals, Signal)


def _rules(registry: Registry, hooks: Any) -> None:
    for folders in hooks.attrlint_rules():
        if isinstance(folders, str | bytes):
            raise TypeError(f"“{folders!r}” is no list of folders")
        registry.rule_folders.extend(Path(folder) for folder in folders)


def _named(items: Iterable[Any]) -> dict[str, Any]:
    return {getattr(item, "name", ""): item for item in items}


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


def _wrong(item: Any) -> str:
    """The first field that others would stumble over: no function, or no texts, where there should be."""
    parts: Mapping[str, Any] = item._asdict()
    for name, value in parts.items():
        if name in _FUNCTIONS and not (callable(value) or (value is None and name in ("recognises", "pick"))):
            return name
        if name in _NAMES and (isinstance(value, str) or not all(isinstance(each, str) for each in value)):
            return name
    return ""
