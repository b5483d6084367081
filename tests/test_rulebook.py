"""Folders of rule files, word lists and profiles: what good ones become, how bad ones are contained."""

from pathlib import Path

import pytest

from attrlint.document import Span
from attrlint.finding import Severity
from attrlint.lexicon import Lexicons
from attrlint.rulebook import Example, Find, Measured, Rule, Variant, compiled, listed
from attrlint.rulebook.fields import Key
from attrlint.rulebook.keys import PROFILE, RULE
from attrlint.rulebook.loading import load
from tests.rulefiles import GOOD, VOCABULARY, book, messages

FULL = r"""
id: NUM705
name: percent-change
severity: error
check: sum
find:
  pattern: |
    rose (?P<match>\d+
     per cent)
  literals: [rose]
  case: exact
given: counted
unless: [idiom, proper-name]
scope: paragraph
everywhere: true
variants:
  - when: [quoted]
    severity: info
  - when: counted
    message: "{sum}?"
message: "“{match}” should be {sum} {{why}}."
why: |
  A sum is
  checkable.
fix: Do the sum.
options: {slack: "3"}
replace: ""
swallows: QNT
standards: [AP]
wikipedia: clarify
measured: {on: our archive, rate: "0.3", read: "15", right: "14"}
since: "0.1"
aliases: [NUM799, old-name]
fires:
  - It [[rose]] and [[fell]], \[[sic]].
  - {text: "On [[May 3]]", date: 2024-05-10, format: markdown, profile: news}
  - |
    One [[two]].

    Three.
silent:
  - no
"""


def test_a_rule_file_becomes_a_rule(tmp_path: Path) -> None:
    rulebook = book(tmp_path, numbers__x=FULL, y=GOOD, profiles__news="about: News.\nselect: [NUM705]\n")
    assert messages(rulebook, tmp_path) == []
    assert list(rulebook.rules) == ["NUM705", "QNT301"]
    assert rulebook.rules["NUM705"] == Rule(
        id="NUM705",
        name="percent-change",
        severity=Severity.error,
        check="sum",
        message="“{match}” should be {sum} {{why}}.",
        why="A sum is\ncheckable.",
        fix="Do the sum.",
        find=Find(pattern=r"rose (?P<match>\d+ per cent)", literals=("rose",), exact=True),
        given=("counted",),
        unless=("idiom", "proper-name"),
        scope="paragraph",
        everywhere=True,
        variants=(Variant(("quoted",), Severity.info), Variant(("counted",), None, "{sum}?")),
        options={"slack": "3"},
        replace="",
        swallows=("QNT",),
        standards=("AP",),
        wikipedia="clarify",
        measured=Measured("our archive", "0.3", 15, 14),
        since="0.1",
        aliases=("NUM799", "old-name"),
        fires=(
            Example("It rose and fell, [[sic]].", (Span(3, 7), Span(12, 16)), line=35, column=5),
            Example("On May 3", (Span(3, 8),), "2024-05-10", "markdown", "news", 36, 12),
            Example("One two.\n\nThree.", (Span(4, 7),), line=37, column=5),
        ),
        silent=(Example("no", line=42, column=5),),
        path=str(tmp_path / "numbers" / "x.yaml"),
    )


def test_a_document_rule_may_leave_its_examples_unmarked(tmp_path: Path) -> None:
    rulebook = book(tmp_path, x=GOOD.replace("[[thousands]]", "thousands").replace("check:", "scope: document\ncheck:"))
    assert rulebook.rules["QNT301"].fires[0].marks == ()


def test_every_mistake_of_a_file_is_named(tmp_path: Path) -> None:
    text = "id: QNT\nid: QNT301\nname: x\nseverity: bad\nchek: phrase\nmessage: {a: b}\nfires: [a, '[[b']\nsilent: []\n"
    assert messages(book(tmp_path, x=text), tmp_path) == [
        "x.yaml:1:1: missing key “fix” in a rule file",
        "x.yaml:1:1: missing key “why” in a rule file",
        "x.yaml:1:5: “id” must be two to eight capital letters and two to four digits, as QNT301, not “QNT”",
        "x.yaml:2:1: duplicate key “id”, first written on line 1",
        "x.yaml:4:11: “severity” must be error, warning or info, not “bad”.",
        "x.yaml:5:1: unknown key “chek”. Did you mean “check”?",
        "x.yaml:6:10: “message” must be text, not a mapping; text with “: ” in it must stand in quotation marks",
        "x.yaml:7:9: a “fires” example must mark with [[ ]] what is found",
        r"x.yaml:7:12: “[[” is never closed by “]]”; write “\[[” for a literal “[[”",
        "x.yaml:8:9: “silent” is an empty list; fill it or delete it",
    ]


def test_a_broken_file_stops_no_other(tmp_path: Path) -> None:
    broken = GOOD.replace("QNT301", "QNT302").replace("bare-magnitude", "other") + "\t"
    (tmp_path / "latin.yaml").write_bytes("id: caf\xe9".encode("latin-1"))
    rulebook = book(tmp_path, a=broken, b=GOOD, profiles__news="about: N.\nselect: [QNT302, QNT301]\n")
    assert list(rulebook.rules) == ["QNT301"]
    # The profile is not blamed for naming a rule whose file is broken.
    assert messages(rulebook, tmp_path) == [
        "a.yaml:13:1: a tab indents this line; YAML wants spaces",
        "latin.yaml:1:8: not UTF-8 text; save the file as UTF-8",
    ]


