"""What `--write-measured` does to the text of a rule file, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from attrlint.authoring.recording import measured
from attrlint.datafile import DataError, parse
from tests.rulefiles import GOOD

NEW = {"on": "our archive", "rate": "0.34"}
BLOCK = "measured:\n  on: old copy\n  rate: 0.1\n"


def with_block(block: str, before: str = "fires:") -> str:
    return GOOD.replace(before, block + before)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (BLOCK, "measured:\n  on: our archive\n  rate: 0.34\n"),
        (
            "measured:   # ours\n  rate: '0.1'   # low\n  read: 20\n  on:  \"old\"\n  note: x # y\n",
            "measured:   # ours\n  rate: 0.34   # low\n  read: 20\n  on:  our archive\n  note: x # y\n",
        ),
        (
            "measured: {rate: 0.1, on: old, read: 3}   # z\n",
            "measured: {rate: 0.34, on: our archive, read: 3}   # z\n",
        ),
        (
            "measured:\n  on: >\n    very old\n    copy\n\n  # why\n  rate: |\n    0.1\n",
            "measured:\n  on: our archive\n\n  # why\n  rate: 0.34\n",
        ),
        ("measured:\n  on: old\n    copy\n  rate: 0.1\n", "measured:\n  on: our archive\n  rate: 0.34\n"),
        (
            "# what fires\n  # and more\n# and what does not\n",
            "# what fires\n  # and more\nmeasured:\n  on: our archive\n  rate: 0.34\n# and what does not\n",
        ),
    ],
)
def test_only_the_two_values_change(old: str, new: str) -> None:
    assert measured("x.yaml", with_block(old), NEW) == with_block(new)


def test_what_is_missing_stands_before_what_comes_later() -> None:
    new = "measured:\n  on: our archive\n  rate: 0.34\n"
    assert measured("x.yaml", GOOD, NEW) == with_block(new)
    since = with_block("since: 1.0\n")
    assert measured("x.yaml", since, NEW) == since.replace("since:", new + "since:")
    first = "silent: [It is so.]\n" + GOOD.split("silent:", maxsplit=1)[0]
    assert measured("x.yaml", first, NEW) == new + first


def test_line_ends_stay() -> None:
    for text in (GOOD, with_block(BLOCK)):
        windows = text.replace("\n", "\r\n")
        assert measured("x.yaml", windows, NEW) == measured("x.yaml", text, NEW).replace("\n", "\r\n")


@pytest.mark.parametrize("text", ["{id: QNT301, fires: [x]}", "- a\n", "just text\n", "id: x\n", "a: [\n"])
def test_a_file_that_cannot_be_written_into_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        measured("x.yaml", text, NEW)


@given(
    on=st.text(min_size=1, max_size=20),
    rate=st.decimals(0, 99, places=3).map(str),
    old=st.text(max_size=20),
    flow=st.booleans(),
    known=st.booleans(),
)
def test_writing_twice_is_writing_once_and_nothing_else_changes(
    on: str, rate: str, old: str, flow: bool, known: bool
) -> None:
    quoted = "'" + old.replace("'", "''") + "'"
    block = f"measured: {{on: {quoted}, rate: 1}} # a\n" if flow else f"measured:\n  on: {quoted} # a\n  rate: 1 # b\n"
    before = with_block(block) if known else GOOD
    values = {"on": on, "rate": rate}
    try:
        parse("x", before)
        after = measured("x", before, values)
    except DataError:
        # only text that no data file may hold: control characters
        assume(not (on + old).isprintable())
        return
    assert measured("x", after, values) == after
    fields = {key: node for key, node in parse("x", after).fields.items() if key != "measured"}
    assert {name: node.value for name, node in parse("x", after).fields["measured"].fields.items()} == values
    assert fields.keys() == parse("x", GOOD).fields.keys()
    first, last = GOOD.split("fires:")
    assert after.startswith(first)
    assert after.endswith(last)
