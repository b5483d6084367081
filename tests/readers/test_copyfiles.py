"""Copy in JSON, YAML and ArchieML, at configured paths."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint import check_file
from attrlint.builtin import load
from attrlint.config.files import Configs
from attrlint.document import Document, InvalidFile
from attrlint.readers import Reader, copyfiles
from attrlint.runner import Runner
from tests.readers.positions import plain

PATHS = ["story.blocks[].text"]
JSON = (
    '{"date": "2024-03-14", "story": {"blocks": [{"text": "A \\"b\\"\\u2014<em>c</em>.", "no": "x"}, {"text": "D."}]}}'
)
YAML = """date: 2024-03-14
story:
  blocks:
    - text: "A \\"b\\"\\u2014<em>c</em>."
      no: x
    - text: >-
        D
        e.
    - text: 'it''s'
    - text: |
        One.

        Two.
"""
ARCHIEML = """date: 2024-03-14
note: x
[story.blocks]
text: A "b"—<em>c</em>.
no: x
text: D

\\:e.
:end
:skip
text: no
:endskip
{other}
text: no
:ignore
[story.blocks]
text: no
"""


def pick(reader: Reader, text: str, paths: list[str]) -> Document:
    assert reader.pick
    return reader.pick(text.encode(), "story", paths)


@pytest.mark.parametrize(
    ("reader", "text", "shown"),
    [
        (copyfiles.JSON, JSON, ['A "b"—c.', "D."]),
        (copyfiles.YAML, YAML, ['A "b"—c.', "D e.", "it's", "One.", "Two."]),
        (copyfiles.ARCHIEML, ARCHIEML, ['A "b"—c.', "D", ":e."]),
    ],
    ids=["json", "yaml", "archieml"],
)
def test_texts_at_paths(reader, text, shown):
    document = pick(reader, text, PATHS)
    assert [block.text for block in document.blocks] == shown
    assert document.metadata.date == dt.date(2024, 3, 14)
    for block in document.blocks:
        last = text[slice(*block.locate(len(block.text) - 1, len(block.text)))]
        assert last == block.text[-1]


def test_any_name():
    document = pick(
        copyfiles.JSON, '{"a": {"x": {"t": "One."}, "y": {"t": "Two."}}, "b": {"x": {"t": "No."}}}', ["a.*.t"]
    )
    assert [block.text for block in document.blocks] == ["One.", "Two."]


def test_the_lines_of_free_form_lists_are_copy_without_paths():
    text = "title: A\n[+body]\nOne.\n\nkind: x\nTwo.\n[]\nNo.\n"
    document = copyfiles.ARCHIEML.read(text.encode(), "story.aml")
    assert [block.text for block in document.blocks] == ["One.", "Two."]
    assert document.metadata.title == "A"


def test_ninjs_is_read_as_it_is():
    assert [block.text for block in pick(copyfiles.JSON, '{"body_text": "One."}', PATHS).blocks] == ["One."]


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (copyfiles.JSON, "{"),
        (copyfiles.JSON, "[" * 50_000),
        (copyfiles.YAML, "a: [b"),
        (copyfiles.YAML, "a: \x07"),
        (copyfiles.YAML, "[" * 5000 + "]" * 5000),
    ],
)
def test_what_cannot_be_read_is_invalid(reader, text):
    with pytest.raises(InvalidFile):
        pick(reader, text, PATHS)


def test_aliases_are_read_once():
    text = "a: &a {t: One.}\nb: [*a, *a]\nc: &c [*c]\n"
    assert [block.text for block in pick(copyfiles.YAML, text, ["a.t", "b[].t"]).blocks] == ["One."]


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), ascii_only=st.booleans())
def test_every_character_of_json_has_its_place(text, ascii_only):
    written = json.dumps({"t": f"x{text}"}, ensure_ascii=ascii_only)
    document = pick(copyfiles.JSON, written.replace("<", "\\u003c"), ["t"])
    for block in document.blocks:
        for at, char in enumerate(block.text):
            source = document.source.text[slice(*block.locate(at, at + 1))]
            said = json.loads(f'"{source}"')
            assert char == said or char in plain(said)


def test_the_configuration_names_the_paths(tmp_path: Path):
    (tmp_path / "attrlint.toml").write_text('json-paths = ["story.blocks[].text"]\n')
    draft = tmp_path / "content.json"
    draft.write_text('{"story": {"blocks": [{"text": "Experts say rents rose."}]}, "other": "Experts say so."}')
    found = [finding for finding in check_file(draft) if finding.code == "SRC207"]
    assert [finding.match for finding in found] == ["Experts say"]
    assert found[0].position[:2] == (1, 33)


def test_a_walk_takes_files_of_data_where_paths_are_configured(tmp_path: Path):
    for name in ("with", "without"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "content.yaml").write_text("text: x\n")
        (tmp_path / name / "content.json").write_text("{}")
    (tmp_path / "with" / "attrlint.toml").write_text('json-paths = ["text"]\n')
    runner = Runner(load(installed=False), Configs(isolated=False), print)
    assert [Path(file).parent.name for file in runner.files([str(tmp_path)])] == ["with", "with"]


@pytest.mark.parametrize("pick", [copyfiles.json, copyfiles.yaml], ids=["json", "yaml"])
def test_halves_of_a_character(pick):
    """A pair is one; what is only half, and cannot be in any file, is no reason to lose the draft."""
    data = r'{"text": "a \ud83d\ude00 b \ud800 c \ude00"}'
    document = pick(data.encode(), "story", ["text"])
    assert document.text == "a 😀 b \ufffd c \ufffd"
    assert document.source.text[slice(*document.locate(2, 3))] == r"\ud83d\ude00"
