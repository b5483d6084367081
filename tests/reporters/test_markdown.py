"""The table, rendered by a Markdown parser: every character of the draft shows as itself."""

from __future__ import annotations

import pyromark
from hypothesis import given
from hypothesis import strategies as st

from attrlint.plugins import Report
from attrlint.printable import printable
from attrlint.reporters.markdown import table
from tests.reporters.findings import ALL, PLAIN, report


def cells(text: str) -> list[str]:
    """The words of each cell; anything but words in one fails."""
    found: list[str] = []
    for event in pyromark.events(text, options=pyromark.Options.ENABLE_TABLES):
        name, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        if value == "TableCell":
            found.append("") if name == "Start" else None
        elif name == "Text" and found:
            found[-1] += value
        else:
            assert name not in ("InlineHtml", "Code", "SoftBreak", "HardBreak")
            assert name != "Start" or not isinstance(value, dict) or "Table" in value
    return found


def test_a_row() -> None:
    assert "".join(table(report(PLAIN))) == (
        "| where | rule | what to ask |\n| --- | --- | --- |\n"
        "| drafts/a story.md\\:12:21 | warning QNT301 | “thousands” is not a number. |\n"
        "\n1 warning\n"
    )


def test_hostile_text_shows_as_itself() -> None:
    shown = cells("".join(table(report(*ALL))).split("\n\n")[0])
    assert shown[8] == printable(ALL[1].message)


@given(text=st.text(st.characters(codec="utf-8")).filter(lambda text: printable(text).strip()))
def test_any_message_shows_as_itself(text: str) -> None:
    from dataclasses import replace

    rows = "".join(table(Report([replace(PLAIN, message=text)], {})))
    assert cells(rows)[5] == printable(text).strip(" ")


def test_a_clean_run_says_so() -> None:
    assert "".join(table(report(checked=("a.md",)))) == "All checks passed\n"
