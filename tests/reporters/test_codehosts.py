"""GitHub's workflow commands, read back as its runner reads them; GitLab's code quality report."""

import json
import re

from inline_snapshot import snapshot

from attrlint.reporters.codehosts import github, gitlab
from tests.reporters.findings import ALL, HINT, HOSTILE, PLAIN, report


def unescaped(text: str, marks: dict[str, str]) -> str:
    return re.sub("|".join(marks), lambda found: marks[found[0]], text)


def test_a_command_a_line() -> None:
    assert "".join(github(report(PLAIN))) == snapshot(
        "::warning title=attrlint (QNT301),file=drafts/a story.md,line=12,col=21,endLine=12,endColumn=30"
        "::drafts/a story.md:12:21: QNT301 “thousands” is not a number.%0A  fix: Give the figure.\n"
    )


def test_hostile_text_starts_no_command_of_its_own() -> None:
    lines = "".join(github(report(*ALL))).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::warning", "::error", "::notice"]
    _, properties, said = lines[1].split("::", 2)
    file = dict(pair.split("=", 1) for pair in properties.split(" ", 1)[1].split(","))["file"]
    assert unescaped(file, {"%3A": ":", "%2C": ",", "%25": "%"}) == HOSTILE.path.replace("\n", " ")
    assert "%0A" not in said.replace("%250A", "")


def test_issues() -> None:
    issues = json.loads("".join(gitlab(report(*ALL))))
    assert issues[0] == snapshot(
        {
            "check_name": "QNT301",
            "description": "QNT301: “thousands” is not a number.",
            "severity": "minor",
            "fingerprint": "39179323db5957d176fcf8ed9912cdef68808d01399b90c7770be6d63d8de3d0",
            "location": {
                "path": "drafts/a story.md",
                "positions": {"begin": {"line": 12, "column": 21}, "end": {"line": 12, "column": 30}},
            },
        }
    )
    assert [issue["severity"] for issue in issues] == ["minor", "major", "info"]


def test_two_files_share_no_fingerprint() -> None:
    assert PLAIN.fingerprint == HINT.fingerprint
    assert len({issue["fingerprint"] for issue in json.loads("".join(gitlab(report(*ALL))))}) == 3


def test_a_clean_run_is_an_empty_array() -> None:
    assert json.loads("".join(gitlab(report()))) == []