def test_a_broken_lexicon_is_blamed_once(tmp_path: Path) -> None:
    rule = GOOD.replace("{phrases: [thousands]}", "{lexicon: [a.one, b.two, b.three]}")
    lists = {"lexicons__a": "one: [x\n", "lexicons__b": "two: {words: [x], inflect: odd}\nthree: [x]\n"}
    rulebook = book(tmp_path, x=rule, **lists)
    assert [line.split(": ")[0] for line in messages(rulebook, tmp_path)] == [
        "lexicons/a.yaml:1:6",
        "lexicons/b.yaml:1:28",
    ]
    assert rulebook.lists.keys() == {"b.three"}
    assert rulebook.rules.keys() == {"QNT301"}


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (GOOD.replace("bare-magnitude", "other"), "b.yaml:1:5: “QNT301” is already used by a.yaml"),
        (GOOD.replace("QNT301", "QNT302"), "b.yaml:2:7: “bare-magnitude” is already used by a.yaml"),
        (
            GOOD.replace("QNT301", "QNT302").replace("bare-magnitude", "other") + "aliases: [QNT301]\n",
            "b.yaml:13:11: “QNT301” is already used by a.yaml",
        ),
        (
            GOOD.replace("QNT301", "LNT001").replace("bare-magnitude", "other"),
            "b.yaml:1:5: “LNT001” is already used by the linter itself",
        ),
    ],
)
def test_no_two_rules_share_a_name(tmp_path: Path, other: str, expected: str) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    for folder, name, text in ((first, "a", GOOD), (second, "b", other)):
        folder.mkdir()
        (folder / f"{name}.yaml").write_text(text)
    own = Rule("LNT001", "invalid-file", Severity.error, "linter", "m", "w", "f")
    rulebook = load([first, second], VOCABULARY, [own])
    assert [str(p).replace(f"{first}/", "").replace(f"{second}/", "") for p in rulebook.problems] == [expected]
    assert list(rulebook.rules) == ["LNT001", "QNT301"]


def test_lists_and_profiles_are_held_once(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        book(tmp_path / folder, lexicons__a="x: [y]\n", profiles__news="about: N.\n")
    rulebook = load([tmp_path / "one", tmp_path / "two", tmp_path / "one"], VOCABULARY)
    assert messages(rulebook, tmp_path) == [
        (
            "two/lexicons/a.yaml:1:1: the word list “a.x” is already held by one/lexicons/a.yaml; "
            "to change it: “a.x:” with “add” or “remove”"
        ),
        "two/profiles/news.yaml:1:1: the profile “news” is already held by one/profiles/news.yaml",
    ]


def test_files_are_found_at_any_depth_but_hidden_ones(tmp_path: Path) -> None:
    rulebook = book(tmp_path, a__b__c=GOOD, _="", **{".x": "x", "a__.trash__x": "x"})
    assert messages(rulebook, tmp_path) == ["_.yaml:1:1: the file is empty"]
    assert list(rulebook.rules) == ["QNT301"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert messages(load([tmp_path / "x"], VOCABULARY), tmp_path) == ["x:1:1: there is no such folder of rules"]


@pytest.mark.parametrize(
    ("find", "text", "found"),
    [
        ("{phrases: [to come, TK]}", "A tk is To Come", ["tk", "To Come"]),
        ("{phrases: [to come, TK], case: exact}", "A tk TK is To Come", ["TK"]),
        ("{pattern: 'x+', literals: [XX], case: exact}", "xx XX", ["XX"]),
    ],
)
def test_a_rules_own_words_are_a_list(tmp_path: Path, find: str, text: str, found: list[str]) -> None:
    rulebook = book(tmp_path, x=GOOD.replace("{phrases: [thousands]}", find))
    (name,) = listed(rulebook.rules["QNT301"])
    hits = Lexicons(rulebook.lists.values()).scan(text).of(name)
    assert [text[hit.start : hit.end] for hit in hits] == found


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"in \L<time.months>", "IN MAY", "IN MAY"),
        (r"\L<time.verbs>", "he carried", "carried"),
        (r"\L<time.odd>", "I don’t", "don’t"),
        (r"in (\L<time.months>|\L<time.odd>)", "in don't", "in don't"),
        (r"in (?-i:\L<time.months>)", "in may", None),
        (r"\\L<time", r"\l<time", r"\l<time"),
        (r"in (\L<time.nothing>|\L<time.months>)", "in ", None),
    ],
)
def test_patterns_name_lists(tmp_path: Path, pattern: str, text: str, found: str | None) -> None:
    lists = 'months: [May, June]\nverbs: {words: [carry], inflect: verb}\nodd: ["don\'t"]\nnothing: []\n'
    rulebook = book(tmp_path, lexicons__time=lists, x=GOOD.replace("{phrases: [thousands]}", f"\n  pattern: {pattern}"))
    rule, lexicons = rulebook.rules["QNT301"], Lexicons(rulebook.lists.values())
    match = compiled(rule.find, lexicons).search(text)
    assert (match and match[0]) == found
    assert compiled(rule.find, lexicons) is compiled(rule.find, lexicons)


def tables(keys: tuple[Key, ...]) -> list[Key]:
    return [inner for key in keys for inner in (key, *tables(key.table))]


@pytest.mark.parametrize("key", [*tables(RULE), *tables(PROFILE)], ids=lambda key: key.name)
def test_the_key_table_documents_itself(key: Key) -> None:
    assert key.about.endswith(".")
    assert "\n" not in key.about
    assert bool(key.table) == (key.type in ("table", "tables", "examples"))
    assert bool(key.pattern) == bool(key.form)
