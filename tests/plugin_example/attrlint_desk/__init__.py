"""A desk's plugin: one of everything a plugin can bring."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrlint import Document, Span, hookimpl
from attrlint.checks import Check, Note
from attrlint.conditions import Condition
from attrlint.document import Block, Source
from attrlint.plugins import Report, Reporter, Signal
from attrlint.readers import Reader
from attrlint.rulebook import Rule
from attrlint.signals import Signals


class Shout:
    """A stretch in capitals."""

    kind = "loud"

    def __init__(self, start: int, end: int) -> None:
        self.span = Span(start, end)


def shouts(signals: Signals) -> list[Shout]:
    """Words in capitals."""
    found, at = [], 0
    for word in signals.text.split(" "):
        if word.isupper() and len(word) > 3:
            found.append(Shout(at, at + len(word)))
        at += len(word) + 1
    return found


def read(data: bytes, path: str) -> Document:
    """`.desk` files: one paragraph, nothing else."""
    text = data.decode()
    body = text.strip()
    return Document(
        Source(path, text), [Block("paragraph", body, [0], [Span(text.index(body), len(body))])], format="desk"
    )


def last_word(rule: Rule, signals: Signals) -> Iterator[Note]:
    """A document that ends in the option's word."""
    word = str(rule.options["word"])
    if signals.text.endswith(word):
        yield Note(Span(len(signals.text) - len(word), len(signals.text)), {"word": word})


def codes(report: Report) -> Iterable[str]:
    """The codes alone."""
    return (f"{finding.code}@{finding.start}\n" for finding in report.findings)


@hookimpl
def attrlint_readers() -> Sequence[Reader]:
    """A file format."""
    return [Reader("desk", (".desk",), read)]


@hookimpl
def attrlint_signals() -> Mapping[str, Signal]:
    """A signal."""
    return {"shouts": Signal(shouts, ("loud",))}


@hookimpl
def attrlint_conditions() -> Sequence[Condition]:
    """A condition."""
    return [Condition("at-start", "the draft begins with it", lambda signals, span: span.start == 0)]


@hookimpl
def attrlint_checks() -> Sequence[Check]:
    """A check."""
    return [Check("last-word", "how the draft ends", last_word, {"word": "the ending"}, {"word": "the ending"})]


@hookimpl
def attrlint_reporters() -> Sequence[Reporter]:
    """An output format."""
    return [Reporter("codes", "codes and offsets", codes)]


@hookimpl
def attrlint_rules() -> Sequence[Path]:
    """A folder of rules."""
    return [Path(__file__).parent / "rules"]
