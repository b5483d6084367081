"""House style: what a newsroom changes of the shipped rules and lists, without Python."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from attrlint.cli import main

CROWD = "Oodles of people came, and dozens more on Sunday. Thousands left.\n"
TOP = "The bridge over the harbor will be closed until the end of the year after next, and so will the road.\n\n"


@pytest.fixture
def check(desk: Path, capsys: pytest.CaptureFixture[str]):
    """Checks a draft under a configuration with the shipped rules: status, findings by code and match, complaints."""

    def run(draft: str, config: str, *arguments: str, lexicon: str = "") -> tuple[int, list[tuple[str, str]], str]:
        (desk / "attrlint.toml").write_text(config, "utf-8")
        (desk / "draft.txt").write_text(draft, "utf-8")
        if lexicon:
            (desk / "ours" / "lexicons").mkdir(parents=True, exist_ok=True)
            (desk / "ours" / "lexicons" / "house.yaml").write_text(lexicon, "utf-8")
        status = main(
            ["check", "draft.txt", "--no-cache", "--output-format", "json", "--min-severity", "info", *arguments]
        )
        out, err = capsys.readouterr()
        return status, [(item["code"], item["match"]) for item in json.loads(out)], err

    return run


def matches(found: list[tuple[str, str]], code: str) -> list[str]:
    return [match for other, match in found if other == code]


# --- rules


def test_severity_and_message(check, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = '[rule.QNT301]\nseverity = "error"\nmessage = "“{match}”? Count them."\n'
    status, found, _ = check(CROWD, config, "--select", "QNT301")
    assert (status, matches(found, "QNT301")) == (1, ["dozens", "Thousands"])
    main(["check", "draft.txt", "--output-format", "concise", "-q", "--select", "bare-magnitude"])
    assert "draft.txt:1:28: QNT301 “dozens”? Count them.\n" in capsys.readouterr().out
    main(["rule", "QNT301"])
    page = capsys.readouterr().out
    assert "“{match}”? Count them." in page
    assert "error; on in crime, " in page


def test_a_severity_holds_under_every_profile_and_for_every_variant(
    check, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for profile in ("news", "investigation"):
        config = f'profile = "{profile}"\n[rule.bare-magnitude]\nseverity = "info"\n'
        assert check(CROWD, config, "--select", "QNT301")[0] == 0


def test_a_message_holds_for_every_variant(check, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = "Thousands left on Sunday.\n\nUp to thousands may leave, the mayor said. “Thousands left,” said Ada Hale.\n"
    assert check(draft, '[rule.QNT301]\nmessage = "“{match}”: count them."\n', "--select", "QNT301")[0] == 1
    options = ["--output-format", "concise", "-q", "--select", "QNT301", "--min-severity", "info"]
    main(["check", "draft.txt", *options])
    told = {line.partition("QNT301 ")[2] for line in capsys.readouterr().out.splitlines()}
    main(["check", "draft.txt", *options, "--isolated"])
    shipped = {line.partition("QNT301 ")[2] for line in capsys.readouterr().out.splitlines()}
    assert told == {"“Thousands”: count them.", "“thousands”: count them."}
    assert {line[12:32] for line in shipped} == {"is not a number. How", "is not a number, eve"}  # two variants


def test_a_rule_goes_by_its_name_and_the_extending_file_decides(check, desk: Path) -> None:
    (desk / "base.toml").write_text(
        '[rule.QNT301]\nseverity = "error"\n[lexicon."quantities.bare-magnitudes"]\nadd = ["oodles"]'
    )
    status, found, _ = check(CROWD, 'extend = "base.toml"\nrule.bare-magnitude.severity = "info"', "--select", "QNT301")
    assert (status, matches(found, "QNT301")) == (0, ["Oodles of people", "dozens", "Thousands"])


# --- word lists


WORDS = {
    "toml": '[lexicon."quantities.bare-magnitudes"]\nadd = ["oodles"]\nremove = ["dozens"]\n',
    "yaml": "quantities.bare-magnitudes:\n  add: [oodles]\n  remove: [dozens]\n",
}


@pytest.mark.parametrize(("config", "lexicon"), [(WORDS["toml"], ""), ('rules = ["ours"]', WORDS["yaml"])])
def test_words_are_added_and_removed(check, config: str, lexicon: str) -> None:
    assert matches(check(CROWD, config, lexicon=lexicon)[1], "QNT301") == ["Oodles of people", "Thousands"]


def test_two_changes_may_remove_the_same_word(check) -> None:
    status, found, err = check(CROWD, 'rules = ["ours"]\n' + WORDS["toml"], "--fail-on", "never", lexicon=WORDS["yaml"])
    assert (status, err, matches(found, "QNT301")) == (0, "", ["Oodles of people", "Thousands"])


def test_a_folder_under_another_configuration_keeps_the_shipped_words(
    check, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(CROWD, WORDS["toml"])
    (desk / "other").mkdir()
    (desk / "other" / "attrlint.toml").write_text("")
    (desk / "other" / "draft.txt").write_text(CROWD)
    main(["check", "--output-format", "json", "--select", "QNT301"])
    found = [item["match"] for item in json.loads(capsys.readouterr().out)]
    assert found == ["Oodles of people", "Thousands", "dozens", "Thousands"]


def test_the_newsrooms_own_rules_see_changed_lists(check, desk: Path, add_rule) -> None:
    add_rule(desk / "ours", "DESK01", "no-labels", "x", check="phrase")
    rule = desk / "ours" / "no-labels.yaml"
    rule.write_text(rule.read_text().replace("{phrases: [x]}", "{lexicon: house.approved-labels}"))
    _, found, err = check("A so-called rebel spoke.", 'rules = ["ours"]', lexicon="")
    assert "the word list “house.approved-labels” is empty" in err
    lexicon = "house.approved-labels:\n  add: [so-called rebel]\n"
    _, found, err = check("A so-called rebel spoke.", 'rules = ["ours"]', lexicon=lexicon)
    assert (matches(found, "DESK01"), err) == (["so-called rebel"], "")


def test_approved_labels_silence_the_rules_that_ask(check, desk: Path, add_rule) -> None:
    add_rule(desk / "ours", "DESK01", "no-so-called", "so-called", check="phrase")
    rule = desk / "ours" / "no-so-called.yaml"
    rule.write_text(rule.read_text() + "unless: [approved]\n")
    draft = "The so-called Islamic State and its so-called experts."
    assert matches(check(draft, 'rules = ["ours"]')[1], "DESK01") == ["so-called", "so-called"]
    config = 'rules = ["ours"]\n[lexicon."house.approved-labels"]\nadd = ["so-called Islamic State"]'
    _, found, _ = check(draft.replace("experts", "Islamic Statement"), config)
    assert matches(found, "DESK01") == ["so-called"]


# --- people, aliases


HOUSE = """\
people.mononyms:
  add:
    Zazie: Zoé Anne Ibrahim
    Pérez: Ana Pérez
