"""Rule files, word lists and profiles nobody should have: each is named at its place, and the others go on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from attrlint.config.files import Configs
from attrlint.nodes import LARGEST
from attrlint.plugins import Registry
from attrlint.rulebook.patterns import LONGEST
from attrlint.runner import Runner
from tests.rulefiles import GOOD, book, messages
from tests.shipped import registry as shipped_registry
from tests.test_datafile import MISTAKES as IN_YAML
from tests.test_rulefile import LISTS
from tests.test_rulefile import MISTAKES as IN_RULES

_SECONDS = 10
"""Processor time that nothing here may take."""
OTHER = GOOD.replace("QNT301", "QNT999").replace("bare-magnitude", "other")
BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
TEXT = "It is very much the word49999s, the word00000s, they said.\n\n"
FOLDED = f"id: QNT999\nname: {'x' * 9_000_000}\n"

FILES: dict[str, tuple[str, bytes, str]] = {
    "alias bomb": ("x", BOMB.encode(), "the alias *a is not supported"),
    "alias bomb in a lexicon": ("lexicons/x", BOMB.encode(), "the alias *a is not supported"),
    "alias bomb in a profile": ("profiles/x", BOMB.encode(), "the alias *a is not supported"),
    "recursive alias": ("x", b"id: &a [*a]\n", "the anchor &a is not supported"),
    "10 MB": ("x", OTHER.encode() + b"#" * 10_000_000, "larger than 4 MB"),
    "10 MB in one key": ("x", FOLDED.encode(), "larger than 4 MB"),
    "10 MB lexicon": ("lexicons/x", b"a: [" + b"word, " * 1_700_000 + b"b]\n", "larger than 4 MB"),
    "UTF-16": ("x", OTHER.encode("utf-16"), "not UTF-8 text"),
    "UTF-16 lexicon": ("lexicons/x", "a: [b]\n".encode("utf-16"), "not UTF-8 text"),
    "latin-1": ("x", b"id: QNT999\nwhy: compt\xe9\n", "not UTF-8 text"),
    "an image": ("x", b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8 text"),
    "NUL": ("x", OTHER.encode() + b"\0", "a control character (U+0000) stands here"),
    "python object": ("x", b"!!python/object/apply:os.system ['true']\n", "the tag !!python/object/apply:os.system"),
    "python name": ("lexicons/x", b"a: !!python/name:os.system\n", "the tag !!python/name:os.system"),
    "second document": ("x", OTHER.encode() + b"---\nid: x\n", "a second YAML document starts here"),
    "a list": ("x", b"- id\n- name\n", "a rule file must be a mapping"),
    "a word": ("x", b"QNT999\n", "a rule file must be a mapping"),
    "an empty file": ("x", b"", "the file is empty"),
    "brackets": ("x", b"[" * 1_000_000, "nested too deeply"),
    "braces": ("lexicons/x", b"{a: " * 1_000_000, "nested too deeply"),
    "dashes": ("x", b"- " * 1_000_000, "nested too deeply"),
    "a lexicon of text": ("lexicons/x", b"words\n", "a lexicon file must be a mapping"),
    "a list of numbers as mapping": ("lexicons/x", b"a: {words: {b: [c]}}\n", "must be text, not a list"),
    "a list without words": ("lexicons/x", b"a: {about: b}\n", "missing key “words” in the list x.a"),
    "a list with an unknown key": ("lexicons/x", b"a: {wrods: [b]}\n", "Did you mean"),
    "an empty word": ("lexicons/x", b"a: [b, '']\n", "an empty word matches nothing"),
    "a blank word": ("lexicons/x", b"a: ['  ']\n", "an empty word matches nothing"),
    "another case": ("lexicons/x", b"a: {words: [b], case: upper}\n", "“case” must be exact or fold"),
    "another inflection": ("lexicons/x", b"a: {words: [b], inflect: adverb}\n", "“inflect” must be verb or noun"),
    "a change of no list": ("lexicons/x", b"y.z: {add: [b]}\n", "unknown word list"),
    "a profile of nobody": ("profiles/x", b"about: x\nextends: nobody\n", "nobody"),
    "a profile of itself": ("profiles/x", b"about: x\nextends: x\n", "the profile extends itself: x → x"),
    "a profile with an unknown rule": ("profiles/x", b"about: x\nselect: [QNT998]\n", "unknown rule"),
    "a profile with an unknown severity": ("profiles/x", b"about: x\nseverity: {QNT301: grave}\n", "grave"),
    "a profile of text": ("profiles/x", b"everything\n", "must be a mapping"),
}


LONG = ("x", b"id: [" + b"a, " * 1_000_000 + b"b]\n", "missing key")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        *(pytest.param(*case, id=name) for name, case in FILES.items()),
        pytest.param(*LONG, id="a list of 3 MB", marks=pytest.mark.slow),
    ],
)
def test_a_bad_file_is_named_and_the_others_are_read(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    begun = process_time()
    rulebook = book(tmp_path, good=GOOD, lexicons__quantities="bare: [dozens]\n")
    assert process_time() - begun < _SECONDS
    assert "QNT301" in rulebook.rules
    assert "quantities.bare" in rulebook.lists
    assert any(said in line and line.startswith(f"{name}.yaml:") for line in messages(rulebook, tmp_path))
    assert path.read_bytes() == data


@pytest.mark.parametrize("text", [text for text, _ in IN_YAML.values()], ids=IN_YAML.keys())
@pytest.mark.parametrize("place", ["x", "lexicons__x", "profiles__x"])
def test_bad_yaml_hides_no_other_rule(tmp_path: Path, text: str, place: str) -> None:
    rulebook = book(tmp_path, **{place: text, "good": GOOD})
    assert list(rulebook.rules) == ["QNT301"]
    assert rulebook.problems


@pytest.mark.parametrize(("old", "new"), [case[:2] for case in IN_RULES.values()], ids=IN_RULES.keys())
def test_a_bad_rule_hides_no_other(tmp_path: Path, old: str, new: str) -> None:
    files = {"bad": GOOD.replace(old, new, 1), "good": OTHER, "lexicons__quantities": LISTS}
    rulebook = book(tmp_path, **files, profiles__news="about: News.\n")
    assert list(rulebook.rules) == ["QNT999"]
    assert all(line.startswith("bad.yaml:") for line in messages(rulebook, tmp_path))


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (GOOD, "“QNT301” is already used by"),
        (GOOD.replace("check: phrase", "check: 'phrase"), "a quotation mark opens here"),
        (GOOD.replace("severity", "sverity"), "unknown key “sverity”"),
        (GOOD + "---\n", "second YAML document"),
    ],
)
@pytest.mark.parametrize("order", ["later", "earlier"])
def test_whoever_takes_the_code_of_a_rule_does_not_take_it_down(
    tmp_path: Path, bad: str, said: str, order: str
) -> None:
    """Of two good files the first stays; one with a mistake takes no other's code."""
    files = {"b": GOOD, "a" if order == "earlier" else "c": bad}
    rulebook = book(tmp_path, **files)
    assert any(said in line for line in messages(rulebook, tmp_path))
    assert list(rulebook.rules) == ["QNT301"]
    stays = "a.yaml" if order == "earlier" and bad == GOOD else "b.yaml"
    assert rulebook.rules["QNT301"].path == str(tmp_path / stays)
    assert all(not line.startswith(stays) for line in messages(rulebook, tmp_path))


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "device.yaml").symlink_to("/dev/zero")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "again").symlink_to(".")
    (tmp_path / "gone.yaml").symlink_to("nowhere")
    rulebook = book(tmp_path, good=GOOD)
    assert list(rulebook.rules) == ["QNT301"]
    assert [line.partition(": ")[0] for line in messages(rulebook, tmp_path)] == [
        f"{name}.yaml:1:1" for name in ("device", "gone", "loop", "pipe")
    ]


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    room = LARGEST - len(GOOD.encode())
    assert list(book(tmp_path, x=GOOD + "#" * room).rules) == ["QNT301"]
    assert list(book(tmp_path, x=GOOD + "#" * (room + 1)).rules) == []


