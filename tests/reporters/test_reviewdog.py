import json

from inline_snapshot import snapshot

from attrlint.reporters.reviewdog import rdjson, rdjsonl
from tests.reporters.findings import ALL, PLAIN, report


def test_columns_count_bytes() -> None:
    assert json.loads("".join(rdjson(report(PLAIN)))) == snapshot(
        {
            "source": {"name": "attrlint"},
            "diagnostics": [
                {
                    "message": "“thousands” is not a number.",
                    "location": {
                        "path": "drafts/a story.md",
                        "range": {"start": {"line": 12, "column": 23}, "end": {"line": 12, "column": 32}},
                    },
                    "severity": "WARNING",
                    "code": {"value": "QNT301"},
                }
            ],
        }
    )


def test_a_diagnostic_a_line() -> None:
    lines = "".join(rdjsonl(report(*ALL))).splitlines()
    assert [json.loads(line)["severity"] for line in lines] == ["WARNING", "ERROR", "INFO"]
