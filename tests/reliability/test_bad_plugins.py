"""Plugins that fail, leave, or return nonsense: each is named, and everything else goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from attrlint import builtin, plugins
from attrlint.cachefolder import CacheFolder
from attrlint.checks import Check, Note
from attrlint.cli import main
from attrlint.conditions import Condition
from attrlint.config.files import Configs
from attrlint.document import Block, Document, InvalidFile, Metadata, Position, Source, Span
from attrlint.plugins import Registry, Reporter, Signal, collect, hookimpl
from attrlint.readers import Reader
from attrlint.runner import Means, Runner
from tests.conftest import write_rule


class Mute(Exception):
    """An exception that fails itself when asked for its message."""

    def __str__(self) -> str:
        raise RuntimeError


ENDS: dict[str, tuple[BaseException, str]] = {
    "an error": (RuntimeError("no desk\ntoday \x1b[31m"), "RuntimeError: no desk today \ufffd[31m"),
    "exit": (SystemExit(0), "SystemExit: 0"),
    "recursion": (RecursionError("too deep"), "RecursionError: too deep"),
    "memory": (MemoryError(), "MemoryError"),
    "assertion": (AssertionError(), "AssertionError"),
    "lookup": (KeyError("x"), "KeyError: 'x'"),
    "stop": (StopIteration(), "RuntimeError"),
    "a long word": (ValueError("x" * 100_000), "ValueError: xxx"),
    "mute": (Mute(), "Mute: (without words)"),
}
ends = pytest.mark.parametrize(("error", "said"), ENDS.values(), ids=ENDS.keys())
outright = pytest.mark.parametrize(
    ("error", "said"), [ends for name, ends in ENDS.items() if name != "stop"], ids=[n for n in ENDS if n != "stop"]
)


def raising(error: BaseException) -> Callable[..., Any]:
    def fail(*_: object) -> Any:
        raise error

    return fail


def running_out(error: BaseException) -> Callable[..., Iterator[Any]]:
    """A generator that fails after its first item would have come."""

    def fail(*_: object) -> Iterator[Any]:
        yield from ()
        raise error

    return fail


def added(registry: Registry, **hooks: Callable[[], Any]) -> list[str]:
    """The problems with a plugin of these hooks."""
    plugin = SimpleNamespace(**{f"attrlint_{name}": hookimpl(hook) for name, hook in hooks.items()})
    plugins._add(registry, "desk", plugin)
    return registry.problems


class Run:
    """What a run has found and said."""

    def __init__(self, registry: Registry, *files: str) -> None:
        self.said: list[str] = []
        runner = Runner(registry, Configs(), self.said.append)
        found = list(runner.findings(files))
        self.codes = [finding.code for finding in found]
        self.reasons = [finding.message for finding in found if finding.code == "LNT006"]
        self.status = runner.status


@pytest.fixture
def drafts(desk: Path) -> Path:
    (desk / "a.md").write_text("It is very much so.\n")
    (desk / "b.md").write_text("And this is very much so, too.\n")
    return desk


# --- loading


@outright
def test_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, said: str) -> None:
    home = tmp_path / "desk-1.0.dist-info"
    home.mkdir()
    (home / "METADATA").write_text("Name: desk\nVersion: 1.0\n")
    (home / "entry_points.txt").write_text("[attrlint]\ndesk = attrlint_bad_desk\n")
    (tmp_path / "attrlint_bad_desk.py").write_text("import builtins\nraise builtins.attrlint_bad_end\n")
    monkeypatch.setattr("builtins.attrlint_bad_end", error, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    registry = collect(builtin)
    (problem,) = registry.problems
    assert problem.startswith(f"plugin “desk” (attrlint_bad_desk) cannot be loaded: {said}")
    assert len(problem) < 500
    assert {"phrase", "claim"} <= registry.checks.keys()


@outright
@pytest.mark.parametrize("hook", ["readers", "signals", "conditions", "checks", "reporters", "rules"])
def test_hooks(registry: Registry, drafts: Path, hook: str, error: BaseException, said: str) -> None:
    (problem,) = added(registry, **{hook: raising(error)})
    assert problem.startswith(f"plugin “desk” failed: {said}")
    assert Run(registry, "a.md").codes == ["DFT902"]


NONSENSE: dict[str, tuple[str, Any]] = {
    "a number": ("checks", 3),
    "a text": ("checks", "phrase"),
    "texts": ("checks", ["phrase"]),
    "nothing in a list": ("readers", [None]),
    "an object": ("reporters", [object()]),
    "a class": ("checks", [Check]),
    "another's part": ("checks", [Condition("desk", "", bool)]),
    "a check without a name": ("checks", [Check("", "", raising(ValueError()))]),
    "a check whose name is no text": ("checks", [Check(None, "", raising(ValueError()))]),
    "a check that cannot run": ("checks", [Check("desk", "", None)]),
    "a check with one option": ("checks", [Check("desk", "", print, options="word")]),
    "a check without options": ("checks", [Check("desk", "", print, options=None)]),
    "a check with odd placeholders": ("checks", [Check("desk", "", print, placeholders={1: "one"})]),
    "a check that wakes for nothing": ("checks", [Check("desk", "", print, wakes=["x"])]),
    "a condition without a test": ("conditions", [Condition("desk", "", True)]),
    "a reader that cannot read": ("readers", [Reader("desk", (".desk",), "read")]),
    "a reader of one ending": ("readers", [Reader("desk", ".desk", print)]),
    "a reader of no endings": ("readers", [Reader("desk", None, print)]),
    "a reader that recognises a text": ("readers", [Reader("desk", (".desk",), print, recognises="desk")]),
    "a reporter without words": ("reporters", [Reporter("desk", "", None)]),
    "a list of signals": ("signals", [Signal(print)]),
    "a bare function": ("signals", {"desk": print}),
    "a signal that finds nothing": ("signals", {"desk": Signal(None)}),
    "a signal of one kind": ("signals", {"desk": Signal(print, "loud")}),
    "a signal with an odd name": ("signals", {1: Signal(print)}),
    "a folder": ("rules", "rules"),
    "a number for a folder": ("rules", [1]),
    "a name that is taken": ("reporters", [Reporter("json", "", print)]),
}


@pytest.mark.parametrize(("hook", "value"), NONSENSE.values(), ids=NONSENSE.keys())
def test_what_hooks_return(registry: Registry, drafts: Path, hook: str, value: Any) -> None:
    (problem,) = added(registry, **{hook: lambda: value})
    assert problem.startswith("plugin “desk” failed: ")
    assert "desk" not in {**registry.checks, **registry.readers, **registry.conditions, **registry.signals}
    run = Run(registry, "a.md")
    assert (run.codes, run.said) == (["DFT902"], [])


def test_a_folder_of_rules_that_is_not_there(registry: Registry, drafts: Path) -> None:
    assert added(registry, rules=lambda: ["nowhere"]) == []
    run = Run(registry, "a.md")
    assert run.codes == ["DFT902"]
    assert run.said == ["nowhere:1:1: there is no such folder of rules"]
    assert run.status == 2


# --- checks, conditions and signals


def ruled(registry: Registry, rule_folder: Path, line: str = "") -> None:
    """A rule, DFT950, for the check of the plugin."""
    write_rule(rule_folder, "DFT950", "own", "very", check="desk")
    if line:
        rule = rule_folder / "own.yaml"
        rule.write_text(rule.read_text() + line)


def contained(run: Run, said: str) -> None:
    """The rule is named for each file, and what the other rules find is there."""
    assert run.codes.count("DFT902") == 2
    assert len(run.reasons) == 2
    assert f"DFT950 failed: {said}" in run.reasons[0]
    assert len(run.reasons[0]) < 600
    assert "\x1b" not in run.reasons[0]
    assert run.said == []
    assert run.status == 2


@ends
@pytest.mark.parametrize("how", [raising, running_out])
def test_checks_that_fail(
    registry: Registry, rule_folder: Path, drafts: Path, error: BaseException, said: str, how: Callable[..., Any]
) -> None:
    if isinstance(error, StopIteration) and how is raising:
        said = "StopIteration"
    assert added(registry, checks=lambda: [Check("desk", "", how(error))]) == []
    ruled(registry, rule_folder)
    contained(Run(registry, "a.md", "b.md"), said)


NOTES: dict[str, tuple[Any, str]] = {
    "nothing": (None, "TypeError"),
    "a number": (3, "TypeError"),
    "a text": ("very", "TypeError: str is no Note"),
    "texts": (["very"], "TypeError: str is no Note"),
    "nothing in a list": ([None], "TypeError: NoneType is no Note"),
    "an object": ([SimpleNamespace(span=Span(0, 2))], "TypeError: SimpleNamespace is no Note"),
    "no span": ([Note(None)], "TypeError"),
    "a number for a span": ([Note(3)], "TypeError"),
    "a span of texts": ([Note(Span("a", "b"))], "TypeError"),
    "a span of three": ([Note((1, 2, 3))], "TypeError"),
    "a span that ends before it begins": ([Note(Span(5, 2))], "ValueError"),
    "a span before the text": ([Note(Span(-3, 2))], "ValueError"),
    "a span behind the text": ([Note(Span(0, 10**9))], "ValueError"),
    "a huge span": ([Note(Span(10**30, 10**31))], "ValueError"),
    "a place outside of the file": ([Note(Span(0, 1), place=Span(0, 10**9))], "ValueError"),
    "a place before the file": ([Note(Span(0, 1), place=Span(-1, 1))], "ValueError"),
    "a severity of its own": ([Note(Span(0, 2), severity="grave")], "TypeError"),
    "a replacement that is no text": ([Note(Span(0, 2), replacement=3)], "TypeError"),
    "half a span": ([Note(Span(0.5, 1.5))], "TypeError"),
    "values that are none": ([Note(Span(0, 2), values=3)], "TypeError"),
    "a message that is no text": ([Note(Span(0, 2), message=3)], "AttributeError"),
    "a message with an unknown placeholder": ([Note(Span(0, 2), message="{nope}")], "KeyError"),
    "a message that does not end": ([Note(Span(0, 2), message="{")], "ValueError"),
    "a message that looks around": ([Note(Span(0, 2), message="{match.nope}")], "AttributeError"),
}


@pytest.mark.parametrize(("notes", "said"), NOTES.values(), ids=NOTES.keys())
def test_what_checks_return(registry: Registry, rule_folder: Path, drafts: Path, notes: Any, said: str) -> None:
    assert added(registry, checks=lambda: [Check("desk", "", lambda rule, signals: notes)]) == []
    ruled(registry, rule_folder)
    contained(Run(registry, "a.md", "b.md"), said)


def test_a_span_may_be_any_pair_and_a_list_of_lists_wakes_a_rule(
    registry: Registry, rule_folder: Path, drafts: Path
) -> None:
    for name, wakes in (("desk", raising(SystemExit(0))), ("night", lambda rule: [1, None])):
        registry.checks[name] = Check(name, "", lambda rule, signals: [Note([0, 2])], wakes=wakes)
    ruled(registry, rule_folder)
    run = Run(registry, "a.md")
    assert (run.codes, run.said) == (["DFT950", "DFT902"], [])


@ends
def test_conditions(registry: Registry, rule_folder: Path, drafts: Path, error: BaseException, said: str) -> None:
    registry.checks["desk"] = Check("desk", "", lambda rule, signals: iter([Note(Span(0, 2))]))
    assert added(registry, conditions=lambda: [Condition("shouted", "", raising(error))]) == []
    ruled(registry, rule_folder, "unless: shouted\n")
    contained(Run(registry, "a.md", "b.md"), said)


@ends
def test_signals(registry: Registry, rule_folder: Path, drafts: Path, error: BaseException, said: str) -> None:
    phrase = builtin.load(installed=False).checks["phrase"]
    registry.checks["desk"] = Check("desk", "", phrase.run)
    assert added(registry, signals=lambda: {"shouts": Signal(raising(error))}) == []
    ruled(registry, rule_folder)
    rule = rule_folder / "own.yaml"
    rule.write_text(rule.read_text().replace("{phrases: [very]}", "{signal: shouts}"))
    contained(Run(registry, "a.md", "b.md"), said)


@pytest.mark.parametrize("items", [None, 3, "very", [None], [object()], [SimpleNamespace(span=Span(0, 10**9))]])
def test_what_signals_return(registry: Registry, rule_folder: Path, drafts: Path, items: Any) -> None:
    registry.checks["desk"] = builtin.load(installed=False).checks["phrase"]
    assert added(registry, signals=lambda: {"shouts": Signal(lambda signals: items)}) == []
    ruled(registry, rule_folder)
    rule = rule_folder / "own.yaml"
    rule.write_text(rule.read_text().replace("{phrases: [very]}", "{signal: shouts}"))
    contained(Run(registry, "a.md", "b.md"), "")


# --- values that a record cannot hold


class Index:
    """A number of another library's."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


