"""Profiles: which rules are on, and how severe, for one kind of copy."""

from __future__ import annotations

from collections.abc import Mapping

from attrlint.finding import Severity
from attrlint.nodes import Node, Problem, suggestion
from attrlint.rulebook.fields import read
from attrlint.rulebook.keys import PROFILE
from attrlint.rulebook.rule import Profile


def read_profile(node: Node, name: str, problems: list[Problem]) -> Profile:
    """The profile in a file, as far as it can be read; mistakes go to `problems`."""
    values = read(node, "a profile", PROFILE, problems)
    levels = values.pop("severity", {})
    for selector, level in levels.items():
        if not isinstance(level, str):
            place = node.fields["severity"].fields[selector]
            problems.append(place.problem(f"“{selector}” must be one severity, not a list"))
    severity = {selector: Severity[level] for selector, level in levels.items() if isinstance(level, str)}
    return Profile(name, values.pop("about", ""), **values, severity=severity)


def settled(profiles: Mapping[str, Profile], nodes: Mapping[str, Node], problems: list[Problem]) -> dict[str, Profile]:
    """The profiles, none extending an unknown one or, by whatever way, itself; such mistakes go to `problems`."""
    kept = dict(profiles)
    for name, profile in profiles.items():
        if profile.extends and profile.extends not in profiles:
            mistake = f"unknown profile “{profile.extends}”.{suggestion(profile.extends, profiles)}"
        elif circle := _circle(name, profiles):
            mistake = f"the profile extends itself: {' → '.join(circle)}"
        else:
            continue
        problems.append(nodes[name].fields["extends"].problem(mistake))
        kept[name] = profile._replace(extends="")
    return kept


def _circle(name: str, profiles: Mapping[str, Profile]) -> list[str]:
    """The way from a profile back to itself; empty where there is none."""
    way = [name]
    while (extended := profiles[way[-1]].extends) in profiles:
        way.append(extended)
        if extended == name:
            return way
        if extended in way[:-1]:
            break
    return []
