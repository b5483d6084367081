"""The JSON Schemas in schemas/: valid themselves, true to what attrlint reads, and current."""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import event, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from attrlint import builtin
from attrlint.data import directory
from attrlint.datafile import parse
from attrlint.library import vocabulary
from attrlint.linters import Linters
from attrlint.nodes import Problem
from attrlint.rulebook.rulefile import read_rule
from attrlint.rulebook.vocabulary import Vocabulary
from docs import tables

README = (tables.ROOT / "README.md").read_text("utf-8")
RULE = """
id: DESK01
name: no-synergy
severity: warning
check: phrase
find: {phrases: [synergy]}
message: "“{match}”?"
why: Because.
fix: Delete it.
fires: ['[[Synergy]] grows.']
silent: [It grows.]
"""


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors' language servers read it: only true, false, null and plain numbers are no texts."""


Core.yaml_implicit_resolvers = {}
for kind, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", "n~"),
    ("int", r"[-+]?\d+", "-+0123456789"),
    ("float", r"[-+]?\d+\.\d*", "-+0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(rf"^(?:{pattern})$"), list(first))


@cache
def shipped() -> dict[str, Draft7Validator]:
    return {path.stem: Draft7Validator(json.loads(path.read_text())) for path in directory("schemas").glob("*.json")}


@pytest.fixture(name="schemas")
def _schemas() -> dict[str, Draft7Validator]:
    return shipped()


def faults(schema: Draft7Validator, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in schema.iter_errors(data)]


def data_in(path: Path) -> Any:
    text = path.read_text("utf-8")
    return tomllib.loads(text) if path.suffix == ".toml" else yaml.load(text, Core)


def test_they_are_schemas_and_need_no_network(schemas) -> None:
    assert sorted(schemas) == ["attrlint", "lexicon", "profile", "rule"]
    for schema in schemas.values():
        Draft7Validator.check_schema(schema.schema)
        references = re.findall(r'"\$ref": "([^"]*)"', json.dumps(schema.schema))
        assert all(reference.startswith("#/definitions/") for reference in references)
        assert {name.rpartition("/")[2] for name in references} == set(schema.schema["definitions"])


SHIPPED = sorted([*directory("rules").rglob("*.yaml"), *directory("newsroom").rglob("desk-rules/**/*.yaml")])


def test_every_shipped_file_is_valid(schemas) -> None:
    kinds = {"lexicons": "lexicon", "profiles": "profile"}
    found = {path.name: faults(schemas[kinds.get(path.parent.name, "rule")], data_in(path)) for path in SHIPPED}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}, "python docs/tables.py renews the schemas"
    assert len(found) > 90


def test_the_configurations_that_are_shown_are_valid(schemas) -> None:
    shown = [*re.findall(r"```toml\n(.*?)```", README, re.DOTALL), uncommented("attrlint.toml")]
    assert [faults(schemas["attrlint"], tomllib.loads(text)) for text in shown] == [[]] * 3
    for text in re.findall(r"```yaml\n(people.*?)```", README, re.DOTALL):
        assert faults(schemas["lexicon"], yaml.load(text, Core)) == []
    assert faults(schemas["lexicon"], yaml.load(uncommented("desk-rules/lexicons/house.yaml"), Core)) == []


def uncommented(name: str) -> str:
    """A new newsroom's file with all that it only offers."""
    text = (directory("newsroom") / name).read_text("utf-8")
    return re.sub(r"""(?m)^# (?=\[|(?!yaml-language)[a-z.-]+(?: =|:)|  )""", "", text)


TEXTS = st.sampled_from(["x", "no", "12:30", "“{match}”", "2024-05-10", "0.3", 1, 0.5, True])
CONDITIONS = st.sampled_from(["quoted", "counted", ["toll", "dated"]])
NUMBERS = st.sampled_from(["0.3", "3", 3])
FINDS = st.one_of(
    st.fixed_dictionaries({"lexicon": st.sampled_from(["quantities.bare-magnitudes", ["quantities.uncounted"]])}),
    st.fixed_dictionaries({"phrases": st.lists(TEXTS, min_size=1, max_size=2)}, optional={"case": st.just("exact")}),
    st.fixed_dictionaries(
        {"pattern": st.sampled_from(["a+", r"\L<quantities.uncounted>"])},
        optional={"literals": st.lists(TEXTS, min_size=1, max_size=2)},
    ),
    st.fixed_dictionaries({"signal": st.sampled_from(["claims", "claims.superlative", "dates.yearless"])}),
)
VARIANTS = st.fixed_dictionaries({"when": CONDITIONS}, optional={"severity": st.just("info"), "message": TEXTS})
EXAMPLES = TEXTS | st.fixed_dictionaries(
    {"text": TEXTS}, optional={"date": st.just("2024-05-10"), "format": st.just("markdown"), "profile": st.just("wire")}
)
MEASURED = st.fixed_dictionaries({"on": TEXTS, "rate": NUMBERS}, optional={"read": NUMBERS, "note": TEXTS})
CHANGES = st.fixed_dictionaries(
    {"find": FINDS},
    optional={
        **dict.fromkeys(("message", "why", "fix", "wikipedia", "since", "replace"), TEXTS),
        **dict.fromkeys(("given", "unless"), CONDITIONS),
        "everywhere": st.sampled_from([True, False, "true", "false"]),
        "scope": st.sampled_from(["sentence", "paragraph", "document"]),
        "variants": st.lists(VARIANTS, min_size=1, max_size=2),
        "standards": TEXTS | st.lists(TEXTS, min_size=1, max_size=2),
        "swallows": st.sampled_from(["QNT", ["QNT301", "CLM4"], "bare-magnitude"]),
        "aliases": st.sampled_from(["old-name", ["OLD01", "old-name"]]),
        "silent": st.lists(EXAMPLES, min_size=1, max_size=2),
        "measured": MEASURED,
    },
)


