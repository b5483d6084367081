"""Rule files: every mistake at its exact place, in plain words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.datafile import parse
from attrlint.nodes import Node, Problem
from attrlint.rulebook.keys import RULE
from attrlint.rulebook.rulefile import read_rule
from tests.rulefiles import GOOD, VOCABULARY, book, messages

LISTS = "bare: [dozens]\nnone:\n  about: nothing yet\n  words: []\n"


def mistakes(tmp_path: Path, old: str, new: str) -> list[str]:
    assert old in GOOD
    rulebook = book(tmp_path, x=GOOD.replace(old, new, 1), lexicons__quantities=LISTS, profiles__news="about: News.\n")
    assert not rulebook.rules
    return [line.removeprefix("x.yaml:") for line in messages(rulebook, tmp_path)]


MISTAKES: dict[str, tuple[str, str, str]] = {
    "unknown key": ("message:", "mesage:", "6:1: unknown key “mesage”. Did you mean “message”?"),
    "missing key": ("why: It hides who counted.\n", "", "1:1: missing key “why” in a rule file"),
    "empty text": ("Give the figure.", "", "8:5: “fix” is empty; fill it or delete it"),
    "empty list": ("\n  - It costs 2 dollars.", " []", "11:9: “silent” is an empty list; fill it or delete it"),
    "no list": ("\n  - It costs 2 dollars.", " It", "11:9: “silent” must be a list, not text"),
    "id": (
        "QNT301",
        "Q1",
        "1:5: “id” must be two to eight capital letters and two to four digits, as QNT301, not “Q1”",
    ),
    "name": (
        "bare-magnitude",
        "Bare magnitude",
        "2:7: “name” must be lower-case words joined by hyphens, as bare-magnitude, not “Bare magnitude”",
    ),
    "severity": (
        "warning",
        "warn",
        "3:11: “severity” must be error, warning or info, not “warn”. Did you mean “warning”?",
    ),
    "text is a list": (
        "Give the figure.",
        "[Give]",
        "8:6: “fix” must be text, not a list; text that starts with “[” must stand in quotation marks",
    ),
    "scope": (
        "severity:",
        "scope: line\nseverity:",
        "3:8: “scope” must be sentence, paragraph or document, not “line”.",
    ),
    "flag": ("severity:", "everywhere: yes\nseverity:", "3:13: “everywhere” must be true or false, not “yes”."),
    "check": ("phrase\n", "phrases\n", "4:8: unknown check “phrases”. Did you mean “phrase”?"),
    "condition": (
        "message:",
        "unless: [quoted, count]\nmessage:",
        "6:18: unknown condition “count”. Did you mean “counted”?",
    ),
    "one condition": ("message:", "given: qoted\nmessage:", "6:8: unknown condition “qoted”. Did you mean “quoted”?"),
    "two lines": ('"“{match}” is not a number."', "|\n  a\n  b", "6:10: “message” must be one line, not “a\nb”"),
    "placeholder": ("{match}", "{mach}", "6:10: unknown placeholder “{mach}”. Did you mean “match”?"),
    "placeholder of another check": ("{match}", "{sum}", "6:10: unknown placeholder “{sum}”."),
    "attribute": ("{match}", "{match.start}", "6:10: unknown placeholder “{match.start}”. Did you mean “match”?"),
    "conversion": ("{match}", "{match!r}", "6:10: unknown placeholder “{match!r}”. Did you mean “match”?"),
    "lone brace": ("{match}", "{match", "6:10: a lone “{” or “}”; write “{{” or “}}” for a literal brace"),
    "option": ("message:", "options: {slack: 3}\nmessage:", "6:11: unknown option of the check phrase “slack”."),
    "find nothing": (
        "{phrases: [thousands]}",
        "{case: exact}",
        "5:7: “find” takes one of lexicon, phrases, pattern or signal, and has none",
    ),
    "find two": (
        "{phrases: [thousands]}",
        "{phrases: [thousands], signal: claims}",
        "5:7: “find” takes one of lexicon, phrases, pattern or signal, not phrases and signal",
    ),
    "find text": ("{phrases: [thousands]}", "thousands", "5:7: “find” must be a mapping (key: value), not text"),
    "no phrases": ("[thousands]", "[]", "5:17: “phrases” is an empty list; fill it or delete it"),
    "empty phrase": ("[thousands]", "[thousands, '']", "5:29: “phrases” is empty; fill it or delete it"),
    "case": ("[thousands]}", "[a], case: upper}", "5:28: “case” must be exact or fold, not “upper”."),
    "literals": ("[thousands]}", "[a], literals: [b]}", "5:22: “literals” goes only with “pattern”"),
    "in": ("[thousands]}", "[a], in: tags}", "5:22: “in” goes only with “pattern”"),
    "place": (
        "{phrases: [thousands]}",
        "{pattern: a, in: [tag]}",
        "5:25: “in” must be prose, tags, sources, addresses or file, not “tag”. Did you mean “tags”?",
    ),
    "lexicon": (
        "{phrases: [thousands]}",
        "{lexicon: quantities.bar}",
        "5:17: unknown word list “quantities.bar”. Did you mean “quantities.bare”?",
    ),
    "empty lexicon": (
        "{phrases: [thousands]}",
        "{lexicon: [quantities.bare, quantities.none]}",
        "5:35: the word list “quantities.none” is empty, it would never match",
    ),
    "kind of a signal": (
        "{phrases: [thousands]}",
        "{signal: dates.yearles}",
        "5:16: the signal “dates” has no kind “yearles”. Did you mean “yearless”?",
    ),
    "signal": (
        "{phrases: [thousands]}",
        "{signal: claim.statistic}",
        "5:16: unknown signal “claim”. Did you mean “claims”?",
    ),
    "pattern": (
        "{phrases: [thousands]}",
        "{pattern: 'a(b\\d{2,1}c'}",
        "5:17: the pattern fails at character 7, “2,1}c”: min repeat greater than max repeat",
    ),
    "pattern after a list": (
        "{phrases: [thousands]}",
        r"{pattern: '\L<quantities.bare> b) c'}",
        "5:17: the pattern fails at character 22, “) c”: unbalanced parenthesis",
    ),
    "pattern over lines": (
        "{phrases: [thousands]}",
        "\n  pattern: |\n    a\n    (b",
        "6:12: the pattern fails at its end: missing )",
    ),
    "empty match": (
        "{phrases: [thousands]}",
        "{pattern: 'x*'}",
        "5:17: the pattern fails at character 1, “x*”: it matches empty text, so it would match everywhere",
    ),
    "list in pattern": (
        "{phrases: [thousands]}",
        r"{pattern: 'in \L<quantities.bear>'}",
        "5:17: unknown word list “quantities.bear” at character 7 of the pattern. Did you mean “quantities.bare”?",
    ),
    "variant condition": (
        "message:",
        "variants: [{when: dated, severity: info}]\nmessage:",
        "6:19: unknown condition “dated”.",
    ),
    "measured": (
        "message:",
        "measured: {on: our archive, rate: '0.3', read: '4', right: '5'}\nmessage:",
        "6:11: 5 were right of 4 that were read: “right” counts among “read”",
    ),
    "variant says nothing": (
        "message:",
        "variants:\n  - {when: [quoted]}\nmessage:",
        "7:5: a variant needs a severity or a message of its own",
    ),
    "variant message": (
        "message:",
        "variants:\n  - when: quoted\n    message: '{total}'\nmessage:",
        "8:14: unknown placeholder “{total}”.",
    ),
    "variant is text": (
        "message:",
        "variants: [quoted]\nmessage:",
        "6:12: a variant must be a mapping (key: value), not text",
    ),
    "swallows": ("message:", "swallows: [CLM, QNT]\nmessage:", "6:12: unknown rule “CLM”."),
    "alias": ("message:", "aliases: [Q]\nmessage:", "6:11: “aliases” must be a code or a name, not “Q”"),
    "unmarked": ("[[thousands]]", "thousands", "10:5: a “fires” example must mark with [[ ]] what is found"),
    "marked": ("2 dollars", "[[2]] dollars", r"12:5: a “silent” example has no marks; write “\[[” for a literal “[[”"),
    "open mark": ("thousands]]", "thousands", r"10:5: “[[” is never closed by “]]”; write “\[[” for a literal “[[”"),
    "nested mark": ("thousands]]", "[[a]]]]", r"10:5: a mark opens inside another; write “\[[” for a literal “[[”"),
    "empty mark": ("[[thousands]]", "[[]]", "10:5: a mark holds nothing"),
    "colon in example": (
        "It costs 2 dollars",
        "It costs: 2 dollars",
        "12:5: an example needs “text”; text with “: ” in it must stand in quotation marks",
    ),
    "bracket first": (
        "It costs 2 dollars.",
        "[[Two]]",
        "12:5: “text” must be text, not a list; text that starts with “[” must stand in quotation marks",
    ),
    "example key": ("It costs", "{text: x, day: y}\n  - It", "12:15: unknown key “day”."),
    "example date": (
        "It costs 2 dollars.",
        "{text: x, date: 3 May}",
        "12:21: “date” must be a date as 2024-05-10, not “3 May”",
    ),
    "example day": ("It costs 2 dollars.", "{text: x, date: 2023-02-29}", "12:21: there is no day 2023-02-29"),
    "example format": (
        "It costs 2 dollars.",
        "{text: x, format: markdwn}",
        "12:23: unknown format “markdwn”. Did you mean “markdown”?",
    ),
    "example profile": (
        "It costs 2 dollars.",
        "{text: x, profile: new}",
        "12:24: unknown profile “new”. Did you mean “news”?",
    ),
    "syntax": ("check: phrase", "check: 'phrase", "4:8: a quotation mark opens here and is never closed"),
}


@pytest.mark.parametrize(("old", "new", "expected"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_has_its_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert mistakes(tmp_path, old, new) == [expected]


VALUES = st.recursive(
    st.sampled_from(["", "x", "info", "phrase", "quoted", "{match}", "{", "[[x]]", "[[", "claims", r"\L<a>(", "true"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(["text", "when", "pattern", "lexicon", "case", "date", "x"]), inner, max_size=3
        ),
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([key.name for key in RULE]), VALUES), st.booleans())
def test_whatever_stands_in_a_rule_file_is_read_or_refused(changes: dict[str, object], over_good: bool) -> None:
    def node(value: object, line: int = 1) -> Node:
        if isinstance(value, dict):
            return Node({key: node(inner, line) for key, inner in value.items()}, "x.yaml", line, 1)
        return Node([node(item, line) for item in value] if isinstance(value, list) else str(value), "x.yaml", line, 1)

    fields = parse("x.yaml", GOOD).fields if over_good else {}
    problems: list[Problem] = []
    rule = read_rule(
        Node({**fields, **{key: node(value) for key, value in changes.items()}}, "x.yaml", 1, 1), VOCABULARY, problems
    )
    assert (rule is None) == bool(problems)