# --- many words


@pytest.fixture(scope="module")
def words() -> list[str]:
    return [f"word{number:05}s" for number in range(50_000)]


@pytest.mark.parametrize(
    "find",
    [
        "{lexicon: many.words}",
        pytest.param(r"{pattern: '\bthe \L<many.words>'}", marks=pytest.mark.slow),
        "{phrases: [%s]}",
    ],
)
def test_fifty_thousand_words(tmp_path: Path, run: Run, words: list[str], find: str) -> None:
    begun = process_time()
    (tmp_path / "own" / "lexicons").mkdir(parents=True)
    (tmp_path / "own" / "lexicons" / "many.yaml").write_text("words:\n" + "".join(f"- {word}\n" for word in words))
    find = find.replace("%s", ", ".join(words))
    outcome = run(tmp_path / "own", f"find: {find}", TEXT * 50)
    assert process_time() - begun < _SECONDS
    late = "pattern" in find and "LNT006" in outcome.codes  # to compile it may take its two seconds on a busy machine
    assert outcome.codes.count("DFT950") == (0 if late else 100)
    assert (outcome.codes.count("DFT902"), outcome.said) == (50, [])


@pytest.mark.slow
def test_fifty_thousand_alternatives(tmp_path: Path, run: Run, words: list[str]) -> None:
    begun = process_time()
    find = f"find: {{pattern: '(?:{'|'.join(words)})'}}"
    outcome = run(tmp_path / "own", find, "It is very much the word49999s, they said.\n")
    assert process_time() - begun < _SECONDS
    assert set(outcome.codes) >= {"DFT902"}
    assert "DFT950" in outcome.codes or outcome.codes.count("LNT006") == 1


