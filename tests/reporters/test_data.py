import json
from dataclasses import replace
from pathlib import Path

import jsonschema
from inline_snapshot import snapshot

from attrlint.plugins import Report
from attrlint.reporters.data import array, lines
from tests.reporters.findings import ALL, PLAIN, report

FINDING = replace(PLAIN, path="drafts/a.md", fix="")


def test_version_1() -> None:
    assert json.loads("".join(array(Report([FINDING], {})))) == snapshot(
        [
            {
                "path": "drafts/a.md",
                "location": {"row": 12, "column": 21},
                "end_location": {"row": 12, "column": 30},
                "start": 120,
                "end": 129,
                "code": "QNT301",
                "name": "bare-magnitude",
                "severity": "warning",
                "message": "“thousands” is not a number.",
                "fix": None,
                "match": "thousands",
                "paragraph": 3,
                "fingerprint": "0123456789abcdef",
                "edits": [{"start": 120, "end": 129, "text": "2,000"}],
            }
        ]
    )


def test_an_array_has_a_finding_a_line() -> None:
    text = "".join(array(Report([FINDING, FINDING], {})))
    assert [line[:3] for line in text.splitlines()] == ["[", "  {", "  {", "]"]
    assert len(json.loads(text)) == 2


def test_an_empty_array() -> None:
    assert "".join(array(Report([], {}))) == "[]\n"


def test_lines() -> None:
    text = "".join(lines(Report([FINDING, FINDING], {})))
    assert [json.loads(line)["code"] for line in text.splitlines()] == ["QNT301", "QNT301"]
    assert list(lines(Report([], {}))) == []


def test_text_survives_and_is_safe_to_look_at() -> None:
    match = "“é日”\x1b\x9b\u202e\u2028\ud800 \\u0041"
    text = "".join(lines(Report([replace(FINDING, match=match)], {})))
    assert json.loads(text)["match"] == match
    assert "“é日”" in text
    assert not set(text) & set("\x1b\x9b\u202e\u2028\ud800")
    assert text.count("\n") == 1


def test_the_schema_holds_and_knows_every_key() -> None:
    path = Path(__file__).parents[2] / "docs" / "findings.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    findings = json.loads("".join(array(report(*ALL))))
    jsonschema.validate(findings, schema)
    assert all(set(finding) == set(schema["definitions"]["finding"]["properties"]) for finding in findings)
