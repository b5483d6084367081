"""The markup inside of AsciiDoc's paragraphs.

Source: the AsciiDoc Language Documentation (Eclipse AsciiDoc project), text formatting, macros, passthroughs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from html import unescape
from typing import ClassVar, Final

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.readers.builder import Builder
from attrlint.readers.lightmarkup import Inline

_REACH: Final = 2000
"""How far a piece of markup goes at most."""

_MARKUP: Final = r"""
      ^//(?!/)(?P<comment>[^\r\n]*)
    | \\(?P<escape>[*_`\#^~{\[\]<"'+&:\\]|(?=\w+:))
    | (?P<raw>\+\+\+(?P<as_is>ANY)\+\+\+|(?<![\w+])\+(?=\S)(?P<as_it_is>[^+]{1,REACH}?)(?<=\S)\+(?![\w+]))
    | (?P<curved>"`(?=\S)(?P<inside>ANY)(?<=\S)`"|'`(?=\S)(?P<within>ANY)(?<=\S)`')
    | (?P<code>``ANY``|(?<![\w`"'])`(?=\S)[^`]{1,REACH}?(?<=\S)`(?![\w`"']))
    | (?P<doubled>(?:\[[^\[\]]{0,REACH}\])?(?P<sign>\*\*|__|\#\#)(?=\S)(?P<strong>ANY)(?P=sign))
    | (?P<styled>(?<![\w*_\#])(?:\[[^\[\]]{0,REACH}\])?(?P<mark>[*_\#])(?=\S)(?P<words>ANY)(?<=\S)(?P=mark)(?!\w))
    | (?P<raised>[\^~](?=\S)(?P<small>[^\s^~]{1,60})[\^~])
    | (?P<footnote>footnote(?:ref)?:(?P<key>[\w-]*)\[(?P<note>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]){0,REACH})\])
    | (?P<cross><<(?P<id>[^<>,]{1,200})(?:,(?P<called>[^<>]{0,REACH}))?>>)
    | (?P<anchor>\[\[[^\[\]]{1,200}\]\]|\(\(\([^()]{1,200}\)\)\))
    | \(\((?P<term>[^()]{1,200})\)\)
    | (?P<address>\b(?:link:|mailto:|(?=https?://|ftp://))(?P<target>[^\s\[\]<>]+)\[(?P<label>(?:[^\]\\]|\\.){0,REACH})\])
    | (?P<macro>\b(?P<name>xref|image|icon|kbd|btn|menu|pass|stem|latexmath|asciimath|anchor|indexterm2?|span)
        :(?P<aim>[^\s\[\]]*)\[(?P<content>(?:[^\]\\]|\\.){0,REACH})\])
    | \{(?P<attribute>[A-Za-z0-9_][\w-]*)\}
    | (?P<entity>&(?:\#\d{2,6}|\#x[0-9A-Fa-f]{2,5}|[A-Za-z]\w{1,24});)
    | (?P<dash>(?<=\w)--(?=\w)|(?<=\s)--(?=\s))
    | (?P<gap>[ ]\+$)
    | ^(?P<quoting>>[ ]?)
    """.replace("ANY", ".{1,REACH}?").replace("REACH", str(_REACH))
_CHARACTERS: Final = {
    "nbsp": "\u00a0",
    "zwsp": "\u200b",
    "wj": "\u2060",
    "apos": "'",
    "quot": '"',
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "deg": "°",
    "plus": "+",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "empty": "",
    "sp": " ",
    "asterisk": "*",
    "vbar": "|",
    "tilde": "~",
    "caret": "^",
    "two-colons": "::",
    "two-semicolons": ";;",
    "startsb": "[",
    "endsb": "]",
    "backslash": "\\",
    "backtick": "`",
}
_CURVED: Final = {'"': "“”", "'": "‘’"}
_LABEL: Final = expression(r'"(?P<quoted>[^"]*)"|(?P<plain>(?:(?!,\s*\w+=|\^\s*\Z)[\s\S])*)')


class AdocInline(Inline):
    """Knows the document's attributes; collects the footnotes of a block, which follow it: key and place of each."""

    pattern: ClassVar = expression(_MARKUP, re.VERBOSE | re.DOTALL | re.MULTILINE)

    def __init__(self, text: str, builder: Builder, attributes: Mapping[str, str]) -> None:
        super().__init__(text, builder)
        self.notes: MutableMapping[str, Span] = {}
        self._attributes = attributes
        self._count = 0

    def _comment(self, match: re.Match[str]) -> None:
        self.builder.comment(match["comment"], *match.span())

    def _escape(self, match: re.Match[str]) -> None:
        self.builder.leave_out(match.start(), match.start() + 1)
        self.builder.take(*match.span("escape"))

    def _raw(self, match: re.Match[str]) -> None:
        start, end = match.span("as_is" if match["as_is"] else "as_it_is")
        self.builder.leave_out(match.start(), start)
        self.builder.take(start, end)
        self.builder.leave_out(end, match.end())

    def _curved(self, match: re.Match[str]) -> None:
        start, end = match.span("inside" if match["inside"] else "within")
        curved = _CURVED[match[0][0]]
        self.builder.put(curved[0], match.start(), start)
        self.write(start, end)
        self.builder.put(curved[1], end, match.end())

    def _doubled(self, match: re.Match[str]) -> None:
        self.without(match, "strong")

    def _styled(self, match: re.Match[str]) -> None:
        self.without(match, "words")

    def _raised(self, match: re.Match[str]) -> None:
        self.without(match, "small")

    def _footnote(self, match: re.Match[str]) -> None:
        key, (start, end) = match["key"], match.span("note")
        if not key and match[0].startswith("footnoteref"):
            key, comma, _ = match["note"].partition(",")
            start += len(key + comma)
        elif not key:
            self._count += 1
            key = str(self._count)
        self.builder.mark("footnote", key)
        self.gone(match)
        if start < end:
            self.notes.setdefault(key, Span(start, end))

    def _cross(self, match: re.Match[str]) -> None:
        if match["called"]:
            self.without(match, "called")
        else:
            self.gone(match)

    def _anchor(self, match: re.Match[str]) -> None:
        self.gone(match)

    def _term(self, match: re.Match[str]) -> None:
        self.without(match, "term")

    def _address(self, match: re.Match[str]) -> None:
        """A link; without words of its own, its address is them."""
        label = _LABEL.match(self.text, *match.span("label"))
        group = (label.lastgroup or "plain") if label else "plain"
        target = match["target"]
        self.builder.open_mark("link", target)
        start, end = label.span(group) if label and label[group] else match.span("target")
        self.builder.leave_out(match.start(), start)
        if start == match.start("target"):
            self.builder.take(start, end)
        else:
            self.write(start, end)
        self.builder.leave_out(end, match.end())
        self.builder.close_mark("link")

    def _macro(self, match: re.Match[str]) -> None:
        if match["name"] in ("xref", "span", "indexterm2") and match["content"]:
            self.without(match, "content")
        else:
            self.gone(match, space=match["name"] not in ("anchor", "indexterm"))

    def _attribute(self, match: re.Match[str]) -> None:
        name = match["attribute"].lower()
        value = self._attributes.get(name, _CHARACTERS.get(name))
        if value is None:
            self.builder.take(*match.span())
        else:
            self.builder.put(value, *match.span())

    def _entity(self, match: re.Match[str]) -> None:
        self.builder.put(unescape(match[0]), *match.span())

    def _dash(self, match: re.Match[str]) -> None:
        self.builder.put("—", *match.span())

    def _gap(self, match: re.Match[str]) -> None:
        self.gone(match, space=True)

    def _quoting(self, match: re.Match[str]) -> None:
        self.gone(match)
