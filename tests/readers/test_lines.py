import re

import pytest

from attrlint.readers.lines import lines, one_a_line

LONG = "word " * 30 + "end."
ASIDE = re.compile("#")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\n\nb", ["a", "", "b"]),
        ("a\r\nb\rc\nd", ["a", "b", "c", "d"]),
        ("a\u2028b\x0bc\x85d\fe", ["a\u2028b\x0bc\x85d\fe"]),
    ],
)
def test_lines(text, expected):
    assert [text[slice(*line)] for line in lines(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LONG}\n{LONG}", True),
        (f"\n{LONG}\r\n{LONG}\n\n", True),
        (f"# note\n{LONG}\n{LONG}", True),
        ("\n".join([LONG[:-1] + end for end in ("!", "?", "”", '"', ")", "]")]), True),
        (f"{LONG}\n\n{LONG}", False),
        (LONG, False),
        ("", False),
        ("\n".join(["short."] * 5), False),
        ("\n".join([LONG, LONG[:-1], LONG[:-1]]), False),
        ("\n".join([LONG] * 4 + ["no end"]), True),
    ],
)
def test_one_paragraph_a_line(text, expected):
    assert one_a_line(text, 0, ASIDE) is expected
