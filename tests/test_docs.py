"""Pages that repeat what the code says, held to it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import attrlint
from attrlint import ownrules
from attrlint.config import files, reading
from attrlint.data import directory
from attrlint.readers import markdown, plain
from docs import tables
from tests.reliability.drafts import cases
from tests.rulefiles import example_texts

RULES = [path for path in directory("rules").rglob("*.yaml") if path.parent.name not in ("lexicons", "profiles")]
README = (tables.ROOT / "README.md").read_text("utf-8")


def block(language: str, start: str) -> str:
    """The README's block in a language that starts so."""
    (found,) = (text for text in re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL) if text.startswith(start))
    return found


def test_everything_generated_is_current() -> None:
    stale = {path for path, text in tables.generated().items() if not path.exists() or path.read_text("utf-8") != text}
    names = sorted(str(path.relative_to(tables.ROOT)) for path in stale | tables.left_over())
    assert names == [], "run: python docs/tables.py"


def test_contributing_lists_what_there_is() -> None:
    assert (tables.ROOT / "CONTRIBUTING.md").read_text("utf-8").count("\n| `") > 80


def test_contributing_says_where_everything_is() -> None:
    page = (tables.ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = page.partition("\n## Where things are\n")[2].partition("\nA hard case")[0]
    parts = [
        path
        for path in (tables.ROOT / "attrlint").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    ]
    named = {path.name for path in parts if path.name[0] not in "._"}
    assert sorted(name for name in named if name not in table) == []


def test_benchmarks_are_all_named() -> None:
    folder = tables.ROOT / "benchmarks"
    page = (folder / "README.md").read_text("utf-8")
    assert sorted(path.name for path in folder.glob("*.py") if f"`{path.name}`" not in page) == []


def test_the_bad_drafts_are_counted() -> None:
    page = (tables.ROOT / "docs" / "reliability.md").read_text("utf-8")
    section = page.partition("\n## Bad drafts\n")[2].partition("\n## ")[0]
    told = {kind: int(count) for kind, count in re.findall(r"^\| ([\w ]+) \| (\d+) \|", section, re.MULTILINE)}
    assert told == Counter(case.kind for case in cases())


def test_every_rule_has_a_page_that_the_index_links() -> None:
    codes = {path.name: re.findall(r"^id: (\w+)", path.read_text("utf-8"))[0] for path in RULES}
    index = (tables.ROOT / "docs" / "rules" / "README.md").read_text("utf-8")
    linked = re.findall(r"^\| \[(\w+)\]\((\w+)\.md\) \|", index, re.MULTILINE)
    assert sorted(linked) == sorted((code, code) for code in (*codes.values(), *ownrules.RULES))
    for code, _ in linked:
        page = (tables.ROOT / "docs" / "rules" / f"{code}.md").read_text("utf-8")
        assert f" ({code})\n" in page.partition("\n")[0] + "\n"
        assert "\n## How to suppress it\n" in page
    counted = re.findall(r"^\| \[\w+\]\(docs/rules/README\.md#\w+\) \| .* \| (\d+) \|$", README, re.MULTILINE)
    assert sum(map(int, counted)) == len(codes)


def test_the_pages_of_rules_hold_what_the_rule_files_say() -> None:
    page = (tables.ROOT / "docs" / "rules" / "QNT301.md").read_text("utf-8")
    rule = (directory("rules") / "quantities" / "bare-magnitude.yaml").read_text("utf-8")
    for text in example_texts(rule, "silent"):
        assert f"```text\n{text}\n```" in page
    for part in ("## Measured\n", "findings read were right", "- not if `counted`: ", "{{quantify}}", "on in crime, "):
        assert part in page


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
    assert all(f"\n| `{key}` |" in README for key in reading.KEYS)
