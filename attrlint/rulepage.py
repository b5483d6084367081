"""A rule's page: what it finds, why, how to fix it, its examples; for terminals, Markdown and programs."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from attrlint import ownrules, rulebook
from attrlint.finding import Severity
from attrlint.plugins import Registry
from attrlint.rulebook import Example, Measured, Rule, Rulebook, Variant
from attrlint.rulebook.marks import marked

_WIDTH: Final = 88
_SHOWN: Final = 6
"""Words of a list that tell what it is about."""


@dataclass(frozen=True)
class Page:
    """A rule with what the rule file does not say: the profiles it is on in, and how severe it is
    there; what its conditions and the options of its check mean; the words of the lists it goes by.
    `configured` is how severe it is in the configuration at hand, if that has it on.
    """

    rule: Rule
    profiles: Mapping[str, Severity] = field(default_factory=dict)
    conditions: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    configured: Severity | None = None


class _Section(NamedTuple):
    """Paragraphs, or a list of lines, or examples."""

    title: str
    lines: Sequence[str]
    listed: bool = False
    examples: Sequence[Example] = ()


def pages(book: Rulebook, registry: Registry, configured: Mapping[str, Severity] | None = None) -> dict[str, Page]:
    """The page of every rule in the book, by code; `configured` are those that the configuration has on."""
    on = {name: {rule.id: rule.severity for rule in rulebook.select(book, profile=name)} for name in book.profiles}
    return {
        code: Page(
            rule,
            {name: levels[code] for name, levels in on.items() if code in levels},
            {name: registry.conditions[name].about for name in (*rule.given, *rule.unless)},
            registry.checks[rule.check].options if rule.check in registry.checks else {},
            {name: list(book.lists[name].words) for name in rulebook.listed(rule) if name != f"rule.{code}"},
            (configured or {}).get(code),
        )
        for code, rule in book.rules.items()
    }


def as_data(page: Page) -> dict[str, Any]:
    """The page as JSON has it."""
    rule = page.rule
    return {
        "code": rule.id,
        "name": rule.name,
        "severity": str(rule.severity),
        "check": rule.check,
        "message": rule.message,
        "why": rule.why,
        "fix": rule.fix,
        "fires": [_example_data(example) for example in rule.fires],
        "silent": [_example_data(example) for example in rule.silent],
        "given": list(rule.given),
        "unless": list(rule.unless),
        "options": {name: {"about": about, "value": rule.options.get(name)} for name, about in page.options.items()},
        "lists": list(page.lists),
        "standards": list(rule.standards),
        "wikipedia": rule.wikipedia or None,
        "measured": rule.measured._asdict() if rule.measured else None,
        "since": rule.since or None,
        "aliases": list(rule.aliases),
        "profiles": {name: str(severity) for name, severity in page.profiles.items()},
    }


def line(page: Page) -> str:
    """The rule in one line: its code, how severe it is in the configuration at hand, its name."""
    severity = page.rule.severity if page.rule.id in ownrules.RULES else page.configured
    return f"{page.rule.id:<8} {severity or 'off'!s:<8} {page.rule.name}\n"


def markdown(page: Page) -> str:
    """The page in Markdown."""
    return f"# {page.rule.name} ({page.rule.id})\n\n{_standing(page)}\n\n{_body(page)}"


def help_markdown(rule: Rule) -> str:
    """What a rule asks, why and how to fix it, in Markdown, without where it is on."""
    return _body(Page(rule))


def _body(page: Page) -> str:
    pieces: list[str] = []
    for title, lines, listed, examples in _sections(page):
        shown = ["\n".join(f"- {line}" for line in lines)] if listed else lines
        pieces += (f"## {title}", *map(_fenced, examples), *shown)
    return "\n\n".join(pieces) + "\n"


def _fenced(example: Example) -> str:
    """An example behind a fence longer than any in it, and below it how it is read."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", example.text) or [""]))
    shown = f"{fence}text\n{marked(example.text, example.marks)}\n{fence}"
    return "\n\n".join(filter(None, (shown, _read_as(example))))


def text(page: Page) -> str:
    """The page for a terminal."""
    title = f"{page.rule.name} ({page.rule.id})"
    pieces = [f"{title}\n{'=' * len(title)}", _wrapped(_standing(page), "")]
    for heading, lines, listed, examples in _sections(page):
        bullet = "- " if listed or examples else ""
        shown = [*(line.replace("`", "") for line in lines), *map(_example, examples)]
        pieces.append("\n".join((heading, *(_wrapped(line, bullet) for line in shown))))
    return "\n\n".join(pieces) + "\n"