@cache
def known() -> Vocabulary:
    registry = builtin.load(installed=False)
    book = Linters(registry, print).book()
    return dataclasses.replace(vocabulary(registry), lists=book.lists, profiles=book.profiles)


@settings(deadline=None)
@given(changes=CHANGES)
def test_what_attrlint_reads_without_complaint_is_valid(changes: dict[str, Any]) -> None:
    text = json.dumps(yaml.load(RULE, Core) | changes, ensure_ascii=False)
    problems: list[Problem] = []
    read_rule(parse("x.yaml", text), known(), problems)
    event("wrong" if problems else "right")
    if not problems:
        assert faults(shipped()["rule"], yaml.load(text, Core)) == []


# --- what is wrong


@pytest.mark.parametrize(
    "change",
    [
        {"id": "desk1"},
        {"id": 301},
        {"name": "No Synergy"},
        {"severity": "high"},
        {"sevrity": "error"},
        {"message": ""},
        {"message": "two\nlines"},
        {"check": "Phrase!"},
        {"find": {"phrases": []}},
        {"find": {"phrases": ["x"], "lexicon": "house.x"}},
        {"find": {"lexicon": "bare-magnitudes"}},
        {"find": {"phrases": ["x"], "literals": ["y"]}},
        {"find": {"phrases": ["x"], "case": "upper"}},
        {"find": "synergy"},
        {"unless": "not quoted"},
        {"everywhere": "maybe"},
        {"variants": [{"when": "quoted"}]},
        {"variants": [{"severity": "info"}]},
        {"measured": {"on": "x"}},
        {"measured": {"on": "x", "rate": "low"}},
        {"fires": []},
        {"fires": [{"txt": "x"}]},
        {"silent": [{"text": "x", "date": "May 3"}]},
        {"why": None},
        {"fix": ["x"]},
    ],
)
def test_mistakes_in_a_rule_file(schemas, change: dict[str, Any]) -> None:
    assert faults(schemas["rule"], yaml.load(RULE, Core)) == []
    assert faults(schemas["rule"], yaml.load(RULE, Core) | change) != []


@pytest.mark.parametrize("key", ["id", "name", "severity", "check", "message", "why", "fix", "fires", "silent"])
def test_a_rule_file_without_what_it_needs(schemas, key: str) -> None:
    rule = yaml.load(RULE, Core)
    del rule[key]
    assert faults(schemas["rule"], rule) == [f"$: '{key}' is a required property"]


def test_what_plugins_and_newsrooms_bring_is_valid(schemas) -> None:
    own = {
        "check": "last-word",
        "unless": ["shouted", "quoted"],
        "given": "in-verse",
        "find": {"signal": "shouts.loud"},
        "options": {"word": "end", "words": ["a", "b"]},
        "silent": [{"text": "x", "format": "desk", "profile": "our-own"}],
    }
    assert faults(schemas["rule"], yaml.load(RULE, Core) | own) == []
    config = {
        "profile": "our-own",
        "select": ["DESK", "no-synergy"],
        "rule": {"DESK01": {"severity": "info"}},
        "lexicon": {"house.praised": {"add": ["x"]}},
        "output-format": "papyrus",
    }
    assert faults(schemas["attrlint"], config) == []


@pytest.mark.parametrize(
    "config",
    [
        {"selct": ["ATT"]},
        {"select": "ATT"},
        {"ignore": [1]},
        {"force-exclude": "yes"},
        {"fail-on": "fatal"},
        {"min-severity": "never"},
        {"paths": {"a/**": {"rules": ["x"]}}},
        {"paths": {"a/**": 1}},
        {"per-file-ignores": {"*.md": "ATT"}},
        {"rule": {"QNT301": {"severity": "off"}}},
        {"rule": {"QNT301": {"sevrity": "info"}}},
        {"rule": {"not a rule": {"severity": "info"}}},
        {"lexicon": {"quantities.bare-magnitudes": {"ad": ["x"]}}},
        {"lexicon": {"bare-magnitudes": {"add": ["x"]}}},
    ],
)
def test_mistakes_in_a_configuration(schemas, config: dict[str, Any]) -> None:
    assert faults(schemas["attrlint"], config) != []


@pytest.mark.parametrize(
    "lexicon",
    ["x: y", "x: {about: y}", "x: {words: [a], inflect: adverb}", "x: {wrds: [a]}", "a.b: [x]", "a.b: {words: [x]}"],
)
def test_mistakes_in_a_lexicon(schemas, lexicon: str) -> None:
    assert faults(schemas["lexicon"], yaml.load("x: [a, b]\ny: {words: {a: 1}}", Core)) == []
    assert faults(schemas["lexicon"], yaml.load(lexicon, Core)) != []


def test_editors_complete_what_is_shipped(schemas) -> None:
    rule = schemas["rule"].schema["definitions"]
    assert "quoted" in rule["condition"]["anyOf"][0]["enum"]
    assert "quantities.bare-magnitudes" in rule["word-list"]["anyOf"][0]["enum"]
    assert "claims.superlative" in rule["signal"]["anyOf"][0]["enum"]
    properties = schemas["attrlint"].schema["properties"]
    assert properties["rule"]["properties"]["QNT301"]["description"] == "bare-magnitude"
    assert "quantities.bare-magnitudes" in properties["lexicon"]["properties"]
