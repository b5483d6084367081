"""Profiles and selectors: which rules are on, and how severe."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.finding import Severity
from attrlint.rulebook import Profile, Rule, Rulebook, SelectorError, Variant, codes, select
from attrlint.rulebook.selectors import unknown
from tests.rulefiles import GOOD, book, messages

IDS = {"ATT101": "unsourced", "SRC201": "naked-source", "SRC206": "research", "SRC210": "tag", "SRCX10": "other"}


def rule(code: str, name: str, path: str = "x.yaml") -> Rule:
    variant = Variant(("quoted",), Severity.info, "?")
    aliases = ("SRC299",) if code == "SRC201" else ()
    return Rule(code, name, Severity.warning, "phrase", "m", "w", "f", variants=(variant,), aliases=aliases, path=path)


def rulebook(*, own: bool = False, **profiles: Profile) -> Rulebook:
    rules = {code: rule(code, name) for code, name in IDS.items()}
    if own:
        rules["LNT001"] = rule("LNT001", "invalid-file", path="")
    words = frozenset({*rules, *(r.name for r in rules.values()), "SRC299", "QNT301"})
    return Rulebook(rules, {}, {"news": Profile("news", "", select=("SRC201", "SRC206"))} | profiles, (), words)


def on(book: Rulebook, profile: str = "news", **choices: tuple[str, ...]) -> str:
    return " ".join(rule.id for rule in select(book, profile=profile, **choices))


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({}, "SRC201 SRC206"),
        ({"select": ("ATT",)}, "ATT101"),
        ({"select": ()}, ""),
        ({"select": ("SRC",)}, "SRC201 SRC206 SRC210"),
        ({"select": ("SRC20",)}, "SRC201 SRC206"),
        ({"select": ("SRC299",)}, "SRC201"),
        ({"select": ("naked-source", "tag")}, "SRC201 SRC210"),
        ({"select": ("ALL",)}, "ATT101 SRC201 SRC206 SRC210 SRCX10"),
        ({"select": ("ALL",), "ignore": ("SRC",)}, "ATT101 SRCX10"),
        ({"select": ("ALL", "SRC210"), "ignore": ("SRC",)}, "ATT101 SRC210 SRCX10"),
        ({"select": ("SRC2",), "ignore": ("SRC21",)}, "SRC201 SRC206"),
        ({"select": ("SRC210",), "ignore": ("tag",)}, ""),
        ({"select": ("QNT301",)}, ""),  # known, but its file has a mistake
        ({"extend_select": ("ATT",)}, "ATT101 SRC201 SRC206"),
        ({"extend_select": ("ATT",), "select": ("tag",)}, "ATT101 SRC210"),
        ({"ignore": ("SRC",)}, ""),  # what a profile chose, however closely, any --ignore takes away
        ({"ignore": ("ALL",)}, ""),
        ({"ignore": ("SRC",), "extend_select": ("SRC201",)}, "SRC201"),
        ({"ignore": ("SRC2",), "extend_select": ("SRC",)}, ""),
    ],
)
def test_selection(choices: dict[str, tuple[str, ...]], expected: str) -> None:
    assert on(rulebook(), **choices) == expected


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"select": ("ATT102",)}, "unknown rule “ATT102” in select. Did you mean “ATT101”?"),
        ({"extend_select": ("SR",)}, "unknown rule “SR” in extend-select. Did you mean “SRC”?"),
        ({"ignore": ("naked-sorce",)}, "unknown rule “naked-sorce” in ignore. Did you mean “naked-source”?"),
        ({"ignore": ("src",)}, "unknown rule “src” in ignore. Did you mean “SRC”?"),
        ({"select": ("",)}, "unknown rule “” in select."),
        ({"select": ("naked",)}, "unknown rule “naked” in select."),
        ({"profile": "new"}, "unknown profile “new”. Did you mean “news”?"),
    ],
)
def test_an_unknown_selector_is_an_error(choices: dict[str, tuple[str, ...]], expected: str) -> None:
    with pytest.raises(SelectorError) as caught:
        on(rulebook(), **choices)
    assert str(caught.value) == expected


def test_the_codes_behind_a_selector() -> None:
    assert codes(rulebook(), "SRC20") == {"SRC201", "SRC206"}
    assert codes(rulebook(), "QNT301") == frozenset()
    with pytest.raises(SelectorError, match="unknown rule “X”"):
        codes(rulebook(), "X")


def test_the_linters_own_rules_are_on_unless_ignored() -> None:
    book = rulebook(own=True)
    assert set(on(book).split()) == {"LNT001", "SRC201", "SRC206"}
    assert "LNT001" in on(book, select=("ATT",))
    assert "LNT001" not in on(book, ignore=("LNT",))


def test_profiles_inherit() -> None:
    base = Profile("base", "", select=("SRC", "ATT101"), ignore=("tag",), severity={"SRC": Severity.error})
    child = Profile("child", "", "base", ("SRC210",), ("ATT",), {"SRC2": Severity.info, "research": Severity.warning})
    book = rulebook(base=base, child=child)
    assert on(book, "base") == "ATT101 SRC201 SRC206"
    assert on(book, "child") == "SRC201 SRC206 SRC210"
    levels = {rule.id: rule.severity for rule in select(book, profile="child", select=("ALL",))}
    assert levels == {
        "ATT101": Severity.warning,
        "SRC201": Severity.info,
        "SRC206": Severity.warning,
        "SRC210": Severity.info,
        "SRCX10": Severity.warning,
    }


def test_a_profiles_severity_holds_for_variants_too() -> None:
    book = rulebook(strict=Profile("strict", "", "news", severity={"SRC201": Severity.error}))
    first, second = select(book, profile="strict")
    assert (first.severity, first.variants) == (Severity.error, (Variant(("quoted",), None, "?"),))
    assert second == book.rules["SRC206"]


PROFILE_MISTAKES = {
    "unknown key": ({"a": "about: A.\nselct: [QNT]\n"}, ["a.yaml:2:1: unknown key “selct”. Did you mean “select”?"]),
    "no about": ({"a": "select: QNT\n"}, ["a.yaml:1:1: missing key “about” in a profile"]),
    "no mapping": ({"a": "QNT\n"}, ["a.yaml:1:1: a profile must be a mapping (key: value), not text"]),
    "selectors": (
        {"a": "about: A.\nselect: [QNT, QNT302]\nignore: QNT4\nseverity: {bare-magnitud: info}\n"},
        [
            "a.yaml:2:15: unknown rule “QNT302”. Did you mean “QNT301”?",
            "a.yaml:3:9: unknown rule “QNT4”. Did you mean “QNT”?",
            "a.yaml:4:12: unknown rule “bare-magnitud”. Did you mean “bare-magnitude”?",
        ],
    ),
    "severity": (
        {"a": "about: A.\nseverity: {QNT: off, QNT301: [error]}\n"},
        [
            "a.yaml:2:17: “QNT” must be error, warning or info, not “off”.",
            "a.yaml:2:30: “QNT301” must be one severity, not a list",
        ],
    ),
    "unknown parent": (
        {"a": "about: A.\nextends: nws\n", "news": "about: N.\n"},
        ["a.yaml:2:10: unknown profile “nws”. Did you mean “news”?"],
    ),
    "itself": ({"a": "about: A.\nextends: a\n"}, ["a.yaml:2:10: the profile extends itself: a → a"]),
    "circle": (
        {"a": "about: A.\nextends: b\n", "b": "about: B.\nextends: a\n", "c": "about: C.\nextends: a\nselect: QNT\n"},
        [
            "a.yaml:2:10: the profile extends itself: a → b → a",
            "b.yaml:2:10: the profile extends itself: b → a → b",
        ],
    ),
}


@pytest.mark.parametrize(("files", "expected"), PROFILE_MISTAKES.values(), ids=PROFILE_MISTAKES.keys())
def test_mistakes_in_profiles(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    loaded = book(tmp_path, x=GOOD, **{f"profiles__{name}": text for name, text in files.items()})
    assert [line.removeprefix("profiles/") for line in messages(loaded, tmp_path)] == expected
    for name in loaded.profiles:
        select(loaded, profile=name)  # whatever is wrong with a profile, it can be used


SELECTORS = st.sampled_from(["ALL", "ATT", "SRC", "SRC2", "SRC20", *IDS, *IDS.values()])


@given(st.lists(SELECTORS), st.lists(SELECTORS), st.lists(SELECTORS))
def test_what_is_ignored_by_name_is_off_and_order_does_not_matter(
    chosen: list[str], extended: list[str], ignored: list[str]
) -> None:
    first = select(rulebook(), profile="news", select=chosen, extend_select=extended, ignore=ignored)
    again = select(rulebook(), profile="news", select=extended[::-1], extend_select=chosen, ignore=ignored[::-1])
    assert first == again
    assert not {rule.id for rule in first} & set(ignored)
    assert not {rule.name for rule in first} & set(ignored)


def test_a_rule_without_a_name_is_no_suggestion() -> None:
    assert unknown("1", ["", "SRC201"]) == "unknown rule “1”."
