from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrlint.conditions import CONDITIONS
from attrlint.ownrules import RULES
from attrlint.plugins import Registry


def test_text(attrlint) -> None:
    result = attrlint("rule", "DFT902")
    assert result.status == 0
    for part in (
        "no-very (DFT902)",
        "warning; on in news",
        "“{match}”?",
        "Because.",
        "Delete it.",
        "It is [[very]] so.",
        "It is so.",
    ):
        assert part in result.out
    assert "attrlint: ignore[DFT902] reason" in result.out


def test_a_name_and_a_prefix_will_do(attrlint) -> None:
    assert attrlint("rule", "no-very").out == attrlint("rule", "DFT902").out
    assert attrlint("rule", "DFT").out.count("=====") >= 3


def test_profiles_and_their_severities(attrlint, rule_folder: Path) -> None:
    (rule_folder / "profiles" / "strict.yaml").write_text("about: x\nselect: [DFT902]\nseverity: {DFT902: error}\n")
    assert "warning; on in news, strict (error)" in attrlint("rule", "DFT902").out


def test_without_a_rule_they_are_listed_as_the_configuration_has_them(attrlint, rule_folder: Path) -> None:
    (rule_folder / "profiles" / "news.yaml").write_text("about: x\nselect: [DFT902]\nseverity: {DFT902: error}\n")
    lines = attrlint("rule").out.splitlines()
    assert ["DFT902", "error", "no-very"] in [line.split() for line in lines]
    assert [line.split()[1] for line in lines if line.startswith("DFT")] == ["off", "error", "off"]
    assert len(lines) == 3 + len(RULES)


def test_a_rule_in_no_profile(attrlint, rule_folder: Path) -> None:
    (rule_folder / "profiles" / "news.yaml").write_text("about: x\nselect: [DFT901]\n")
    assert "info; off unless selected" in attrlint("rule", "DFT903").out


def test_markdown(attrlint) -> None:
    page = attrlint("rule", "DFT902", "--output-format", "markdown").out
    assert page.startswith("# no-very (DFT902)\n")
    assert "## Marked\n\n```text\nIt is [[very]] so.\n```\n" in page
    assert '`ignore = ["DFT902"]`' in page


def test_an_example_in_markdown_keeps_its_fences_and_says_how_it_is_read(attrlint, rule_folder: Path) -> None:
    path = rule_folder / "no-very.yaml"
    example = 'silent: [{text: "Quiet:\\n\\n```\\nvery\\n```", format: markdown, date: 2024-05-10}]'
    path.write_text(path.read_text().replace("silent: ['It is so.']", example))
    page = attrlint("rule", "DFT902", "--output-format", "markdown").out
    assert "````text\nQuiet:\n\n```\nvery\n```\n````\n\n(date: 2024-05-10, format: markdown)\n" in page
    assert "- Quiet:  ``` very ```  (date: 2024-05-10, format: markdown)\n" in attrlint("rule", "DFT902").out


def test_json(attrlint) -> None:
    rule = json.loads(attrlint("rule", "DFT902", "--output-format", "json").out)
    assert rule["fires"] == [{"text": "It is [[very]] so."}]
    assert rule["profiles"] == {"news": "warning"}
    everything = json.loads(attrlint("rule", "--all", "--output-format", "json").out)
    assert [rule["code"] for rule in everything] == ["DFT901", "DFT902", "DFT903", *RULES]


@pytest.mark.parametrize("code", RULES)
def test_the_linters_own_rules_are_explained(attrlint, code: str) -> None:
    page = attrlint("rule", code).out
    assert "on in every profile" in page
    assert "attrlint: ignore[" not in page.split("How to suppress it")[1]


def test_a_newsrooms_own_rules_are_explained(attrlint, add_rule, desk: Path) -> None:
    add_rule(desk / "ours", "DESK01", "no-synergy", "synergy")
    (desk / "attrlint.toml").write_text('rules = ["ours"]')
    assert attrlint("rule", "DESK01").out.startswith("no-synergy (DESK01)")
    assert attrlint("rule", "DESK01", "--isolated").status == 2


def test_a_newsrooms_own_rule_is_on_through_the_configuration(
    attrlint, add_rule, rule_folder: Path, desk: Path
) -> None:
    (rule_folder / "profiles" / "news.yaml").write_text("about: x\nselect: [DFT]\n")
    add_rule(desk / "ours", "DESK01", "no-synergy", "synergy")
    (desk / "attrlint.toml").write_text('rules = ["ours"]')
    assert "warning; on through the configuration" in attrlint("rule", "DESK01").out
    (desk / "attrlint.toml").write_text('rules = ["ours"]\nignore = ["DESK"]')
    assert "warning; off unless selected" in attrlint("rule", "DESK01").out


def test_conditions_lists_variants_and_how_to_change_it(
    attrlint, add_rule, rule_folder: Path, desk: Path, registry: Registry
) -> None:
    registry.conditions.update({condition.name: condition for condition in CONDITIONS})
    add_rule(rule_folder, "DFT904", "no-fluff", "x")
    path = rule_folder / "no-fluff.yaml"
    text = path.read_text().replace("{phrases: [x]}", "{lexicon: house.fluff}")
    path.write_text(text + "given: dated\nunless: [quoted]\nvariants: [{when: [toll], severity: error}]\n")
    (rule_folder / "lexicons").mkdir()
    (rule_folder / "lexicons" / "house.yaml").write_text("fluff: [a, b, c, d, e, f, g, h]\n")
    page = attrlint("rule", "DFT904", "--output-format", "markdown").out
    for line in (
        "Where it is toll (error): “{match}”?",
        "- only if `dated`: its sentence says a date or a year",
        "- not if `quoted`: inside quotation marks or a block quote",
        "- `house.fluff`: a, b, c, d, e, f … (8 in all)",
        "under `[rule.DFT904]`",
        '- a list’s words: `add` and `remove` under `[lexicon."house.fluff"]`',
    ):
        assert f"{line}\n" in page
    data = json.loads(attrlint("rule", "DFT904", "--output-format", "json").out)
    assert (data["given"], data["unless"], data["lists"]) == (["dated"], ["quoted"], ["house.fluff"])


def test_several_rules(attrlint) -> None:
    pages = attrlint("rule", "DFT903", "no-lie").out
    assert pages == attrlint("rule", "DFT901").out + "\n" + attrlint("rule", "DFT903").out
    assert [rule["code"] for rule in json.loads(attrlint("rule", "DFT", "DFT901", "--output-format", "json").out)] == [
        "DFT901",
        "DFT902",
        "DFT903",
    ]


def test_rules_or_all_of_them(attrlint) -> None:
    assert attrlint("rule", "DFT901", "--all").status == 2


def test_an_unknown_rule(attrlint) -> None:
    result = attrlint("rule", "no-vary")
    assert (result.status, result.out) == (2, "")
    assert result.err == "attrlint: unknown rule “no-vary”. Did you mean “no-very”?\n"
