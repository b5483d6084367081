"""Reading the annotated corpora: articles with their attributions, and judged paragraphs.

Offsets are code points of `Article.text`, end exclusive. Nothing here keeps or copies corpus text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

Span = tuple[int, int]

HOW_TO_OBTAIN: Final = """\
The corpora are other people's text and are not part of attrlint. DATA_DIR holds
  polnear/  train.jsonl, dev.jsonl: PolNeAR v1.0.0, https://github.com/networkdynamics/PolNeAR
            (Newell, Margolin, Ruths, LREC 2018), one article a line;
            unattributed_labelled.jsonl: paragraphs of it, judged "flag" or not by this project
  vague/    CoNLL-2010 shared task, WikiWeasel, https://rgai.inf.u-szeged.hu/node/118
  claims/   ClaimBuster (doi:10.5281/zenodo.3609356) as used in CheckThat! 2024 task 1,
            https://gitlab.com/checkthat_lab/clef2024-checkthat-lab;
            PoliClaim, https://github.com/EdisonNi-hku/AFaCTA
  numbers/  sentences of PolNeAR, their arithmetic judged by this project
benchmarks/README.md gives the fields of each file and how to build them from those releases."""


@dataclass(frozen=True)
class Attribution:
    """Who (source) says (cue) what (content); each part may be absent or in several pieces.

    `kind` is the class of a gold attribution: speech, document, thought, attitude, act, appear, other.
    """

    source: Sequence[Span] = ()
    cue: Sequence[Span] = ()
    content: Sequence[Span] = ()
    kind: str = ""

    @property
    def spans(self) -> list[Span]:
        """Every piece of every part."""
        return [*self.source, *self.cue, *self.content]


@dataclass(frozen=True)
class Article:
    """An annotated article; `date` is ISO 8601, `discarded` the stretches annotators set aside."""

    id: str
    text: str
    date: str = ""
    sentences: Sequence[Span] = ()
    discarded: Sequence[Span] = ()
    attributions: Sequence[Attribution] = ()


@dataclass(frozen=True)
class JudgedParagraph:
    """An unattributed paragraph of an article, and whether an editor would ask for a source."""

    set: str
    article: str
    span: Span
    flag: bool


@dataclass(frozen=True)
class NumberRow:
    """A sentence whose arithmetic was judged; `span` is what its `relation` rests on, `date` the document's."""

    text: str
    relation: str
    consistent: bool
    span: str = ""
    date: str = ""
    why: str = ""
    source: str = ""


@dataclass(frozen=True)
class Statement:
    """A sentence, whether it is worth checking, and the speech it is from ("" where the corpus does not say)."""

    text: str
    worth: bool
    speech: str = ""


def spans_of(value: Any) -> list[Span]:
    """`null`, `[start, end]` or a list of such pairs → spans."""
    if not value:
        return []
    pairs = [value] if isinstance(value[0], int) else value
    return [(start, end) for start, end in pairs]


def attribution_of(record: dict[str, Any]) -> Attribution:
    """One attribution, gold or predicted, from its JSON form."""
    source, cue, content = (spans_of(record.get(part)) for part in ("source", "cue", "content"))
    return Attribution(source, cue, content, record.get("class", ""))


def article_of(record: dict[str, Any]) -> Article:
    """One article from its JSON form."""
    return Article(
        id=record["id"],
        text=record["text"],
        date=record.get("date") or "",
        sentences=spans_of(record["sentences"]),
        discarded=spans_of(record.get("discard")),
        attributions=[attribution_of(each) for each in record.get("attributions") or ()],
    )


def read_articles(path: Path) -> list[Article]:
    """The articles of a PolNeAR file. Raises `OSError` when it is not there."""
    return [article_of(record) for record in _records(path)]


def read_judged(path: Path) -> list[JudgedParagraph]:
    """The judged paragraphs. Raises `OSError` when the file is not there."""
    return [
        JudgedParagraph(record["set"], record["id"], spans_of(record["span"])[0], record["flag"])
        for record in _records(path)
    ]


def read_numbers(folder: Path) -> list[NumberRow]:
    """The judged sentences of every file of a folder. Raises `OSError` when it is not there or empty."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise FileNotFoundError(f"{folder}: no *.jsonl")
    return [
        NumberRow(
            record["text"],
            record["relation"],
            record["consistent"],
            record.get("span") or record["text"],
            record.get("doc_date") or "",
            record.get("why", ""),
            record.get("source", ""),
        )
        for file in files
        for record in _records(file)
    ]


def read_statements(path: Path) -> list[Statement]:
    """The sentences of a claim corpus. Raises `OSError` when the file is not there."""
    return [
        Statement(" ".join(record["text"].split()), bool(record["label"]), record.get("doc") or "")
        for record in _records(path)
    ]


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
