"""Articles of news length, dealt from a pile of paragraphs: what the speed benchmark reads.

Each paragraph comes once before any comes twice: what remembers paragraphs is flattered no more than need be.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
MEGABYTE: Final = 10**6

_SUFFIXES: Final = (".md", ".txt")
_OWN: Final = ("README.md", "docs", "tests/articles", "seeds")
_TYPICAL: Final = 700
"""Words of an article, in the median; half of all have between 500 and 1,000."""
_SHORTEST, _LONGEST = 150, 3000
_NOT_PROSE: Final = re.compile(r"[#>|`~<\-*+\[]|\s|\d+\. ")
_ENDS: Final = re.compile(r"""[.!?]["”'’)\]]*$""")
_HEAD: Final = "---\ndate: 2024-05-10\n---\n\n"


def paragraphs(folder: Path | None) -> list[str]:
    """The prose of every .md and .txt file below `folder`, else of the project's own documents, one line a paragraph.

    Raises `OSError` when there is none.
    """
    roots = [folder] if folder else [ROOT / name for name in _OWN]
    files = sorted(path for root in roots for path in ([root] if root.is_file() else root.rglob("*")))
    read = (path.read_text(encoding="utf-8", errors="replace") for path in files if path.suffix in _SUFFIXES)
    found = [line for text in read for block in re.split(r"\n\s*\n", text) if (line := prose(block))]
    if not found:
        raise FileNotFoundError(f"{folder}: no paragraphs in files that end in {' or '.join(_SUFFIXES)}")
    return found


def prose(block: str) -> str:
    """A block as one line; "" for a heading, list, table, code or anything else that is no paragraph of sentences."""
    line = " ".join(block.split())
    return line if not _NOT_PROSE.match(block) and _ENDS.search(line) and len(line.split()) >= 8 else ""


@dataclass(frozen=True)
class Corpus:
    """A folder of articles; `size` in bytes."""

    folder: Path
    files: Sequence[str]
    size: int

    @property
    def megabytes(self) -> float:
        """The size in millions of bytes."""
        return self.size / MEGABYTE


class Press:
    """Makes articles from a pile of paragraphs; the same pile and seed make the same articles."""

    def __init__(self, pile: Sequence[str], seed: int) -> None:
        self._pile = pile
        self._seed = seed

    def dealt(self) -> Iterator[str]:
        """Paragraphs without end: the whole pile in random order, then in another."""
        generator = random.Random(self._seed)
        order = list(range(len(self._pile)))
        while True:
            generator.shuffle(order)
            yield from (self._pile[at] for at in order)

    def articles(self) -> Iterator[str]:
        """Articles without end, in Markdown, their lengths as in a newspaper."""
        generator = random.Random(self._seed)
        supply = self.dealt()
        while True:
            wanted = generator.lognormvariate(math.log(_TYPICAL), 0.5)
            yield _HEAD + "\n\n".join(_until(supply, min(max(wanted, _SHORTEST), _LONGEST))) + "\n"

    def article(self, words: int) -> str:
        """One article of so many words, or a few more."""
        return _HEAD + "\n\n".join(_until(self.dealt(), words)) + "\n"

    def corpus(self, folder: Path, *, megabytes: float = math.inf, files: int | None = None) -> Corpus:
        """Writes articles into a new folder until they are so large or so many."""
        folder.mkdir(parents=True)
        names: list[str] = []
        size = 0
        for at, text in enumerate(islice(self.articles(), files)):
            names.append(f"article-{at:05}.md")
            size += (folder / names[-1]).write_bytes(text.encode())
            if size >= megabytes * MEGABYTE:
                break
        return Corpus(folder, names, size)

    def single(self, folder: Path, megabytes: float, between: str) -> Corpus:
        """Writes one file of that size, `between` its paragraphs."""
        folder.mkdir(parents=True)
        size = 0
        with (folder / "long.md").open("wb") as file:
            for paragraph in self.dealt():
                size += file.write(f"{paragraph}{between}".encode())
                if size >= megabytes * MEGABYTE:
                    break
        return Corpus(folder, ["long.md"], size)


def _until(supply: Iterator[str], words: float) -> Iterator[str]:
    """Paragraphs of the supply, until they have so many words."""
    while words > 0:
        paragraph = next(supply)
        yield paragraph
        words -= len(paragraph.split())
