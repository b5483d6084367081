"""Sections of the speed benchmark about whole commands: throughput, start, again, processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Final

from bench import Bench, forget
from measures import Goal, Row, missing
from newsprint import Corpus
from peers import PEERS, own, present
from timing import Command, Samples, cpu, rounds, wall

_THROUGHPUT: Final = {"write-good": Goal("≥", 10), "proselint": Goal("≥", 16)}
_STARTS: Final = 6
"""How many times as many runs a start gets, which is short and counts in milliseconds."""
_PROCESSES: Final = {1: Goal("≥", 0.95), 5: Goal("≥", 0.95), 20: Goal("≥", 1.7)}
"""By the size of the corpus in millions of bytes; what is no slower may still be 5 % off by chance."""
_DRAFT_WORDS: Final = 180
_NOISE: Final = 0.01


def throughput(bench: Bench) -> Iterator[Row]:
    """CPU time over the corpus, one process, no cache, against the peers on the same files."""
    section = "throughput"
    corpus, empty = bench.corpus, bench.empty
    peers, faults = present(bench.work)
    start = rounds(_everybody(bench, empty), 3)
    used = rounds(_everybody(bench, corpus), bench.runs, warm_up=False)
    whole = {name: cpu(runs) for name, runs in used.items()}
    bare = {name: cpu(runs).less(cpu(start[name]).median) for name, runs in used.items()}
    for label, ours in (("attrlint", whole["attrlint"]), ("attrlint, start-up off", bare["attrlint"])):
        speed = f"{len(corpus.files)} files, {corpus.megabytes:.1f} MB: {corpus.megabytes / ours.median:.2f} MB/s"
        yield Row(section, label, ours, "CPU s", note=speed)
    for peer in PEERS:
        if peer.name not in peers:
            yield missing(section, peer.name, faults[peer.name])
            continue
        theirs, ours = whole[peer.name], whole["attrlint"]
        goal = _THROUGHPUT.get(peer.name)
        yield Row(section, peer.name, theirs, "CPU s", theirs.over(ours), "× attrlint", goal)
        theirs, ours = bare[peer.name], bare["attrlint"]
        yield Row(section, f"{peer.name}, start-up off", theirs, "CPU s", theirs.over(ours), "× attrlint", goal)


def _everybody(bench: Bench, corpus: Corpus) -> dict[str, Command]:
    peers, _ = present(bench.work)
    theirs = {name: peer.command(corpus.folder, corpus.files) for name, peer in peers.items()}
    return {"attrlint": bench.check(corpus), **theirs}


def start(bench: Bench) -> Iterator[Row]:
    """CPU time from the start to the findings of one draft of four paragraphs, changed before each run; then of it
    unchanged.
    """
    section = "start"
    draft = Corpus(bench.work / "draft", ["draft.md"], 0)
    draft.folder.mkdir()
    text = bench.press.article(_DRAFT_WORDS)
    peers, faults = present(bench.work)
    numbers = count()

    def edit() -> None:
        (draft.folder / "draft.md").write_text(f"{text}\nThis is draft number {next(numbers)}.\n", encoding="utf-8")

    commands = {
        "python": Command([own("python"), "-c", "pass"], draft.folder),
        "attrlint": replace(bench.check(draft, cache=True), fresh=edit),
        "unchanged": bench.check(draft, cache=True),
        **{name: peer.command(draft.folder, draft.files) for name, peer in peers.items() if name == "proselint"},
    }
    used = {name: cpu(runs).times(1000) for name, runs in rounds(commands, _STARTS * bench.runs).items()}
    ours, python = used["attrlint"], used["python"]
    yield Row(section, "python -c pass", python, "CPU ms", note=f"least {python.low:.0f}")
    least = f"least {ours.low:.0f}: {ours.low / python.low:.1f} × python’s"
    yield Row(section, "attrlint check, a draft", ours, "CPU ms", ours.over(python), "× python", Goal("≤", 6), least)
    same = used["unchanged"]
    least = f"least {same.low:.0f}"
    yield Row(section, "attrlint check, it unchanged", same, "CPU ms", same.over(python), "× python", note=least)
    if theirs := used.get("proselint"):
        ratio, least = ours.over(theirs), f"least {theirs.low:.0f}"
        yield Row(section, "proselint check, the same", theirs, "CPU ms", ratio, "attrlint/it", Goal("<", 1), least)
    else:
        yield missing(section, "proselint check, the same", faults["proselint"])


def again(bench: Bench) -> Iterator[Row]:
    """CPU time of a run that finds no cache and of a second, nothing changed; from each its own start-up is taken."""
    section = "again"
    used: dict[str, dict[str, Samples]] = {}
    for corpus in (bench.empty, bench.corpus):
        second = bench.check(corpus, cache=True)
        commands = {"first": replace(second, fresh=partial(forget, corpus)), "second": second}
        used[corpus.folder.name] = {
            name: cpu(runs) for name, runs in rounds(commands, bench.runs, warm_up=False).items()
        }
        forget(corpus)
    starts = used[bench.empty.folder.name]
    bare = {name: whole.less(starts[name].median) for name, whole in used[bench.corpus.folder.name].items()}
    yield Row(section, "start-up without a cache", starts["first"], "CPU s")
    yield Row(section, "start-up with one", starts["second"], "CPU s")
    yield Row(section, "first run, start-up off", bare["first"], "CPU s")
    ratio = bare["first"].over(bare["second"].at_least(_NOISE))
    note = f"counted as {_NOISE} s if less, which start-up itself varies by"
    yield Row(section, "second run, start-up off", bare["second"], "CPU s", ratio, "× less", Goal("≥", 15), note)


def processes(bench: Bench) -> Iterator[Row]:
    """Wall time with two processes against one; the machine should have nothing else to do."""
    section = "processes"
    for megabytes, goal in _PROCESSES.items():
        corpus = bench.press.corpus(bench.work / f"processes-{megabytes}", megabytes=megabytes)
        commands = {"one": bench.check(corpus), "two": bench.check(corpus, jobs=2)}
        used = {name: wall(runs) for name, runs in rounds(commands, min(bench.runs, 3), warm_up=False).items()}
        yield Row(section, f"one process, {megabytes} MB", used["one"], "wall s")
        ratio = used["one"].over(used["two"])
        yield Row(section, f"two processes, {megabytes} MB", used["two"], "wall s", ratio, "× faster", goal)
