"""The pages of the shipped rules; `python docs/tables.py` writes them to docs/rules/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrlint import rulepage
from attrlint.plugins import Registry
from attrlint.rulebook import Rulebook
from attrlint.rulepage import Page
from docs.layout import table

FAMILIES: Final[Mapping[str, str]] = {
    "ATT": "who says so?",
    "SRC": "is that source good enough: named, specific, findable?",
    "QNT": "how many?",
    "CLM": "can this claim be checked, and where is its source?",
    "QUO": "who is speaking, and are the marks and the words right?",
    "TIM": "when?",
    "NUM": "does that add up?",
    "LNG": "is that a fact, or the writer's conclusion?",
    "DFT": "is the draft ready?",
    "LNT": "could the draft be checked, and do its suppressions hold?",
}
"""Family → what its rules ask, in the order of reading."""

_INDEX: Final = "README.md"


def rule_pages(registry: Registry, book: Rulebook) -> dict[str, str]:
    """The text of every file in docs/rules/, by name: a page for each rule, and the index."""
    pages = rulepage.pages(book, registry)
    written = {f"{code}.md": f"{rulepage.markdown(page)}\n[All rules]({_INDEX})\n" for code, page in pages.items()}
    return written | {_INDEX: "\n".join(_index(book, pages))}


def families(book: Rulebook) -> str:
    """The README's table of families, the linter's own left out."""
    rows = (
        (f"[{family}](docs/rules/{_INDEX}#{family.lower()})", asks, str(len(codes)))
        for family, asks in FAMILIES.items()
        if family != "LNT" and (codes := _codes(book, family))
    )
    return table(("family", "asks", "rules"), rows)


def _codes(book: Rulebook, family: str) -> list[str]:
    return [code for code in book.rules if code.rstrip("0123456789") == family]


def _index(book: Rulebook, pages: Mapping[str, Page]) -> Iterator[str]:
    yield "# Rules\n"
    yield "What each rule asks, and how severe it is on news copy. Profiles for other copy differ:\n"
    on = {name: [page for page in pages.values() if name in page.profiles] for name in sorted(book.profiles)}
    rows = ((f"`{name}`", str(len(on[name])), book.profiles[name].about) for name in on)
    yield table(("profile", "rules", "for"), rows)
    yield "A rule that is off runs with `--select` or `--extend-select`, or through a configuration.\n"
    for family, asks in FAMILIES.items():
        if codes := _codes(book, family):
            yield f"## {family}\n"
            yield f"{asks[0].upper()}{asks[1:]}\n"
            yield table(("rule", "name", "news", "says"), (_row(pages[code]) for code in codes))


def _row(page: Page) -> tuple[str, ...]:
    rule = page.rule
    level = page.profiles.get("news")
    return (
        f"[{rule.id}]({rule.id}.md)",
        rule.name,
        "off" if level is None else str(level),
        rule.message.replace("|", r"\|"),
    )
