"""Where a pattern may match: the sentences that hold what it cannot match without."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from attrlint.lexicon import fold
from attrlint.rulebook import Branch, Clause
from attrlint.signals import Signals
from attrlint.signals.sentences import sentences


class Places:
    """Which sentences hold a word of a list, or a word as written; each is looked for once.

    Sentences go by their ordinals. What stands between two, a source tag say, counts with the first.
    """

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        self._split = signals.get(sentences)
        lowered = signals.text.lower()
        self._text = lowered if len(lowered) == len(signals.text) else fold(signals.text)
        self._starts = [span.start for span in self._split.spans]
        self._texts = [self._text[start:end] for start, end in pairwise((*self._starts, len(self._text)))]
        self._lists: dict[str, set[int]] = {}

    def of_list(self, name: str) -> set[int]:
        """The sentences in which a hit of the list begins."""
        if (known := self._lists.get(name)) is None:
            index = self._split.index
            known = self._lists[name] = {index(hit.start) for hit in self._signals.hits(name)} - {-1}
        return known

    def of_word(self, word: str) -> set[int]:
        """The sentences that hold the word, in lower case."""
        if word not in self._text:
            return set()
        return {index for index, text in enumerate(self._texts) if word in text}

    def that_may_match(self, needs: Sequence[Branch], lists: Sequence[str] = ()) -> Collection[int]:
        """The sentences, in order, that hold all that one of the branches needs.

        Where `lists` are named, of those only in which one of these is hit.
        """
        if lists:
            hit = set[int]().union(*map(self.of_list, lists))
            return sorted(index for index in hit if any(self._meets(index, branch) for branch in needs))
        if not needs[0]:
            return range(len(self._texts))
        return sorted(set[int]().union(*map(self._meeting, needs)))

    def _meeting(self, branch: Branch) -> set[int]:
        """The sentences that hold all that a branch needs."""
        first, *rest = branch
        found = set[int]().union(*map(self.of_list, first.lists), *map(self.of_word, first.words))
        return {index for index in found if self._meets(index, rest)}

    def _meets(self, index: int, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence holds one of the words of each clause. A plain loop: nothing is asked as often."""
        text = self._texts[index]
        for lists, words in clauses:
            for name in lists:
                if index in self.of_list(name):
                    break
            else:
                for word in words:
                    if word in text:
                        break
                else:
                    return False
        return True
