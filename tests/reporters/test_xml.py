"""JUnit and Checkstyle XML, read back by a parser."""

from xml.etree.ElementTree import Element, fromstring

from attrlint.reporters.xml import checkstyle, junit
from tests.reporters.findings import ALL, PLAIN, report


def parsed(pieces) -> Element:
    return fromstring("".join(pieces).encode())


def test_a_failed_case_for_each_finding() -> None:
    root = parsed(junit(report(*ALL)))
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "3", "3")
    case = root.find("testsuite[@name='drafts/a story.md']/testcase")
    assert case is not None
    assert case.attrib == {
        "name": "org.attrlint.QNT301",
        "classname": "drafts/a story",
        "line": "12",
        "column": "21",
    }
    assert [(child.tag, child.text) for child in case] == [("failure", "line 12, col 21, “thousands” is not a number.")]


def test_a_clean_file_passes() -> None:
    root = parsed(junit(report(PLAIN, checked=("clean.md",))))
    assert (root.get("tests"), root.get("failures")) == ("2", "1")
    assert [len(case) for case in root.iterfind("testsuite[@name='clean.md']/testcase")] == [0]


def test_checkstyle() -> None:
    root = parsed(checkstyle(report(*ALL)))
    assert [len(file) for file in root] == [1, 1, 1]
    assert root[0][0].attrib == {
        "line": "12",
        "column": "21",
        "severity": "warning",
        "message": "“thousands” is not a number.",
        "source": "attrlint.QNT301",
    }
    assert [error.get("severity") for error in root.iter("error")] == ["warning", "error", "info"]


def test_controls_are_gone_and_the_rest_survives() -> None:
    message = parsed(checkstyle(report(*ALL)))[1][0].get("message") or ""
    assert "<b>@all</b>" in message
    assert not {"\x1b", "\u202e"} & set(message)
