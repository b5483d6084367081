"""The markup inside of reStructuredText's paragraphs.

Source: the docutils project's “reStructuredText Markup Specification”, inline markup and its recognition rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from attrlint.expressions import expression
from attrlint.readers.builder import Builder
from attrlint.readers.lightmarkup import Inline

_REACH: Final = 2000
"""How far a piece of markup goes at most."""

_MARKUP: Final = r"""
      \\(?P<escape>.|\Z)
    | (?<![^\s'"(\[{<\-/:‘“’”«»‹›‐-―¡¿…])
      (?:
        (?P<code>``(?=\S)ANY(?<=\S)``END)
      | (?P<strong>\*\*(?=\S)(?P<strongly>ANY)(?<=[^\s\\])\*\*END)
      | (?P<emphasis>\*(?=\S)(?P<emphatic>ANY)(?<=[^\s\\])\*END)
      | (?P<footnote>\[(?P<key>\#[\w.:+-]*|\*|[\w.:+-]+)\]_END)
      | (?P<embedded>`(?P<words>[^`<>\\]*?)\s*<(?P<target>[^`<>]+)>`__?END)
      | (?P<reference>`(?P<phrase>[^`<>]+)`__?END)
      | (?P<role>(?::(?P<before>[\w:+.-]+):)?
          _?`(?=\S)(?P<inner>[^`]+?)(?:\s*<[^<>`]*>)?`(?::(?P<after>[\w:+.-]+):)?END)
      | (?P<substitution>\|(?=[^\s|])(?P<name>[^|]+)(?<=\S)\|(?:__?)?END)
      | (?P<word>(?P<simple>[^\W_]+(?:[-_.:+][^\W_]+)*)__?END)
      )
    """.replace("ANY", f".{{1,{_REACH}}}?").replace("END", r"""(?=[\s'")\]}>\-/\\:.,;!?’”»›‐-―…]|\Z)""")
_NO_TEXT: Final = frozenset({"code", "math", "raw", "command", "file", "kbd", "samp", "program", "option", "envvar"})


TARGET: Final = expression(r"\.\.[ \t]+_(?P<name>`[^`]+`|(?:\\.|[^:\\])*):(?:[ \t]+(?P<to>.*))?\Z|__(?:[ \t]|\Z)")
DIRECTIVE: Final = expression(
    r"\.\.[ \t]+(?:\|(?P<for>[^|]+)\|[ \t]+)?(?P<name>[A-Za-z][\w.:+-]*?)[ \t]?::(?:[ \t]+|\Z)"
)


def references(lines: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Where the names lead that a text may refer to, and the words that its substitutions stand for."""
    targets: dict[str, str] = {}
    substitutions: dict[str, str] = {}
    for line in lines:
        if not line.startswith(".. "):
            continue
        if target := TARGET.match(line):
            if target["name"] and target["to"]:
                targets[normal(target["name"].strip("`").replace("\\", ""))] = target["to"].strip()
        elif (directive := DIRECTIVE.match(line)) and directive["for"] and directive["name"] == "replace":
            substitutions[normal(directive["for"])] = line[directive.end() :].strip()
    return targets, substitutions


def normal(name: str) -> str:
    """A reference's name, as names are compared: in lower case, with single spaces."""
    return " ".join(name.lower().split())


class RstInline(Inline):
    """Knows the document's targets and substitutions; counts the footnotes that number themselves."""

    pattern: ClassVar = expression(_MARKUP, re.VERBOSE | re.DOTALL)

    def __init__(
        self, text: str, builder: Builder, targets: Mapping[str, str], substitutions: Mapping[str, str]
    ) -> None:
        super().__init__(text, builder)
        self._targets = targets
        self._substitutions = substitutions
        self._numbered = {"#": 0, "*": 0}

    def _escape(self, match: re.Match[str]) -> None:
        escaped = match["escape"].strip()
        self.builder.leave_out(match.start(), match.start("escape") if escaped else match.end())
        self.builder.take(match.start("escape"), match.start("escape") + len(escaped))

    def _strong(self, match: re.Match[str]) -> None:
        self.without(match, "strongly")

    def _emphasis(self, match: re.Match[str]) -> None:
        self.without(match, "emphatic")

    def _footnote(self, match: re.Match[str]) -> None:
        key = match["key"]
        if key in self._numbered:
            self._numbered[key] += 1
            key = f"{key}{self._numbered[key]}"
        self.builder.mark("footnote", normal(key))
        self.gone(match)

    def _embedded(self, match: re.Match[str]) -> None:
        target = "".join(match["target"].split())
        if match["words"]:
            self.link(match, "words", self._targets.get(normal(match["target"].removesuffix("_")), target))
        else:
            self.link(match, "target", target)

    def _reference(self, match: re.Match[str]) -> None:
        self._refer(match, "phrase")

    def _word(self, match: re.Match[str]) -> None:
        if normal(match["simple"]) in self._targets:
            self._refer(match, "simple")
        else:
            self.builder.take(*match.span())

    def _refer(self, match: re.Match[str], group: str) -> None:
        if target := self._targets.get(normal(match[group]), ""):
            self.link(match, group, target)
        else:
            self.without(match, group)

    def _role(self, match: re.Match[str]) -> None:
        if (match["before"] or match["after"]) in _NO_TEXT:
            self.gone(match, space=True)
        else:
            self.without(match, "inner")

    def _substitution(self, match: re.Match[str]) -> None:
        if words := self._substitutions.get(normal(match["name"]), ""):
            self.builder.put(words, *match.span())
        else:
            self.builder.take(*match.span())
