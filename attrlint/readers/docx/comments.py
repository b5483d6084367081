"""Word's comments: what they say, and the stretches of text they are tied to (ECMA-376 part 1, §17.13.4)."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from attrlint.document import Span
from attrlint.readers.builder import Builder
from attrlint.readers.docx.markup import children
from attrlint.readers.docx.transcript import Transcript

_MOST: Final = 100
"""Stretches that one place lies in; of more, as no document has them, the comments are about a point."""


class Comments:
    """The comments of comments.xml (`root`; None where there is no such part), as the text comes past them.

    A stretch may begin in one block and end in another: in each it has a mark.
    """

    def __init__(self, transcript: Transcript, root: Element | None) -> None:
        self._transcript = transcript
        self._texts = {each.get("w:id", ""): _plain(each) for each in children(root, "w:comment")}
        self._begun: dict[str, int] = {}
        self._ended: dict[str, Span] = {}

    def open_marks(self) -> None:
        """A block has begun: go on with the stretches that are not at their end."""
        for number in self._begun:
            self._transcript.note(Builder.open_mark, "comment", self._texts[number])

    def close_marks(self) -> None:
        """A block is about to end."""
        for number in reversed(self._begun):
            self._transcript.note(Builder.close_mark, "comment", self._texts[number])

    def start(self, node: Element, *, in_block: bool) -> None:
        """A stretch begins here, or, between two blocks, with the next one."""
        number = node.get("w:id", "")
        if self._texts.get(number) and number not in self._begun and len(self._begun) < _MOST:
            self._begun[number] = self._transcript.at
            if in_block:
                self._transcript.note(Builder.open_mark, "comment", self._texts[number])

    def stop(self, node: Element) -> None:
        """A stretch ends here."""
        number = node.get("w:id", "")
        if number in self._begun:
            self._ended[number] = Span(self._begun.pop(number), self._transcript.at)
            self._transcript.note(Builder.close_mark, "comment", self._texts[number])

    def refer(self, node: Element) -> None:
        """The comment's own place, by rule right behind its stretch; without one the comment is about this point."""
        number = node.get("w:id", "")
        if text := self._texts.get(number):
            here = self._transcript.at
            place = self._ended.pop(number, Span(self._begun.get(number, here), here))
            self._transcript.note(Builder.comment, text, *place)


def _plain(comment: Element) -> str:
    """What a comment says, its paragraphs in one line."""
    paragraphs = ("".join(text.text or "" for text in each.iter("w:t")) for each in comment.iter("w:p"))
    return " ".join(" ".join(paragraphs).split())