def _wrapped(line: str, bullet: str) -> str:
    return textwrap.fill(
        line, _WIDTH, initial_indent=f"  {bullet}", subsequent_indent="  " + " " * len(bullet), break_long_words=False
    )


def _standing(page: Page) -> str:
    if page.rule.id in ownrules.RULES:
        return f"{page.rule.severity}; on in every profile"
    names = [
        name if severity == page.rule.severity else f"{name} ({severity})" for name, severity in page.profiles.items()
    ]
    if names:
        return f"{page.rule.severity}; on in {', '.join(names)}"
    return f"{page.rule.severity}; {'on through the configuration' if page.configured else 'off unless selected'}"


def _sections(page: Page) -> Iterator[_Section]:
    rule = page.rule
    yield _Section("What it says", [rule.message, *(_variant(rule, variant) for variant in rule.variants)])
    yield _Section("Why", [rule.why])
    yield _Section("How to fix it", [rule.fix])
    if rule.fires:
        yield _Section("Marked", (), examples=rule.fires)
    if rule.silent:
        yield _Section("Not marked", (), examples=rule.silent)
    if page.conditions:
        yield _Section("Conditions", list(_conditions(page)), listed=True)
    if page.lists:
        yield _Section("Word lists", [_list(name, words) for name, words in page.lists.items()], listed=True)
    if page.options:
        yield _Section("Options", [_option(page, name) for name in page.options], listed=True)
    if rule.standards or rule.wikipedia:
        tag = [f"Wikipedia: {{{{{rule.wikipedia}}}}}"] if rule.wikipedia else []
        yield _Section("Standards", [*rule.standards, *tag], listed=True)
    if rule.measured:
        yield _Section("Measured", [_measured(rule.measured)])
    yield _Section("How to suppress it", _suppressing(rule), listed=True)
    if rule.id not in ownrules.RULES:
        yield _Section("How to change it", _changing(page), listed=True)
    history = [f"since {rule.since}"] if rule.since else []
    history += [f"formerly {', '.join(rule.aliases)}"] if rule.aliases else []
    if history:
        yield _Section("History", ["; ".join(history)])


def _variant(rule: Rule, variant: Variant) -> str:
    level = rule.severity if variant.severity is None else variant.severity
    return f"Where it is {', '.join(variant.when)} ({level}): {variant.message or rule.message}"


def _conditions(page: Page) -> Iterator[str]:
    for name, about in page.conditions.items():
        yield f"{'only' if name in page.rule.given else 'not'} if `{name}`: {about}"


def _measured(measured: Measured) -> str:
    """What was measured, as a sentence without its full stop."""
    read = [f"{measured.right} of {measured.read} findings read were right"] if measured.read else []
    return "; ".join(
        [f"{measured.rate} findings per 1,000 words on {measured.on}", *read, *filter(None, [measured.note])]
    )


def _example(example: Example) -> str:
    return "  ".join(filter(None, (marked(example.text, example.marks), _read_as(example))))


def _read_as(example: Example) -> str:
    settings = ", ".join(f"{key}: {value}" for key, value in _settings(example).items())
    return settings and f"({settings})"


def _example_data(example: Example) -> dict[str, str]:
    return {"text": marked(example.text, example.marks), **_settings(example)}


def _settings(example: Example) -> dict[str, str]:
    settings = {"date": example.date, "format": example.format, "profile": example.profile}
    return {key: value for key, value in settings.items() if value}


def _list(name: str, words: Sequence[str]) -> str:
    return f"`{name}`: {', '.join(words[:_SHOWN])}" + (f" … ({len(words)} in all)" if len(words) > _SHOWN else "")


def _option(page: Page, name: str) -> str:
    value = page.rule.options.get(name)
    shown = ", ".join(value) if isinstance(value, tuple) else value
    return f"`{name}`: {page.options[name]}" + (f" (here: {shown})" if shown else "")


def _suppressing(rule: Rule) -> list[str]:
    configuration = f'everywhere, in a configuration: `ignore = ["{rule.id}"]`'
    if rule.id in ownrules.RULES:
        return [configuration]
    return [
        f"before or in a paragraph: `<!-- attrlint: ignore[{rule.id}] reason -->`",
        f"the same in plain text, on a line of its own: `attrlint: ignore[{rule.id}] reason`",
        f"in the whole file: `<!-- attrlint: file-ignore[{rule.id}] reason -->`",
        configuration,
    ]


def _changing(page: Page) -> list[str]:
    table = f"its severity or message, in a configuration: `severity` and `message` under `[rule.{page.rule.id}]`"
    words = [f'a list’s words: `add` and `remove` under `[lexicon."{name}"]`' for name in page.lists]
    return [table, *words[:1]]
