"""SARIF against the official schema, and what code scanning asks for beyond it."""

import json
from pathlib import Path

import jsonschema
import pytest
from inline_snapshot import snapshot

from attrlint.finding import Finding
from attrlint.reporters.sarif import sarif
from tests.reporters.findings import ALL, HOSTILE, PLAIN, report

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def run_of(*findings: Finding):
    log = json.loads("".join(sarif(report(*findings))))
    jsonschema.validate(log, SCHEMA, cls=jsonschema.Draft7Validator)
    [run] = log["runs"]
    return run


@pytest.mark.parametrize("findings", [[], [PLAIN], ALL])
def test_the_schema_holds(findings: list[Finding]) -> None:
    assert len(run_of(*findings)["results"]) == len(findings)


def test_a_result() -> None:
    assert run_of(PLAIN)["results"] == snapshot(
        [
            {
                "ruleId": "QNT301",
                "ruleIndex": 0,
                "level": "warning",
                "message": {"text": "“thousands” is not a number."},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {"uri": "drafts/a%20story.md"},
                            "region": {"startLine": 12, "startColumn": 21, "endLine": 12, "endColumn": 30},
                        }
                    }
                ],
                "partialFingerprints": {"primaryLocationLineHash": "0123456789abcdef"},
                "fixes": [
                    {
                        "artifactChanges": [
                            {
                                "artifactLocation": {"uri": "drafts/a%20story.md"},
                                "replacements": [
                                    {
                                        "deletedRegion": {"charOffset": 120, "charLength": 9},
                                        "insertedContent": {"text": "2,000"},
                                    }
                                ],
                            }
                        ]
                    }
                ],
            }
        ]
    )


def test_the_rules_that_fired_bring_their_help() -> None:
    run = run_of(*ALL)
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in rules] == ["DFT901", "QNT301", "QNT302"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["QNT301", "DFT901", "QNT302"]
    for rule in rules:
        assert rule["help"]["markdown"].startswith("## What it says\n")
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024


def test_hostile_paths_are_uris_and_controls_are_gone() -> None:
    [result] = run_of(HOSTILE)["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "drafts/a%2Cb%3Ac%25%0A%3C%26%22%27%3E.md"
    assert not {"\x1b", "\u202e", "\n"} & set(result["message"]["text"])