class Shout(str):  # noqa: SLOT000  as a plugin may have it
    def __str__(self) -> str:
        return "VERY"

    __repr__ = __format__ = __str__


class Tone(str, Enum):  # noqa: UP042  which is another thing
    calm = "calm"


class Lost(Source):
    """A file whose places are none."""

    def position(self, offset: int) -> Position:
        return Position({offset}, 1)


ODD_NOTES: dict[str, Note] = {
    "numbers of a library": Note(Span(Index(0), Index(2)), place=Span(Index(0), Index(2))),
    "truth for numbers": Note(Span(False, True), place=(False, True)),
    "lists": Note([0, 2], place=[0, 2]),
    "a text of its own": Note(Span(0, 2), message=Shout("{match}"), replacement=Shout("not")),
    "a choice for a text": Note(Span(0, 2), message=Tone.calm, replacement=Tone.calm),
    "half a character": Note(Span(0, 2), message="\ud800", replacement="\udc00"),
    "no number": Note(Span(float("nan"), 2)),
    "a long number": Note(Span(0, 10**5000)),
    "a number that is none": Note(Span(0, 2), values={"match": float("nan"), "more": {1, 2}}),
    "a message that is no text": Note(Span(0, 2), message=b"very"),
}


def runs(registry: Registry, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What a run without a cache, two with one, and one with two processes find, say and end with."""
    monkeypatch.setattr("attrlint.workers.WORTH", 1)
    cache = CacheFolder(folder / "kept")
    told = []
    for means in (Means(), Means(cache), Means(cache), Means(jobs=2)):
        said: list[str] = []
        runner = Runner(registry, Configs(), said.append, means=means)
        found = [repr(finding) for finding in runner.findings(["a.md", "c.desk", "b.md"])]
        told.append((found, runner.status, said))
    return told


@pytest.mark.parametrize("note", ODD_NOTES.values(), ids=ODD_NOTES.keys())
def test_odd_notes_are_the_same_with_cache_and_processes(
    registry: Registry, rule_folder: Path, drafts: Path, monkeypatch: pytest.MonkeyPatch, note: Note
) -> None:
    registry.checks["desk"] = Check("desk", "", lambda rule, signals: [note])
    ruled(registry, rule_folder)
    (drafts / "c.desk").write_text("very")
    alone, *others = runs(registry, drafts, monkeypatch)
    assert others == [alone] * 3
    assert len(alone[0]) == 6
    assert (alone[1], alone[2]) == (2 if any("LNT006" in found for found in alone[0]) else 1, [])


ODD_DOCUMENTS: dict[str, Any] = {
    "numbers of a library": lambda text, path: Document(
        Source(path, text), [Block("paragraph", text, [0], [Span(Index(0), Index(4))])]
    ),
    "another file": lambda text, path: Document(Source("other.md", text), []),
    "a path": lambda text, path: Document(Source(Path(path), text), []),
    "no format": lambda text, path: Document(Source(path, text), [], format=object()),
    "an odd format": lambda text, path: Document(Source(path, text), [], format=["text"]),
    "a format of its own": lambda text, path: Document(Source(path, text), [], format=Shout("text")),
    "half a character": lambda text, path: Document(Source(path, "\ud800 very"), []),
    "odd settings": lambda text, path: Document(Source(path, text), [], Metadata(settings={"profile": {1}})),
    "a setting of its own": lambda text, path: Document(
        Source(path, text), [], Metadata(settings={"profile": Shout("calm")})
    ),
    "an odd reason": lambda text, path: raising(InvalidFile({1}, Index(1), "very"))(),
}


@pytest.mark.parametrize("document", ODD_DOCUMENTS.values(), ids=ODD_DOCUMENTS.keys())
def test_odd_documents_are_the_same_with_cache_and_processes(
    registry: Registry, drafts: Path, monkeypatch: pytest.MonkeyPatch, document: Any
) -> None:
    (drafts / "c.desk").write_text("very")
    reader = Reader("desk", (".desk",), lambda data, path: document(data.decode(), path))
    assert added(registry, readers=lambda: [reader]) == []
    alone, *others = runs(registry, drafts, monkeypatch)
    assert others == [alone] * 3
    assert len([found for found in alone[0] if "DFT902" in found]) >= 2
    assert all(line.startswith("c.desk: ") for line in alone[2])
    assert alone[1] == (2 if alone[2] or any("LNT006" in found for found in alone[0]) else 1)


def test_what_no_record_can_hold_is_not_kept_and_named_by_a_process(
    registry: Registry, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drafts / "c.desk").write_text("very")
    block = Block("paragraph", "very", [0], [Span(0, 4)])
    reader = Reader("desk", (".desk",), lambda data, path: Document(Lost(path, "very"), [block]))
    assert added(registry, readers=lambda: [reader]) == []
    alone, *cached, by_processes = runs(registry, drafts, monkeypatch)
    assert cached == [alone] * 2
    assert (len(alone[0]), alone[1], alone[2]) == (3, 1, [])
    assert (by_processes[0], by_processes[1]) == ([alone[0][0], alone[0][2]], 2)
    assert by_processes[2] == [
        "c.desk: internal error: TypeError: Object of type set is not JSON serializable; please report"
    ]


# --- readers


@ends
def test_readers(registry: Registry, drafts: Path, error: BaseException, said: str) -> None:
    (drafts / "c.desk").write_text("very")
    assert added(registry, readers=lambda: [Reader("desk", (".desk",), raising(error))]) == []
    run = Run(registry, "a.md", "c.desk", "b.md")
    assert run.codes == ["DFT902", "DFT902"]
    (line,) = run.said
    said = "StopIteration" if isinstance(error, StopIteration) else said
    assert line.startswith(f"c.desk: the reader “desk” failed: {said}")
    assert run.status == 2


def _outside(data: bytes, path: str) -> Document:
    return Document(Source(path, "very"), [Block("paragraph", "very much", [0], [Span(0, 10**6)])])


READ: dict[str, Any] = {
    "nothing": lambda data, path: None,
    "a text": lambda data, path: "very",
    "no source": lambda data, path: Document(None, []),
    "no blocks": lambda data, path: Document(Source(path, "very"), None),
    "blocks of text": lambda data, path: Document(Source(path, "very"), ["very"]),
    "a block of nothing": lambda data, path: Document(Source(path, ""), [Block("paragraph", None, [0], [Span(0, 0)])]),
    "no runs": lambda data, path: Document(Source(path, "very"), [Block("paragraph", "very", [], [])]),
    "no metadata": lambda data, path: Document(Source(path, "very"), [], metadata=None),
    "an odd invalid file": raising(InvalidFile("no", 10**9, "very")),
    "outside": _outside,
}


@pytest.mark.parametrize("read", READ.values(), ids=READ.keys())
def test_what_readers_return(registry: Registry, drafts: Path, read: Any) -> None:
    (drafts / "c.desk").write_text("very")
    assert added(registry, readers=lambda: [Reader("desk", (".desk",), read)]) == []
    run = Run(registry, "a.md", "c.desk", "b.md")
    assert [code for code in run.codes if code == "DFT902"][:2] == ["DFT902", "DFT902"]
    assert run.status in (1, 2)
    assert all(line.startswith("c.desk: ") for line in run.said)
    assert (run.status == 2) == bool(run.said or run.reasons)


@outright
def test_readers_that_fail_to_recognise(registry: Registry, drafts: Path, error: BaseException, said: str) -> None:
    (drafts / "c.odd").write_text("very")
    (drafts / "d.odd").write_text("very")
    reader = Reader("desk", (".desk",), raising(ValueError()), recognises=raising(error))
    assert added(registry, readers=lambda: [reader]) == []
    run = Run(registry, "c.odd", "d.odd", "a.md")
    assert run.codes == ["DFT902"] * 3
    (line,) = run.said
    assert line.startswith(f"the reader “desk” fails to recognise files: {said}")
    assert run.status == 2


# --- reporters


@pytest.fixture
def attrlint(registry: Registry, drafts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def call(render: Callable[..., Any]) -> tuple[int, str, str]:
        assert added(registry, reporters=lambda: [Reporter("desk", "", render)]) == []
        monkeypatch.setattr("attrlint.builtin.load", lambda: registry)
        monkeypatch.delenv("ATTRLINT_DEBUG", raising=False)
        return main(["check", "--no-cache", "--output-format", "desk", "a.md"]), *capsys.readouterr()

    return call


@outright
@pytest.mark.parametrize("how", [raising, running_out])
def test_reporters(attrlint, error: BaseException, said: str, how: Callable[..., Any]) -> None:
    status, out, err = attrlint(how(error))
    assert (status, out) == (2, "")
    assert "“desk”" in err
    assert said in err or isinstance(error, SystemExit)
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("pieces", [None, 3, [None], [b"very"], ["very\n", None], [object()]])
def test_what_reporters_return(attrlint, pieces: Any) -> None:
    status, out, err = attrlint(lambda report: pieces)
    assert status == 2
    assert out in ("", "very\n")
    assert "(the output format was “desk”)" in err


def test_an_interruption_is_the_users_wherever_it_comes(attrlint) -> None:
    assert attrlint(raising(KeyboardInterrupt()))[0] == 130
