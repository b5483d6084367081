"""YAML as editors write it: nothing changes type, every mistake has its exact place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.datafile import parse, read_text
from attrlint.nodes import DataError, Node, Problem, suggestion


def plain(node: Node) -> object:
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    return [plain(item) for item in node.value] if isinstance(node.value, list) else node.value


@pytest.mark.parametrize(
    "written",
    ["no", "on", "off", "yes", "null", "~", "12:30", "1_000", "0x1F", "1e3", ".5", "2024-05-10", "=", "<<", "true"],
)
def test_scalars_mean_themselves(written: str) -> None:
    assert plain(parse("x.yaml", f"a: {written}\nb: [{written}]\n")) == {"a": written, "b": [written]}


def test_nodes_know_their_place() -> None:
    node = parse("x.yaml", "# note\nfires:\n  - 😀 text\n  - {text: other, date: 2024-05-10}\n")
    fires = node.fields["fires"]
    assert [(item.line, item.column) for item in fires.items] == [(3, 5), (4, 5)]
    assert (fires.at_key.line, fires.at_key.column) == (2, 1)
    date = fires.items[1].fields["date"]
    assert (date.line, date.column, date.at_key.line, date.at_key.column) == (4, 25, 4, 19)


def test_block_scalars_and_line_ends() -> None:
    assert plain(parse("x.yaml", "a: |\r\n  one\r\n\r\n  two\r\nb: c\r\n")) == {"a": "one\n\ntwo\n", "b": "c"}


MISTAKES = {
    "tab": ("a:\n\tb: 1\n", "2:1: a tab indents this line; YAML wants spaces"),
    "tab after text": ("a: 1\n\tb: 2\n", "2:1: a tab indents this line; YAML wants spaces"),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "3:1: duplicate key “a”, first written on line 1"),
    "duplicate key, CRLF": ("a: 1\r\nb: 2\r\na: 3\r\n", "3:1: duplicate key “a”, first written on line 1"),
    "inner duplicate": ("a: {b: 1, b: 2}\n", "1:11: duplicate key “b”, first written on line 1"),
    "second document": ("a: 1\n---\nb: 2\n", "2:1: a second YAML document starts here; a file holds one"),
    "alias": ("a: *x\n", "1:4: the alias *x is not supported; write it out, or in quotation marks"),
    "anchor": ("é: &x [1]\n", "1:4: the anchor &x is not supported; write it out, or in quotation marks"),
    "bold": ("a: *bold* text\n", "1:4: text cannot start with “*” or “&”; put it in quotation marks"),
    "python": (
        "a: !!python/object:os.system {}\n",
        "1:4: the tag !!python/object:os.system is not supported; write plain values, or quotation marks",
    ),
    "own tag": (
        "a: !important x\n",
        "1:4: the tag !important is not supported; write plain values, or quotation marks",
    ),
    "core tag": ("a: !!int 3\n", "1:4: the tag !!int is not supported; write plain values, or quotation marks"),
    "unterminated quote": ('a: 1\nb: "x\nc: d\n', "2:4: a quotation mark opens here and is never closed"),
    "unterminated single quote": ("a: 'x\n", "1:4: a quotation mark opens here and is never closed"),
    "half quoted": ('- "UN" data\n', "1:8: text goes on after the closing quotation mark; quote all of it, or none"),
    "escape": (
        r'a: "\d+"' + "\n",
        "1:5: this backslash means nothing in double quotes; use single quotes for patterns",
    ),
    "control escape": (
        r'a: "\bTK\b"' + "\n",
        "1:4: an escape makes a control character (U+0008) here; put patterns in single quotes",
    ),
    "line separator escape": (
        r'a: "\L<time.months>"' + "\n",
        "1:4: an escape makes a control character (U+2028) here; put patterns in single quotes",
    ),
    "control character": ("a: 1\nb: x\x07y\n", "2:5: a control character (U+0007) stands here; delete it"),
    "next line": ("a: x\x85b: c\n", "1:5: a control character (U+0085) stands here; delete it"),
    "percent": ("a: %x\n", "1:4: text cannot start with “%”; put it in quotation marks"),
    "at": ("😀: @x\n", "1:4: text cannot start with “@”; put it in quotation marks"),
    "colon": (
        "a: Who says: he did\n",
        "1:12: “:” makes this a key, which cannot stand here; put text in quotation marks, or mend the indentation",
    ),
    "open list": (
        "a: [1, 2\nb: 3\n",
        "1:4: the bracket opened here is not closed; text that starts with a bracket must stand in quotation marks",
    ),
    "mark first": (
        "- [[who]] says\n",
        "1:11: text that starts with a bracket must stand in quotation marks",
    ),
    "list on the key's line": (
        "a: - b\n",
        "1:4: “-” starts a list, which cannot stand here; put it on a line of its own, or text in quotation marks",
    ),
    "no colon": ("a: 1\nfoo\nb: 2\n", "2:1: “key: value” is expected here"),
    "indentation": ("a:\n    - b\n  - c\n", "3:3: the indentation does not fit the lines above"),
    "key is a list": (
        "[a]: b\n",
        "1:1: a key must be text; text that starts with a bracket must stand in quotation marks",
    ),
    "empty": ("", "1:1: the file is empty"),
    "only a comment": ("# nothing\n", "1:1: the file is empty"),
    "too deep": ("[" * 100_000, "1:22: nested too deeply"),
}


@pytest.mark.parametrize(("text", "expected"), MISTAKES.values(), ids=MISTAKES.keys())
def test_every_mistake_has_its_place(text: str, expected: str) -> None:
    with pytest.raises(DataError) as caught:
        parse("x.yaml", text)
    assert str(caught.value) == f"x.yaml:{expected}"


def test_mistakes_that_leave_the_rest_readable_are_collected() -> None:
    problems: list[Problem] = []
    node = parse("x.yaml", "a: 1\na: 2\nb: !x 3\nc: *d\n[e]: f\n", problems)
    assert [problem.line for problem in problems] == [2, 3, 4, 5]
    assert plain(node) == {"a": "1", "b": "3", "c": ""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [b]", "1:4: “a” must be text, not a list; text that starts with “[” must stand in quotation marks"),
        ("a: {b: c}", "1:4: “a” must be text, not a mapping; text with “: ” in it must stand in quotation marks"),
    ],
)
def test_text_is_asked_for(text: str, expected: str) -> None:
    with pytest.raises(DataError) as caught:
        parse("x.yaml", text).fields["a"].string("“a”")
    assert str(caught.value) == f"x.yaml:{expected}"


@pytest.mark.parametrize(
    ("data", "place"), [(b"a: 1\nb: caf\xc3\xa9 \xff\n", (2, 9)), (b"\xff\xfea\x00", (1, 1)), (b"a: \xc3", (1, 4))]
)
def test_a_file_that_is_not_utf8(tmp_path: Path, data: bytes, place: tuple[int, int]) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_text(path)
    assert caught.value.problem == (str(path), *place, "not UTF-8 text; save the file as UTF-8")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbfa: b")
    assert read_text(tmp_path / "x.yaml") == "a: b"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"x\.yaml:1:1: cannot be read: No such file"):
        read_text(tmp_path / "x.yaml")


@pytest.mark.parametrize(
    ("word", "hint"), [("mesage", " Did you mean “message”?"), ("MESSAGE", " Did you mean “message”?"), ("zzz", "")]
)
def test_suggestions(word: str, hint: str) -> None:
    assert suggestion(word, ["why", "message"]) == hint


def mistake(text: str) -> Problem | None:
    try:
        parse("x.yaml", text)
    except DataError as error:
        return error.problem
    return None


@given(st.one_of(st.text(max_size=60), st.text(st.sampled_from("a: -[]{}\"'|>&*!%?#\\\n\t,"), max_size=40)))
def test_any_text_is_read_or_refused_at_a_place_within(text: str) -> None:
    if problem := mistake(text):
        assert 1 <= problem.line <= text.count("\n") + text.count("\r") + 2
        assert 1 <= problem.column <= len(text) + 1


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=30)


@given(st.dictionaries(WORDS, st.lists(WORDS, max_size=3), max_size=4))
def test_quoted_text_comes_back_as_written(data: dict[str, list[str]]) -> None:
    def quoted(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    written = "".join(f"? {quoted(key)}\n: [{', '.join(map(quoted, words))}]\n" for key, words in data.items())
    assert plain(parse("x.yaml", written or "{}")) == data


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_editors_end_them(end):
    with pytest.raises(DataError) as caught:
        parse("x.yaml", f"a: b{end}c: d{end}  e: f{end}")
    assert caught.value.problem[1:3] == (3, 4)
