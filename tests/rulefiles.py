"""A good rule file, and the names it may use, for the tests of rule files."""

from pathlib import Path
from types import SimpleNamespace

from attrlint.datafile import parse
from attrlint.rulebook import Rulebook
from attrlint.rulebook.loading import load
from attrlint.rulebook.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    checks={
        "phrase": SimpleNamespace(options={}, placeholders={}),
        "sum": SimpleNamespace(options={"slack": "per cent"}, placeholders={"sum": "the right sum"}),
    },
    conditions=("quoted", "counted", "idiom", "proper-name"),
    signals={"claims": (), "dates": ("yearless", "weekday")},
    formats=("text", "markdown"),
)

GOOD = """\
id: QNT301
name: bare-magnitude
severity: warning
check: phrase
find: {phrases: [thousands]}
message: "“{match}” is not a number."
why: It hides who counted.
fix: Give the figure.
fires:
  - UN data show [[thousands]] of deaths.
silent:
  - It costs 2 dollars.
"""


def book(tmp_path: Path, **files: str) -> Rulebook:
    """The rulebook of files given by path, `/` written `__`."""
    for name, text in files.items():
        path = tmp_path / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load([tmp_path], VOCABULARY)


def messages(rulebook: Rulebook, root: Path) -> list[str]:
    return [str(problem).replace(f"{root}/", "") for problem in rulebook.problems]


def example_texts(rule: str, key: str) -> list[str]:
    """The texts of a rule file's examples, without their marks."""
    return [item.string(key).replace("[[", "").replace("]]", "") for item in parse("x", rule).fields[key].items]
