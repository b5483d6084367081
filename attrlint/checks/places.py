"""Where a pattern may match: the sentences that hold what it cannot match without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrlint.lexicon import fold
from attrlint.rulebook import Branch
from attrlint.signals import Signals
from attrlint.signals.sentences import sentences


class Places:
    """Which sentences hold a word of a list, or a word as written.

    Sentences go by their ordinals, and sets of them are whole numbers, a bit for each: every rule asks, and nothing
    is put together faster. What stands between two sentences, a source tag say, counts with the first.
    """

    def __init__(self, signals: Signals) -> None:
        self._hits = signals.scanned  # not the signals: they know this, and a circle would outlast the document
        self._split = signals.get(sentences)
        lowered = signals.text.lower()
        self._text = lowered if len(lowered) == len(signals.text) else fold(signals.text)
        starts = [span.start for span in self._split.spans]
        self._texts = [self._text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=False)]
        self._lists: dict[str, int] = {}

    def that_may_match(self, needs: Sequence[Branch], lists: Sequence[str] = ()) -> Sequence[int]:
        """The sentences, in order, that hold all that one of the branches needs.

        Where `lists` are named, of those only in which a hit of one of these begins.
        """
        within = self._of(lists) if lists else (1 << len(self._texts)) - 1
        found = 0
        for branch in needs if within else ():
            found |= self._meeting(branch, within)
        return _ordinals(found)

    def _of(self, lists: Iterable[str]) -> int:
        """The sentences in which a hit of one of the lists begins."""
        found, known = 0, self._lists
        for name in lists:
            if name not in known:
                index = self._split.index
                known[name] = self._set(index(hit.start) for hit in self._hits.of(name))
            found |= known[name]
        return found

    def _meeting(self, branch: Branch, within: int) -> int:
        """Those of some sentences that hold all that a branch needs."""
        for lists, words in branch:
            found = within & self._of(lists)
            within = found | self._holding(words, within & ~found) if words else found
            if not within:
                break
        return within

    def _holding(self, words: Iterable[str], within: int) -> int:
        """Those of some sentences that hold one of the words, in lower case."""
        ordinals, texts = _ordinals(within), self._texts
        if len(ordinals) * 2 > len(texts):  # no word of most that are looked for stands anywhere
            words = [word for word in words if word in self._text]
        return self._set(index for index in ordinals if any(word in texts[index] for word in words)) if words else 0

    def _set(self, ordinals: Iterable[int]) -> int:
        bits = bytearray(len(self._texts) // 8 + 1)
        for index in ordinals:
            if index >= 0:
                bits[index >> 3] |= 1 << (index & 7)
        return int.from_bytes(bits, "little")


def _ordinals(found: int) -> list[int]:
    bits, ordinals = bin(found)[:1:-1], []
    index = bits.find("1")
    while index >= 0:
        ordinals.append(index)
        index = bits.find("1", index + 1)
    return ordinals
