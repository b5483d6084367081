"""Pages that repeat what the code says, held to it."""

from __future__ import annotations

import re
from pathlib import Path

import attrlint
from attrlint.config import files
from attrlint.readers import markdown, plain
from docs import tables
from tests.rulefiles import example_texts

README = (tables.ROOT / "README.md").read_text("utf-8")


def block(language: str, start: str) -> str:
    """The README's block in a language that starts so."""
    (found,) = (text for text in re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL) if text.startswith(start))
    return found


def test_contributing_lists_what_there_is() -> None:
    page = (tables.ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert tables.with_tables(page, tables.contributing()) == page, "run: python docs/tables.py"
    assert page.count("\n| `") > 80


def test_the_readmes_sample_is_really_printed() -> None:
    sample = block("console", "$ attrlint check seeds/\n").partition("\n")[2].strip().split("\n\n")
    printed = tables.output()
    assert (sample[0], sample[-1]) == (printed[0], printed[-1]), "run: python docs/tables.py"
    assert [part for part in sample if part not in (*printed, "[…]")] == [], "run: python docs/tables.py"
    assert len(sample) > 4


def test_the_readmes_own_rule_fires_under_its_configuration(tmp_path: Path) -> None:
    rule = block("yaml", "# desk-rules/")
    path = tmp_path / rule.splitlines()[0].removeprefix("# ")
    path.parent.mkdir()
    path.write_text(rule, "utf-8")
    (tmp_path / "attrlint.toml").write_text(block("toml", "rules = "), "utf-8")
    for folder in (tmp_path, tmp_path / "opinion"):
        folder.mkdir(exist_ok=True)
        for key, expected in (("fires", True), ("silent", False)):
            (text,) = example_texts(rule, key)
            (folder / "draft.txt").write_text(text, "utf-8")
            found = [
                finding.match for finding in attrlint.check_file(folder / "draft.txt") if finding.code == "DESK001"
            ]
            assert found == (["well-placed source"] if expected else [])


def test_the_readmes_house_style_can_be_written(tmp_path: Path) -> None:
    lexicon = tmp_path / "desk-rules" / "lexicons" / "house.yaml"
    lexicon.parent.mkdir(parents=True)
    lexicon.write_text(block("yaml", "people.mononyms:"), "utf-8")
    (tmp_path / "attrlint.toml").write_text('rules = ["desk-rules"]\n' + block("toml", "[rule.QNT301]"), "utf-8")
    (tmp_path / "draft.txt").write_text("Oodles came. Dozens left.", "utf-8")
    messages = [f.message for f in attrlint.check_file(tmp_path / "draft.txt") if f.code == "QNT301"]
    assert messages == ["“Oodles”: how many, says who?"]


def test_the_readme_names_every_suffix_and_key() -> None:
    for word in (*plain.READER.suffixes, *markdown.READER.suffixes, *files.NAMES):
        assert f"`{word}`" in README
    assert tables.with_tables(README, tables.readme()) == README, "run: python docs/tables.py"
    assert all(f"\n| `{key}` |" in README for key in files.KEYS)
