"""Word lists, their inflection, and the one automaton that finds them all in a single pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from attrlint.nodes import Node, suggestion

_FOLD: Final = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ´`", "'"),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys('\u00a0\u202f\u2009\t\n\r([“”"—–/*_…|', " "),
    }
)
_VOWELS: Final = frozenset("aeiou")


class Entry(NamedTuple):
    """One word or phrase of a list: `form` as matched, `word` as listed, `data` what the list says of it."""

    list: str
    word: str
    form: str
    data: Mapping[str, str]


class Hit(NamedTuple):
    """An entry found in the text, in document offsets."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True)
class WordList:
    """A named list. `exact` matches case; `inflect` is `""`, `verb` or `noun`; `excepted` phrases
    cancel the hits they cover.

    A list that is not `scanned` is a table for look-ups; the automaton leaves its words alone.
    """

    name: str
    words: Mapping[str, Mapping[str, str]]
    inflect: str = ""
    exact: bool = False
    excepted: Sequence[str] = field(default_factory=tuple)
    scanned: bool = True

    def entries(self, irregular: Mapping[str, Sequence[str]]) -> Iterable[Entry]:
        """Every form of every word."""
        for word, data in self.words.items():
            for form in inflected(word, self.inflect, irregular):
                yield Entry(self.name, word, form, data)


LIST_KEYS: Final = ("about", "words", "inflect", "case", "except", "scan")


def parse_list(name: str, node: Node) -> WordList:
    """One list of a lexicon file, under its full name. Raises `DataError`."""
    if isinstance(node.value, list):
        return WordList(name, parse_words(node))
    fields = node.mapping(f"the list {name}")
    for key, value in fields.items():
        if key not in LIST_KEYS:
            raise value.at_key.error(f"unknown key “{key}” in the list {name}.{suggestion(key, LIST_KEYS)}")
    if "words" not in fields:
        raise node.error(f"the list {name} has no words:")
    inflect = fields["inflect"].string("inflect") if "inflect" in fields else ""
    if inflect not in ("", "verb", "noun"):
        raise fields["inflect"].error(f"inflect must be verb or noun, not “{inflect}”")
    case = fields["case"].string("case") if "case" in fields else "fold"
    if case not in ("fold", "exact"):
        raise fields["case"].error(f"case must be exact or fold, not “{case}”")
    excepted = fields["except"].strings("except") if "except" in fields else []
    scan = fields["scan"].string("scan") if "scan" in fields else "yes"
    if scan not in ("yes", "no"):
        raise fields["scan"].error(f"scan must be yes or no, not “{scan}”")
    return WordList(name, parse_words(fields["words"]), inflect, case == "exact", tuple(excepted), scan == "yes")


def parse_words(node: Node) -> dict[str, Mapping[str, str]]:
    """Words, words with data (`{word: …, key: value}`), or a mapping of words to one value each. Raises `DataError`."""
    words: dict[str, Mapping[str, str]] = {}
    if isinstance(node.value, dict):
        return {word: {"value": value.string(word)} for word, value in node.value.items()}
    for item in node.sequence("words"):
        if isinstance(item.value, dict):
            data = {key: value.string(key) for key, value in item.value.items()}
            word = data.pop("word", "")
        else:
            word, data = item.string("a word"), {}
        if not word.strip():
            raise item.error("an empty word matches nothing; delete it")
        words[word] = data
    return words


def inflected(word: str, inflect: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """The forms of a lemma; of a phrase, its first word changes (`point out` → `pointed out`)."""
    if not inflect:
        return [word]
    head, _, tail = word.partition(" ")
    if head in irregular:
        forms = list(irregular[head])
    elif inflect == "noun":
        forms = [head, _plural(head)]
    else:
        stem = head.removesuffix("e")
        past = head[:-1] + "ied" if _consonant_y(head) else stem + "ed"
        forms = [head, _plural(head), past, (stem if not head.endswith("ee") else head) + "ing"]
    return list(dict.fromkeys(f"{form} {tail}".strip() for form in forms))


def _consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in _VOWELS


def _plural(word: str) -> str:
    if _consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


class Lexicons:
    """All word lists in play, and the automaton over every form of every word in them."""

    def __init__(self, lists: Iterable[WordList]) -> None:
        self.lists = {item.name: item for item in lists}
        self._lowered: dict[str, frozenset[str]] = {}
        self._irregular = {forms[0]: forms for word in self._words("irregular.forms") if (forms := word.split())}
        self._targets: dict[str, list[tuple[Entry, bool]]] = {}
        for item in self.lists.values():
            if not item.scanned:
                continue
            for entry in item.entries(self._irregular):
                self._add(entry, item.exact)
            for phrase in item.excepted:
                self._add(Entry(f"{item.name}!", phrase, phrase, {}), exact=False)
        self._patterns = list(self._targets)
        self._entries = list(self._targets.values())
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard, store_patterns=False)

    def _words(self, name: str) -> Iterable[str]:
        return self.lists[name].words if name in self.lists else ()

    def words(self, name: str) -> frozenset[str]:
        """The words of a list, lower-cased; for look-ups of single tokens."""
        if name not in self._lowered:
            self._lowered[name] = frozenset(word.lower() for word in self._words(name))
        return self._lowered[name]

    def forms(self, name: str) -> list[str]:
        """Every form of every word of a list, as the list writes them; none of an unknown list."""
        return [entry.form for entry in self.lists[name].entries(self._irregular)] if name in self.lists else []

    def _add(self, entry: Entry, exact: bool) -> None:
        folded = fold(entry.form)
        if not folded.strip():
            return
        key = " " + folded if folded[0].isalnum() else folded
        self._targets.setdefault(key, []).append((entry, exact))

    def scan(self, text: str) -> Hits:
        """Every hit of every list in one pass over `text`."""
        return Hits(self._found(text))

    def _found(self, text: str) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        folded = f" {fold(text)} \0"
        for index, begin, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            after = folded[end]
            if folded[end - 1].isalnum() and (after.isalnum() or (after == "-" and folded[end + 1].isalnum())):
                continue
            start = begin if self._patterns[index][0] == " " else begin - 1
            for entry, exact in self._entries[index]:
                if not exact or text[start : end - 1] == entry.form:
                    found.setdefault(entry.list, []).append(Hit(start, end - 1, entry))
        return found


def fold(text: str) -> str:
    """Lower case, straight apostrophes, opening marks and odd spaces as spaces; same length as `text`."""
    folded = text.translate(_FOLD)
    lowered = folded.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


class Hits:
    """The hits of one document, by list; overlapping hits of a list keep the longest, exceptions cancel."""

    def __init__(self, found: Mapping[str, list[Hit]]) -> None:
        self._raw = found
        self._settled: dict[str, list[Hit]] = {}

    def of(self, name: str) -> list[Hit]:
        """The hits of list `name`, in order, none overlapping another."""
        if name not in self._settled:
            self._settled[name] = self._settle(name)
        return self._settled[name]

    def _settle(self, name: str) -> list[Hit]:
        kept: list[Hit] = []
        exceptions = self._raw.get(f"{name}!", ())
        for hit in sorted(self._raw.get(name, ()), key=lambda h: (h.start, -h.end)):
            if kept and hit.start < kept[-1].end:
                continue
            if any(other.start <= hit.start and hit.end <= other.end for other in exceptions):
                continue
            kept.append(hit)
        return kept