BAD_PATTERNS = {
    "too long": ("|".join(["abcdefghi"] * (LONGEST // 9)), "longer than 1,000,000 characters"),
    "groups": ("(" * 5000 + "a" + ")" * 5000, "its brackets nest too deeply"),
    "classes": ("(?:" * 5000 + "a" + ")" * 5000, "its brackets nest too deeply"),
    "lookbehinds": ("(?<=" * 2000 + "a" + ")" * 2000, "its brackets nest too deeply"),
    "a huge repeat": ("a{99999999999}", "repeat count too big"),
    "optional": ("(?:a|)", "it matches empty text"),
    "any errors": ("(?:abc){e}", "it matches empty text"),
    "unknown property": (r"\p{Newsroom}", "unknown property"),
    "unknown group": ("(?(1)a|b)", "invalid group reference"),
    "open set": ("a[b", "unterminated character set"),
    "open comment": ("(?#a", "missing )"),
    "multiple repeat": ("a**", "multiple repeat"),
    "last backslash": ("a\\", "bad escape"),
}


@pytest.mark.parametrize(("pattern", "said"), BAD_PATTERNS.values(), ids=BAD_PATTERNS.keys())
def test_a_bad_pattern_is_refused(tmp_path: Path, pattern: str, said: str) -> None:
    text = GOOD.replace("{phrases: [thousands]}", f"{{pattern: '{pattern}'}}")
    begun = process_time()
    rulebook = book(tmp_path, bad=text, good=OTHER)
    assert process_time() - begun < _SECONDS
    assert list(rulebook.rules) == ["QNT999"]
    (line,) = messages(rulebook, tmp_path)
    assert line.startswith("bad.yaml:5:17: the pattern fails")
    assert said in line


# --- catastrophic patterns


class Outcome:
    """What a run has found and said."""

    def __init__(self, runner: Runner, said: list[str]) -> None:
        findings = list(runner.findings(["a.md"]))
        self.codes = [finding.code for finding in findings]
        self.reasons = [finding.message for finding in findings if finding.code == "LNT006"]
        self.said, self.status = said, runner.status


Run = Callable[[Path, str, str], Outcome]


@pytest.fixture
def run(desk: Path, registry: Registry, add_rule: Callable[..., None]) -> Run:
    """Checks a text with the rules of the tests' newsroom, `very` (DFT902) among them, and one more, DFT950."""
    registry.checks["phrase"] = shipped_registry().checks["phrase"]

    def check(folder: Path, find: str, text: str) -> Outcome:
        add_rule(folder, "DFT950", "own", "so", check="phrase")
        rule = folder / "own.yaml"
        rule.write_text(rule.read_text().replace("find: {phrases: [so]}", find))
        (desk / "attrlint.toml").write_text(f'rules = ["{folder}"]\n')
        (desk / "a.md").write_text(text)
        said: list[str] = []
        return Outcome(Runner(registry, Configs(), said.append), said)

    return check


CATASTROPHES = [
    "(a+)+$",
    "(a|aa)+$",
    "(a|a?)+$b",
    "(.*a){20}$",
    r"^(([a-z])+.)+[A-Z]([a-z])+$",
    r"(\w+\s?)+$",
    "(?:a?){400}a{400}b",
    r"(a+)\1+\1+$",
    r"\b(\w|\w\w|\w+)+\b$",
    "(?R)b|a",
    "(a(?R)?)+$",
    "(?:(?:(?:a{1,1000}){1,1000}){1,1000})b",
    "(?b)(?:said the minister of state){e<=18}",
]


@pytest.mark.slow
@pytest.mark.parametrize("pattern", CATASTROPHES)
def test_a_catastrophic_pattern_is_set_aside_and_the_rest_goes_on(tmp_path: Path, run: Run, pattern: str) -> None:
    """Whether one stretch of text takes too long or a thousand take nearly too long."""
    text = "very " + "\n\n".join(["a" * 300 + "!"] * 1000) + " " + "said the minster and the people " * 50
    begun = process_time()
    outcome = run(tmp_path / "own", f"find: {{pattern: '{pattern}'}}", text)
    assert process_time() - begun < _SECONDS
    assert "DFT902" in outcome.codes
    if outcome.reasons:
        (reason,) = outcome.reasons
        assert "own.yaml: DFT950 took too long; set aside for a.md" in reason


def test_most_of_them_are_set_aside(tmp_path: Path, run: Run) -> None:
    """Two that no cleverness of the library's can save: one by a stretch of text, one by their sum."""
    for pattern, text in (("(a|aa)+$", "a" * 300 + "!"), ("(a+)+$", "\n\n".join(["a" * 300 + "!"] * 1000))):
        outcome = run(tmp_path / "own", f"find: {{pattern: '{pattern}'}}", f"very\n\n{text}")
        assert outcome.codes.count("LNT006") == 1
        assert outcome.codes.count("DFT902") == 1
        assert outcome.status == 2
