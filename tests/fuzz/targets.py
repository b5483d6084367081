"""What is fuzzed: functions of any bytes, which raise only where attrlint is at fault."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

from attrlint import builtin, ownrules
from attrlint.checker import Checked, Checker
from attrlint.config import Choice, Config, Settings
from attrlint.config.reading import read as read_config
from attrlint.document import LINE_END, Document, InvalidFile
from attrlint.lexicon import Lexicons
from attrlint.library import vocabulary
from attrlint.linter import Linter
from attrlint.nodes import DataError
from attrlint.plugins import Registry
from attrlint.readers import copyfiles
from attrlint.rulebook.loading import load
from tests.readers import positions
from tests.readers.docx_files import packed, parts

_COPY = ("*", "*[]*")
"""Every text in a file of data."""
_PART = re.compile(r"^--- (\S+)\n", re.MULTILINE)
_DRAFT = (
    "Thousands of people fled on Monday, police said. “It fell,” said Dana Okafor, 52. Rents rose 12 percent."
).encode()


@cache
def registry() -> Registry:
    """attrlint's own parts."""
    return builtin.load(installed=False)


@cache
def _checker() -> Checker:
    return Checker(registry())


def _sections(data: bytes) -> dict[str, bytes]:
    """Files in one: each under a line `--- NAME`, the first without a name."""
    pieces = _PART.split(data.decode("utf-8", "surrogateescape"))
    names = ["", *pieces[1::2]]
    return {name: text.encode("utf-8", "surrogateescape") for name, text in zip(names, pieces[::2], strict=True)}


def _holds(document: Document) -> None:
    positions.maps(document)
    positions.locates(document)
    positions.traces(document)
    positions.is_even(document)


def _reader(name: str, pick: Callable[[bytes, str, Sequence[str]], Document] | None = None) -> Callable[[bytes], None]:
    """A target that reads; a file of data by every path there is."""

    def read(data: bytes) -> None:
        registry().readers[name].recognises is None or registry().readers[name].recognises(data)
        try:
            document = pick(data, "draft", _COPY) if pick else registry().readers[name].read(data, "draft")
        except InvalidFile as error:
            assert 0 <= error.offset <= len(error.text)
            return
        _holds(document)

    return read


def docx(data: bytes) -> None:
    """A Word file as it is, or made of the insides of its parts."""
    _reader("docx")(data if data.startswith(b"PK") else _word(data))


def _word(data: bytes) -> bytes:
    sections = {
        name: inside.decode("utf-8", "replace")
        for name, inside in _sections(data.decode("utf-8", "replace").encode()).items()
    }
    known = {
        name: sections.get(name, "") for name in ("comments", "footnotes", "endnotes", "styles") if name in sections
    }
    whole: dict[str, str | bytes] = {**parts(sections[""], **known)}
    return packed(whole | {name: text for name, text in sections.items() if "/" in name})


def rules(data: bytes) -> None:
    """Rule files, word lists, profiles and a configuration; then a draft under the rules that can be used."""
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        root = Path(folder)
        for name, inside in _sections(data).items():
            file = root / (re.sub(r"[^\w./-]|\.\.|^/", "", name)[:60] or "rules/x.yaml")
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(inside)
            except OSError:  # one of the others is a folder of that name
                continue
        house = _config(root / "attrlint.toml").house
        folders = [root / "rules"] if (root / "rules").is_dir() else []
        book = load([*folders, *house.folders], _vocabulary(), ownrules.RULES.values(), house.lists, house.rules)
        for problem in book.problems:
            assert problem.message
            lines = _lines(Path(problem.path))
            assert 1 <= problem.line <= len(lines) + 1, problem
            assert 1 <= problem.column <= max(map(len, lines), default=0) + 2, problem
        own = [rule for rule in book.rules.values() if rule.id not in ownrules.RULES]
        document = registry().readers["markdown"].read(_DRAFT, "draft.md")
        outcome = Linter(own, registry(), Lexicons(book.lists.values())).check(document)
        positions.quotes(document, outcome.findings)
        assert all("took too long" in problem for problem in outcome.problems), outcome.problems


@cache
def _vocabulary() -> object:
    return vocabulary(registry())


def _memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _config(path: Path) -> Config:
    try:
        return read_config(path) if path.is_file() else Config()
    except DataError as error:
        assert error.problem.line >= 1
        assert error.problem.column >= 1
        return Config()


def _lines(path: Path) -> list[str]:
    """The lines of a file, if it is one, whatever its encoding."""
    return LINE_END.split(path.read_bytes().decode("latin-1")) if path.is_file() else []


@cache
def _settings() -> Settings:
    return Settings(last=Choice("", select=("ALL",)))


def linter(data: bytes) -> None:
    """A draft through all rules, the suppressions too; every fourth one twice."""
    checked = _check(data)
    if checked.document is None:
        assert [finding.code for finding in checked.findings] in (["LNT001"], []), checked.findings
        return
    positions.quotes(checked.document, checked.findings)
    troubles = [finding.message for finding in checked.findings if finding.code == "LNT006"]
    assert not troubles, troubles
    if crc32(data) % 4 == 0:
        assert _check(data).findings == checked.findings


def _check(data: bytes) -> Checked:
    name = "draft.html" if data.lstrip()[:1] == b"<" else "draft.md"
    return _checker().check(data, name, _settings())


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{name: _reader(name) for name in ("text", "markdown", "html", "rst", "asciidoc", "newsxml", "ninjs")},
    "docx": docx,
    "json": _reader("ninjs", copyfiles.json),
    "yaml": _reader("yaml", copyfiles.yaml),
    "archieml": _reader("archieml", copyfiles.archieml),
    "rules": rules,
    "linter": linter,
}
