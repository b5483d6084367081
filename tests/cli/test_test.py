"""`attrlint test`, on the shipped signals and conditions and rule files on disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from attrlint import builtin
from attrlint.plugins import Registry

RULE = """\
id: {code}
name: {name}
severity: warning
check: phrase
find: {find}
{more}message: "“{{match}}”: who says so?"
why: Nobody can look it up.
fix: Say who.
fires:
  - {fires}
silent:
  - {silent}
"""


@pytest.fixture
def registry(rule_folder: Path) -> Registry:
    """attrlint's own parts, and the three rules of the tests' newsroom as the shipped ones."""
    registry = builtin.load(installed=False)
    for path in rule_folder.glob("*.yaml"):
        path.write_text(path.read_text().replace("check: words", "check: phrase"))
    registry.rule_folders[:] = [rule_folder]
    return registry


@pytest.fixture
def write(desk: Path) -> Callable[..., Path]:
    """Writes a rule file below the working directory."""

    def write(path: str, code: str = "DESK01", more: str = "", **fields: str) -> Path:
        values = {
            "find": "{phrases: [an insider, insiders]}",
            "fires": "It was over, [[an insider]] said.",
            "silent": "It was over, Ana Ruiz said.",
        }
        (desk / path).parent.mkdir(parents=True, exist_ok=True)
        name = (desk / path).stem
        (desk / path).write_text(RULE.format(code=code, name=name, more=more, **values | fields), "utf-8")
        return desk / path

    return write


def lexicon(desk: Path, text: str) -> None:
    (desk / "ours" / "lexicons").mkdir(parents=True)
    (desk / "ours" / "lexicons" / "house.yaml").write_text(text)


# --- which rules


def test_without_paths_and_configuration_the_shipped_rules_are_tried(attrlint) -> None:
    result = attrlint("test")
    assert (result.status, result.out, result.err) == (0, "3 rules, 6 examples: all as they should be\n", "")


def test_configured_folders_come_next_and_paths_first(attrlint, write, desk: Path) -> None:
    write("ours/anon/insider.yaml")
    write("theirs/source.yaml", "DESK02", find="{phrases: [a source]}", fires="It is over, [[a source]] said.")
    (desk / "attrlint.toml").write_text('rules = ["ours"]')
    assert attrlint("test").out == "1 rule, 2 examples: all as they should be\n"
    assert attrlint("test", "--isolated").out.startswith("3 rules, ")
    assert attrlint("test", "theirs", "ours/anon").out.startswith("2 rules, 4 examples: all")
    assert attrlint("test", "theirs/source.yaml").out.startswith("1 rule, ")


def test_own_rules_stand_beside_shipped_and_own_lexicons(attrlint, write, rule_folder: Path, desk: Path) -> None:
    (rule_folder / "lexicons").mkdir()
    (rule_folder / "lexicons" / "sources.yaml").write_text("plain: [a source]\n")
    lexicon(desk, "praised: [an insider]\n")
    path = write("ours/anon/insider.yaml", find="{lexicon: [sources.plain, house.praised]}")
    path.write_text(path.read_text() + "  - A resource of ours.\n")
    for named in ("ours", "ours/anon/insider.yaml", "ours/anon", "ours/lexicons/house.yaml", "ours/lexicons"):
        result = attrlint("test", named)
        assert (result.status, result.out) == (0, "1 rule, 3 examples: all as they should be\n"), named


def test_other_files_of_a_folder_do_not_spoil_the_one_that_is_named(attrlint, write) -> None:
    write("ours/insider.yaml")
    write("ours/half-done.yaml", "DESK02", find="{phrases: []}")
    assert attrlint("test", "ours/insider.yaml").status == 0
    assert attrlint("test", "ours").status == 2
    (Path("ours") / "other" / "lexicons").mkdir(parents=True)
    (Path("ours") / "other" / "lexicons" / "house.yaml").write_text("praised: {words: [insider]}\n")
    assert attrlint("test", "ours/insider.yaml").status == 0


@pytest.mark.parametrize(
    ("name", "message"), [("gone", "no such file or folder"), ("empty", "there is no rule in it"), ("a.md", "no rule")]
)
def test_a_path_without_rules_is_no_success(attrlint, desk: Path, name: str, message: str) -> None:
    (desk / "empty").mkdir()
    (desk / "a.md").write_text("Text.\n")
    result = attrlint("test", name)
    assert result.status == 2
    assert result.out.startswith(f"{name}:1:1: ")
    assert message in result.out


# --- what is found


def test_every_failure_is_named_at_its_place(attrlint, write) -> None:
    write(
        "ours/insider.yaml",
        find="{phrases: [over, insiders]}",
        fires="It [[was]] over.",
        silent="The insiders said so.",
    )
    result = attrlint("test", "ours")
    assert result.status == 1
    assert result.out.splitlines() == [
        "ours/insider.yaml:10:5: DESK01 marks “It was [[over]].”, it should mark “It [[was]] over.”",
        "ours/insider.yaml:12:5: DESK01 marks “The [[insiders]] said so.”, it should mark “The insiders said so.”",
        "1 rule, 2 examples: 2 not as they should be",
    ]


@pytest.mark.parametrize(
    ("find", "more", "fires", "named"),
    [
        (
            "{phrases: [an insider]}",
            "unless: [idiom, quoted]\neverywhere: true\n",
            "“[[an insider]]”",
            "unless: quoted",
        ),
        ("{phrases: [an insider]}", "", "“[[An insider]] did it,” Ana Ruiz said.", "everywhere: false"),
        (
            "{phrases: [an insider]}",
            "unless: [quoted]\n",
            "“[[An insider]] did it,” Ana Ruiz said.",
            "unless and everywhere: false",
        ),
        ("{phrases: [an insider]}", "given: [dated]\n", "Now [[an insider]] said so.", "given: dated"),
        ("{pattern: 'an insider\\b', literals: [source]}", "", "Now [[an insider]] said so.", "literals"),
    ],
)
def test_what_holds_a_rule_back_is_named(attrlint, write, find: str, more: str, fires: str, named: str) -> None:
    write("ours/insider.yaml", find=find, more=more, fires=fires)
    result = attrlint("test", "ours")
    assert result.status == 1
    assert f"; without “{named}” it would find something\n" in result.out


def test_a_rule_that_finds_nothing_at_all_has_no_excuse(attrlint, write) -> None:
    write("ours/insider.yaml", find="{phrases: [a source]}", more="unless: [quoted]\n")
    assert "should mark “It was over, [[an insider]] said.”\n" in attrlint("test", "ours").out


@pytest.mark.parametrize(
    ("find", "more", "place", "message"),
    [
        (
            "{phrases: [x]}",
            "given: [quoted, dated]\nunless: [named, quoted]\n",
            "7:17",
            "“quoted” stands in “given”, too",
        ),
        ("{lexicon: house.none}", "", "5:17", "the word list “house.none” is empty"),
        ("{lexicon: house.table}", "", "5:17", "no text is scanned for the word list “house.table” (scan: no)"),
        ("{pattern: '\\L<house.table> of'}", "", "5:17", "no text is scanned for the pattern's word lists"),
        ("{signal: claims.superlatif}", "", "5:16", "the signal “claims” has no kind “superlatif”."),
        (
            "{phrases: [x]}",
            "unless: [quoted]\nvariants:\n  - {when: quoted, severity: info}\n",
            "8:5",
            "so this variant would never speak",
        ),
        (
            "{phrases: [x]}",
            "variants:\n  - {when: dated, severity: info}\n  - {when: [named, dated], severity: error}\n",
            "8:5",
            "a variant above speaks wherever this one would",
        ),
    ],
)
def test_a_rule_that_can_never_fire_is_broken(
    attrlint, write, desk: Path, find: str, more: str, place: str, message: str
) -> None:
    lexicon(desk, "none: []\ntable: {scan: no, words: [insider]}\n")
    write("ours/insider.yaml", find=find, more=more)
    result = attrlint("test", "ours")
    assert result.status == 2
    first, last = result.out.splitlines()
    assert first.startswith(f"ours/insider.yaml:{place}: ")
    assert message in first
    assert last == "0 rules, 0 examples: 1 mistake in rule files"


def test_a_pattern_with_an_unscanned_list_and_a_literal_can_fire(attrlint, write, desk: Path) -> None:
    lexicon(desk, "table: {scan: no, words: [insider]}\n")
    write("ours/insider.yaml", find="{pattern: 'an \\L<house.table>', literals: [said]}")
    assert attrlint("test", "ours").status == 0


def test_an_example_is_tried_under_its_profile(attrlint, write, rule_folder: Path, desk: Path) -> None:
    (rule_folder / "profiles" / "calm.yaml").write_text("about: errors\nselect: [DFT901]\nignore: [DESK01]\n")
    write("ours/insider.yaml", silent="{text: 'An insider said so.', profile: calm}")
    assert attrlint("test", "ours").status == 0
    write("ours/insider.yaml", silent="{text: 'An insider said so.', profile: news}")
    assert attrlint("test", "ours").status == 1


def test_a_mistake_in_the_configurations_house_style_is_told(attrlint, write, desk: Path) -> None:
    write("ours/insider.yaml")
    (desk / "attrlint.toml").write_text('rules = ["ours"]\n[rule.no-lie]\nseverity = "grave"\n')
    result = attrlint("test")
    assert result.status == 2
    assert result.out.startswith("attrlint.toml:3:")


def test_a_broken_plugin_is_told(attrlint, registry: Registry) -> None:
    registry.problems.append("plugin “desk” failed: ImportError: no")
    result = attrlint("test")
    assert result.status == 2
    assert result.err == "attrlint: plugin “desk” failed: ImportError: no\n"
    assert "as they should be" in result.out


# --- coverage and JSON


def test_coverage_tells_the_words_no_example_holds(attrlint, write, desk: Path) -> None:
    lexicon(
        desk, "praised: {inflect: noun, words: [insider, source, aide, watcher], except: [the aides]}\nother: [x]\n"
    )
    write("ours/insider.yaml", find="{lexicon: house.praised}", fires="Two [[insiders]] said so.", silent="The aides.")
    write("ours/second.yaml", "DESK02", find="{pattern: 'a \\L<house.praised>'}", fires="Said [[a watcher]] once.")
    result = attrlint("test", "ours/insider.yaml", "--coverage")
    assert result.status == 0
    assert result.out.splitlines()[0] == "house.praised: 3 of 4 words in an example; in none: source"
    assert "other" not in result.out
    assert "rule.DESK01" not in result.out


def test_coverage_of_a_rules_own_phrases(attrlint, write) -> None:
    write("ours/insider.yaml")
    assert attrlint("test", "ours", "--coverage").out.startswith(
        "rule.DESK01: 1 of 2 words in an example; in none: insiders\n"
    )


def test_json(attrlint, write) -> None:
    write("ours/insider.yaml", silent="The insiders said so.")
    write("ours/broken.yaml", "DESK02", more="nonsense: 1\n")
    result = attrlint("test", "ours", "--coverage", "--output-format", "json")
    assert result.status == 2
    told = json.loads(result.out)
    assert (told["rules"], told["examples"]) == (1, 2)
    assert [(each["kind"], each["path"], each["location"]) for each in told["problems"]] == [
        ("file", "ours/broken.yaml", {"row": 6, "column": 1}),
        ("example", "ours/insider.yaml", {"row": 12, "column": 5}),
    ]
    assert told["coverage"] == [{"list": "rule.DESK01", "words": 2, "uncovered": []}]


def test_an_example_in_a_format_that_it_is_not_in(attrlint, write) -> None:
    write("ours/word.yaml", fires="{text: 'It was over, [[an insider]] said.', format: docx}")
    result = attrlint("test", "ours")
    assert result.status == 1
    assert "ours/word.yaml:10:12: DESK01 has an example that is no docx: this is not a Word document" in result.out
