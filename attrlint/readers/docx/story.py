"""A Word file's text, paragraph by paragraph, and how it divides into blocks (ECMA-376 part 1, §17)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from attrlint.readers.builder import Builder
from attrlint.readers.docx.comments import Comments
from attrlint.readers.docx.fields import Fields
from attrlint.readers.docx.markup import child, children, integer, is_on
from attrlint.readers.docx.styles import Styles
from attrlint.readers.docx.transcript import Transcript
from attrlint.readers.lines import is_crosshead

_SILENT: Final = frozenset({"w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:tblPr", "w:rt"})
"""Elements without text, or whose text is not the copy's: what is deleted, readings set above a word."""
_OWN_LINES: Final = frozenset({"w:p", "w:tbl"})
_BREAK: Final = "\v"
_SIGNS: Final = {
    "w:br": _BREAK,
    "w:cr": _BREAK,
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:noBreakHyphen": "-",
    "w:softHyphen": "\u00ad",
}
_LINE_ENDS: Final = str.maketrans("\r\n", "  ")
_COLUMNS: Final = 63
"""Of a table, at most, in Word too."""


class Story:
    """Writes the text down, each paragraph a line, empty ones too.

    What is not known is looked into: only a list of elements holds no text (`_SILENT`).
    """

    def __init__(self, transcript: Transcript, styles: Styles, comments: Element | None) -> None:
        self._transcript = transcript
        self._styles = styles
        self._comments = Comments(transcript, comments)
        self._fields = Fields(transcript)
        self._links: Mapping[str, str] = {}
        self._noted: dict[str, dict[str, str]] = {"footnotes": {}, "endnotes": {}}  # id → key, in order of reference
        self._later: list[Element] = []  # text boxes: their lines come after the one they hang on
        self._line: list[str] = []  # the words of the paragraph so far
        self._begun: list[int] = []  # the calls that begin the paragraph's blocks
        self._crosshead: tuple[int, int] | None = None  # the call, and the level, of what is one if text follows
        self._blocks = 0
        self._inside = self._flowing = self._joined = False
        self._hidden = self._struck = self._marked = False
        self._handlers: dict[str, Callable[[Element], None]] = {
            "w:p": self._paragraph,
            "w:tbl": self._table,
            "w:tr": self._row,
            "w:tc": self._cell,
            "w:r": self._run,
            "w:t": self._text,
            "w:sym": self._symbol,
            "m:oMath": self._formula,
            **dict.fromkeys(_SIGNS, self._sign),
            "w:hyperlink": self._hyperlink,
            "w:fldSimple": self._simple_field,
            "w:fldChar": self._field,
            "w:instrText": lambda node: self._fields.instruct(node.text or ""),
            "w:footnoteReference": lambda node: self._reference(node, "footnotes"),
            "w:endnoteReference": lambda node: self._reference(node, "endnotes"),
            "w:commentRangeStart": lambda node: self._comments.start(node, in_block=self._inside or self._flowing),
            "w:commentRangeEnd": self._comments.stop,
            "w:commentReference": self._comments.refer,
            "w:sdt": self._control,
            "mc:AlternateContent": self._alternative,
        }

    def tell(self, part: Element, links: Mapping[str, str]) -> None:
        """The main part's text; `links` are the part's addresses, by id."""
        self._links = links
        self._walk(part)
        self._end()

    def tell_notes(self, kind: str, part: Element, links: Mapping[str, str]) -> None:
        """Those of the part's `footnotes` or `endnotes` that the text refers to, each one block."""
        self._links = links
        notes = {note.get("w:id", ""): note for note in part}
        for number, key in self._noted[kind].items():
            if number in notes:
                self._flow(notes[number], "note", 0, key)

    def _walk(self, node: Element) -> None:
        for each in node:
            if self._inside and each.tag in _OWN_LINES:
                self._later.append(each)
            elif each.tag not in _SILENT:
                self._handlers.get(each.tag, self._walk)(each)

    # Blocks

    def _paragraph(self, node: Element) -> None:
        properties = child(node, "w:pPr")
        if not (self._joined or self._flowing):
            self._begin()
        self._inside = True
        self._walk(node)
        self._inside = False
        self._fields.end_paragraph()
        self._transcript.write("\n")
        mark = child(properties, "w:rPr")
        deleted = child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None
        self._joined = deleted and not self._later
        if self._flowing and not self._joined:
            self._transcript.note(Builder.take, self._transcript.at - 1, self._transcript.at)
        elif not self._joined:
            self._end(*self._styles.kind(properties))
        later, self._later = self._later, []
        for each in later:
            self._handlers[each.tag](each)

    def _begin(self) -> None:
        self._begun.append(self._transcript.note(Builder.begin, "paragraph"))
        self._comments.open_marks()

    def _end(self, kind: str = "paragraph", level: int = 0) -> None:
        """End the paragraph, of which only now it is known what it is."""
        if self._begun:
            self._comments.close_marks()
            self._transcript.note(Builder.end)
            line = "".join(self._line).strip()
            if line:
                self._text_follows()
            if line and kind == "paragraph" and len(self._begun) == 1 and is_crosshead(line):
                self._crosshead = self._begun[0], 2 if self._blocks > 1 else 1
            for number in self._begun:
                self._transcript.amend(number, kind, level)
        self._begun, self._line, self._joined = [], [], False

    def _text_follows(self) -> None:
        self._blocks += 1
        if self._crosshead:
            number, level = self._crosshead
            self._transcript.amend(number, "heading", level)
            self._crosshead = None

    def _flow(self, node: Element, *block: object) -> None:
        """All paragraphs of a cell or note as one block."""
        self._end()
        self._transcript.note(Builder.begin, *block)
        self._comments.open_marks()
        self._flowing = True
        self._walk(node)
        self._flowing = self._joined = False
        self._comments.close_marks()
        self._transcript.note(Builder.end)
        if "".join(self._line).strip():
            self._text_follows()
        self._line = []

    def _table(self, node: Element) -> None:
        """A table; with a single cell it is the frame around a box, and inside of a cell it is text."""
        rows = list(children(node, "w:tr"))
        cells = list(children(rows[0], "w:tc")) if len(rows) == 1 else []
        if len(cells) == 1:
            self._walk(cells[0])
        else:
            if not self._flowing:
                self._transcript.note(Builder.table)
            self._walk(node)

    def _row(self, node: Element) -> None:
        if not self._flowing:
            self._transcript.note(Builder.row)
            self._skip_columns(integer(node, "w:trPr", "w:gridBefore"))
        self._walk(node)

    def _cell(self, node: Element) -> None:
        if self._flowing:
            self._walk(node)
        else:
            self._flow(node, "cell")
            self._skip_columns(integer(node, "w:tcPr", "w:gridSpan") - 1)

    def _skip_columns(self, count: int) -> None:
        for _ in range(min(count, _COLUMNS)):
            self._transcript.note(Builder.begin, "cell")

    # Text

    @property
    def _shown(self) -> bool:
        return self._inside and self._fields.shown

    def _run(self, node: Element) -> None:
        before = self._hidden, self._struck, self._marked
        properties = child(node, "w:rPr")
        self._hidden |= is_on(properties, "w:vanish")
        self._struck |= is_on(properties, "w:strike") or is_on(properties, "w:dstrike")
        self._walk(node)
        self._hidden, self._struck, self._marked = before

    def _text(self, node: Element) -> None:
        self._write((node.text or "").translate(_LINE_ENDS))

    def _write(self, text: str) -> None:
        """Words; hidden ones are not there, those struck out are not the copy's."""
        if not self._shown or self._hidden or self._marked:
            return
        start = self._transcript.at
        self._transcript.write(text)
        if not self._struck:
            self._line.append(text)
            self._transcript.note(Builder.take, start, self._transcript.at)

    def _sign(self, node: Element) -> None:
        sign = _SIGNS[node.tag]
        after_break = sign == _BREAK and self._transcript.ends_with(_BREAK)
        self._write(sign)
        if after_break and self._begun and self._shown:  # an empty line, as of text pasted from elsewhere
            self._comments.close_marks()
            self._begin()

    def _symbol(self, node: Element) -> None:
        try:
            sign = chr(int(node.get("w:char", ""), 16))
        except (ValueError, OverflowError):
            return
        if not "\ud800" <= sign <= "\udfff":
            self._write(sign.translate(_LINE_ENDS))

    def _formula(self, _: Element) -> None:
        """Not text; the words around it stay apart."""
        if self._shown:
            self._transcript.note(Builder.put, " ", self._transcript.at, self._transcript.at)

    # What is around the text

    def _hyperlink(self, node: Element) -> None:
        target = self._links.get(node.get("r:id", ""))
        if target and self._shown:
            self._transcript.note(Builder.open_mark, "link", target)
        self._walk(node)
        if target and self._shown:
            self._transcript.note(Builder.close_mark, "link")

    def _simple_field(self, node: Element) -> None:
        self._fields.begin(node.get("w:instr", ""))
        self._fields.separate()
        self._walk(node)
        self._fields.end()

    def _field(self, node: Element) -> None:
        match node.get("w:fldCharType"):
            case "begin":
                self._fields.begin()
            case "separate":
                self._fields.separate()
            case "end":
                self._fields.end()

    def _reference(self, node: Element, kind: str) -> None:
        if self._shown:
            keys = self._noted[kind]
            number = str(len(keys) + 1)
            key = keys.setdefault(node.get("w:id", ""), number if kind == "footnotes" else f"endnote {number}")
            self._transcript.note(Builder.mark, "footnote", key)
            self._marked = node.get("w:customMarkFollows") in ("1", "true", "on")  # the rest of the run is the mark

    def _control(self, node: Element) -> None:
        """A form's field; what it prompts with is not text."""
        if not is_on(node, "w:sdtPr", "w:showingPlcHdr"):
            self._walk(node)

    def _alternative(self, node: Element) -> None:
        """The same thing written several times over, for newer and older readers."""
        for each in (child(node, "mc:Choice"), child(node, "mc:Fallback")):
            if each is not None:
                self._walk(each)
                return
