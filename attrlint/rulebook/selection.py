"""Which rules run: a profile, then what is selected and ignored."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from attrlint.finding import Severity
from attrlint.nodes import suggestion
from attrlint.rulebook.rule import Rule, Rulebook
from attrlint.rulebook.selectors import closeness, closest, unknown


class SelectorError(Exception):
    """A selector or profile that names nothing; the message says so and suggests another."""


def codes(rulebook: Rulebook, selector: str) -> frozenset[str]:
    """The codes of the rules behind a selector; raises `SelectorError`."""
    _verify(rulebook, (selector,), "")
    return frozenset(rule.id for rule in rulebook.rules.values() if closest((selector,), rule))


def select(
    rulebook: Rulebook,
    *,
    profile: str,
    added: Collection[str] = (),
    select: Collection[str] | None = None,
    extend_select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Rule, ...]:
    """The rules to run, by id, with the profile's severities or the newsroom's; raises `SelectorError`.

    `added` are codes that every profile has on unless it ignores them.
    `select`, unless None, takes the place of the profile's choice, `extend_select` adds to it, `ignore` takes
    away. Of a selected and an ignored prefix that both fit a rule the longer wins, `ignore` where
    they are equal. The linter's own rules (those without a file) are on unless ignored.
    """
    for where, selectors in (("select", select or ()), ("extend-select", extend_select), ("ignore", ignore)):
        _verify(rulebook, selectors, f" in {where}")
    if profile not in rulebook.profiles:
        raise SelectorError(f"unknown profile “{profile}”.{suggestion(profile, rulebook.profiles)}")
    chosen, levels = _resolved(rulebook, profile, added)
    base = {rule.id for rule in rulebook.rules.values() if not rule.path} | (chosen if select is None else set())
    on = _layered(rulebook, base, (*(select or ()), *extend_select), ignore)
    levels |= rulebook.severities
    rules = (rule for rule in rulebook.rules.values() if rule.id in on)
    return tuple(rule.at(levels[rule.id]) if rule.id in levels else rule for rule in rules)


def _verify(rulebook: Rulebook, selectors: Iterable[str], where: str) -> None:
    for selector in selectors:
        if mistake := unknown(selector, rulebook.words, where):
            raise SelectorError(mistake)


def _resolved(rulebook: Rulebook, name: str, added: Collection[str]) -> tuple[set[str], dict[str, Severity]]:
    """The codes a profile turns on, beside those added, and the severities it sets, by code; what it extends first."""
    profile = rulebook.profiles[name]
    base, levels = _resolved(rulebook, profile.extends, added) if profile.extends else (set(added), {})
    for rule in rulebook.rules.values():
        close = closeness(rule)
        if named := [word for word in profile.severity if word in close]:
            levels[rule.id] = profile.severity[max(named, key=close.__getitem__)]
    return _layered(rulebook, base, profile.select, profile.ignore), levels


def _layered(rulebook: Rulebook, base: set[str], select: Collection[str], ignore: Collection[str]) -> set[str]:
    """`base` with what is selected and without what is ignored, the closer selector winning."""
    on = set()
    select, ignore = frozenset(select), frozenset(ignore)
    for rule in rulebook.rules.values():
        wanted, unwanted = closest(select, rule), closest(ignore, rule)
        if wanted > unwanted or (rule.id in base and not unwanted):
            on.add(rule.id)
    return on
