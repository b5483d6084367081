"""The rules' section of the speed benchmark: what many phrase rules and long word lists cost."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from bench import Bench, NotMeasuredError
from measures import Goal, Row
from newsprint import Corpus
from timing import Samples, cpu, rounds

_MEGABYTES: Final = 1.0
_RULE: Final = """\
id: SPEED{at:04}
name: speed-{at}
severity: warning
check: phrase
find: {find}
message: "“{{match}}” is on the list."
why: It costs time.
fix: Take it out.
fires:
  - "There was {marked}."
silent:
  - There was nothing.
"""


class House(NamedTuple):
    """A newsroom's own rules: a rule for each group of phrases. `over` names the house its scanning is held against."""

    name: str
    groups: Sequence[Sequence[str]]
    over: str = ""
    goal: Goal | None = None


def houses(phrases: Sequence[str]) -> list[House]:
    """What is measured. Linear growth would be 10 and 100 times as much as ten rules cost."""
    ruled = [[phrase] for phrase in phrases]
    return [
        House("shipped rules alone", []),
        House("10 phrase rules", ruled[:10], "shipped rules alone"),
        House("100 phrase rules", ruled[:100], "10 phrase rules", Goal("<", 10)),
        House("1,000 phrase rules", ruled[:1000], "10 phrase rules", Goal("<", 100)),
        House("a list of 100", [phrases[:100]], "shipped rules alone"),
        House("a list of 5,000", [phrases[:5000]], "a list of 100", Goal("<", 50)),
        House("a list of 50,000", [phrases[:50_000]], "a list of 5,000", Goal("≤", 1.5)),
    ]


def rules(bench: Bench) -> Iterator[Row]:
    """CPU time over 1 MB of articles with ever more rules of a newsroom's own.

    The start, which reads the rules and builds the automaton, is what one short article costs; scanning is the rest.
    """
    corpus = bench.press.corpus(bench.work / "ruled", megabytes=_MEGABYTES)
    draft = bench.press.single(bench.work / "ruled-draft", 0.001, "\n\n")
    scanning: dict[str, Samples] = {}
    for at, house in enumerate(houses(pairs(corpus, 50_000))):
        config = write(house, bench.work / f"house-{at}")
        commands = {name: bench.check(each, "--config", config) for name, each in (("", draft), ("all", corpus))}
        used = {name: cpu(runs) for name, runs in rounds(commands, bench.runs).items()}
        scanning[house.name] = used["all"].less(used[""].median)
        yield Row("rules", f"{house.name}: start", used[""], "CPU s")
        yield _scanned(house, scanning)


def _scanned(house: House, scanning: Mapping[str, Samples]) -> Row:
    mine = scanning[house.name]
    ratio = mine.over(scanning[house.over]) if house.over else None
    return Row("rules", f"{house.name}: scanning", mine, "CPU s", ratio, house.over and f"× {house.over}", house.goal)


def pairs(corpus: Corpus, count: int) -> list[str]:
    """So many different pairs of words of the articles: like what is written there, and rarely in it.

    Raises `NotMeasuredError` where there are too few words for that.
    """
    text = " ".join((corpus.folder / name).read_text(encoding="utf-8") for name in corpus.files)
    words = sorted(set(re.findall(r"\b[a-z]{4,12}\b", text)))
    if len(words) ** 2 < 2 * count:
        raise NotMeasuredError(f"the articles have too few words for {count:,} different phrases")
    generator = random.Random(0)
    found: dict[str, None] = {}
    while len(found) < count:
        found[f"{generator.choice(words)} {generator.choice(words)}"] = None
    return list(found)


def write(house: House, folder: Path) -> Path:
    """Writes the rules, and the word list of each that has more than one phrase; returns the configuration file."""
    (folder / "rules" / "lexicons").mkdir(parents=True)
    for at, phrases in enumerate(house.groups):
        find = f"{{phrases: ['{phrases[0]}']}}" if len(phrases) == 1 else f"{{lexicon: speed.list-{at}}}"
        rule = _RULE.format(at=at, find=find, marked=f"[[{phrases[0]}]]")
        (folder / "rules" / f"speed-{at}.yaml").write_text(rule, encoding="utf-8")
    lists = {at: phrases for at, phrases in enumerate(house.groups) if len(phrases) > 1}
    if lists:
        written = "".join(f"list-{at}:\n" + "".join(f"  - '{each}'\n" for each in lists[at]) for at in lists)
        (folder / "rules" / "lexicons" / "speed.yaml").write_text(written, encoding="utf-8")
    config = folder / "attrlint.toml"
    config.write_text('rules = ["rules"]\n', encoding="utf-8")
    return config