sources.aliases:
  add:
    ONS: Office for National Statistics
    Statistics Office: Office for National Statistics
"""


@pytest.mark.parametrize("name", ["Zazie", "Pérez", "Perez"])
def test_a_known_person_needs_no_introduction(check, name: str) -> None:
    draft = f"{TOP}“It is not safe at all,” {name} said."
    assert matches(check(draft, "")[1], "ATT107") == [name]
    assert matches(check(draft, 'rules = ["ours"]', lexicon=HOUSE)[1], "ATT107") == []


def test_a_known_person_whose_name_is_a_place_is_somebody(check) -> None:
    draft = "Georgia left at noon. “We are ready,” she said."
    assert matches(check(draft, "")[1], "ATT106") == ["she"]
    config = '[lexicon."people.mononyms"]\nadd = {Georgia = "Georgia Ruiz"}'
    assert matches(check(draft, config)[1], "ATT106") == []


def test_one_person_by_two_names_is_one_source(check) -> None:
    one, two = "“The bridge is not safe,” Zazie said", "“The road is not safe,” Zoé Anne Ibrahim said"
    filler = "The work was to begin in the spring of next year and to last until the winter after, one lane open."
    draft = "\n\n".join([f"{one} on Monday. {filler}", f"{two} at noon. {filler}", *[f"{one}. {filler}"] * 4])
    assert matches(check(draft, "")[1], "SRC216") == []
    assert len(matches(check(draft, 'rules = ["ours"]', lexicon=HOUSE)[1], "SRC216")) == 1


def test_one_body_by_two_names_is_one_source(check) -> None:
    draft = "It fell. [Source: ONS, 2022]\n\nIt rose. [Source: Statistics Office, 2023]"
    assert matches(check(draft, "")[1], "SRC222") == []
    assert matches(check(draft, 'rules = ["ours"]', lexicon=HOUSE)[1], "SRC222") == ["Statistics Office"]


def test_a_tag_may_name_a_body_or_person_by_another_name_than_the_text(check) -> None:
    draft = "The Statistics Office said it fell. [Source: ONS, 2022]"
    assert matches(check(draft, "")[1], "SRC221") == ["ONS, 2022"]
    assert matches(check(draft, 'rules = ["ours"]', lexicon=HOUSE)[1], "SRC221") == []


def test_one_body_by_two_names_is_the_only_source(check) -> None:
    filler = "The work was to begin in the spring of next year and to last until the winter after, one lane open."
    said = ["The Statistics Office said it fell.", "The ONS said it would rise."]
    draft = "\n\n".join(f"{said[number % 2]} {filler}" for number in range(6))
    assert matches(check(draft, "")[1], "SRC216") == []
    assert len(matches(check(draft, 'rules = ["ours"]', lexicon=HOUSE)[1], "SRC216")) == 1


# --- what is wrong


@pytest.mark.parametrize(
    ("config", "complaint"),
    [
        (
            'x = 1\n[rule.QNT301]\nseverity = "info"',
            "attrlint.toml:1:1: x: unknown key.",
        ),
        ('[rule.QNT399]\nseverity = "info"', "attrlint.toml:1:7: unknown rule “QNT399”. Did you mean “QNT"),
        ("rule.bare-magnitud.severity = 'info'", "attrlint.toml:1:6: unknown rule “bare-magnitud”."),
        ('[rule.SRC]\nseverity = "info"', "attrlint.toml:1:7: “SRC” is more than one rule"),
        ('[rule.LNT002]\nseverity = "info"', "attrlint.toml:1:7: LNT002 is the linter's own rule"),
        ('[rule.QNT301]\nsevrity = "info"', "attrlint.toml:2:1: unknown key “sevrity”. Did you mean “severity”?"),
        ('[rule.QNT301]\nseverity = "off"', "attrlint.toml:2:12: “severity” must be error, warning or info, not “off”"),
        (
            '[rule.QNT301]\nmessage = "{mtch}?"',
            "attrlint.toml:2:11: unknown placeholder “{mtch}”. Did you mean “match”?",
        ),
        ('[rule.QNT301]\nmessage = "{match?"', "attrlint.toml:2:11: a lone “{” or “}”"),
        ('[rule.QNT301]\nmessage = ""', "attrlint.toml:2:11: “message” is empty"),
        ('[rule]\nQNT301 = "info"', "attrlint.toml:2:10: a change of QNT301 must be a mapping"),
        ('rule = "info"', "attrlint.toml:1:1: rule: must be a table"),
        (
            '[lexicon."quantities.bare-magnitude"]\nadd = ["x"]',
            "attrlint.toml:1:10: unknown word list “quantities.bare-magnitude”. Did you mean “quantities.",
        ),
        (
            '[lexicon."quantities.bare-magnitudes"]\nremove = [\n  "dozens",\n  "dozenss",\n]',
            "attrlint.toml:4:3: “dozenss” is not in quantities.bare-magnitudes. Did you mean “dozens”?",
        ),
        (
            '[lexicon."quantities.bare-magnitudes"]\nad = ["x"]',
            "attrlint.toml:2:1: unknown key “ad”. Did you mean “add”?",
        ),
        ('[lexicon."quantities.bare-magnitudes"]\nadd = []', "attrlint.toml:2:1: “add” is an empty list"),
        (
            '[lexicon."sources.aliases"]\nadd = ["ONS"]',
            "attrlint.toml:2:8: “ONS” needs “body” in sources.aliases: {word: ONS, body: …}",
        ),
        (
            'lexicon."numbers.simple".add = {twelvish = "around 12"}',
            "attrlint.toml:1:26: the “value” of “twelvish” must be a number in numbers.simple, not “around 12”",
        ),
        (
            '# [rule.QNT301]\n  # severity = "info"\n[rule.QNT301]\nseverity = "none"',
            "attrlint.toml:4:12: “severity” must be error",
        ),
        (
            '[lexicon."people.courtesies"]\nremove = ["mr", "mrs", "ms", "mx", "miss"]',
            "attrlint.toml:1:10: nothing is left",
        ),
    ],
)
def test_mistakes_are_named_at_their_place(check, config: str, complaint: str, capsys, desk: Path) -> None:
    (desk / "attrlint.toml").write_text(config, "utf-8")
    (desk / "draft.txt").write_text(CROWD, "utf-8")
    assert main(["check", "draft.txt", "--no-cache"]) == 2
    assert capsys.readouterr().err.startswith(f"attrlint: {complaint}")


@pytest.mark.parametrize(
    ("lexicon", "complaint"),
    [
        (
            "bare-magnitudes:\n  add: [x]",
            "house.yaml:1:1: unknown word list “bare-magnitudes”. Did you mean “quantities.",
        ),
        ("approved-labels: [x]", "house.yaml; to change it: “house.approved-labels:” with “add” or “remove”"),
        ("people.mononyms: [x]", "house.yaml:1:18: a change of people.mononyms must be a mapping"),
        ("people.mononyms:\n  add:\n    - {name: x}", "house.yaml:3:7: an empty word matches nothing"),
    ],
)
def test_mistakes_in_a_house_lexicon(check, lexicon: str, complaint: str) -> None:
    status, found, err = check(CROWD, 'rules = ["ours"]', lexicon=lexicon)
    assert status == 2
    assert complaint in err
    assert matches(found, "QNT301") == ["dozens", "Thousands"]


# --- show-settings


def test_show_settings(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "base.toml").write_text(WORDS["toml"] + '[rule.QNT301]\nseverity = "error"\nmessage = "{match}?"')
    (desk / "attrlint.toml").write_text(
        'extend = "base.toml"\nrule.QNT301.severity = "info"\n'
        '[lexicon]\n"quantities.bare-magnitudes".add = ["gobs"]\n'
        '"sources.aliases".add = [{word = "ONS", body = "X Y"}]\n'
    )
    assert main(["check", "--show-settings"]) == 0
    settings = tomllib.loads(capsys.readouterr().out)
    assert settings["rule"] == {"QNT301": {"severity": "info", "message": "{match}?"}}
    assert settings["lexicon"] == {
        "quantities.bare-magnitudes": {"add": ["oodles", "gobs"], "remove": ["dozens"]},
        "sources.aliases": {"add": [{"word": "ONS", "body": "X Y"}]},
    }
