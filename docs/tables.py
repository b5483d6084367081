"""Everything that repeats what code and rules say, written anew: `python docs/tables.py`.

Tables stand under their headings in CONTRIBUTING.md and README.md, the README's sample below the command that
prints it; schemas/ and docs/rules/ are written whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import chdir, redirect_stdout
from functools import cache
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeVar

from attrlint import builtin
from attrlint.cli import main
from attrlint.config.keys import CONFIG
from attrlint.linters import Linters
from attrlint.plugins import Registry
from attrlint.rulebook import Rulebook
from attrlint.rulebook.fields import Key
from attrlint.rulebook.keys import EXAMPLE, FIND, LIST, MEASURED, PROFILE, RULE, VARIANT
from docs.layout import names, table
from docs.rulepages import families, rule_pages
from docs.schemas import Schemas

T = TypeVar("T")

ROOT: Final = Path(__file__).parents[1]

_WRITTEN: Final = {
    "any text": "text, perhaps empty",
    "texts": "a list of texts",
    "words": "text or a list of texts",
    "flag": "true or false",
    "map": "names, each with a text or a list",
    "table": "keys, see below",
    "tables": "a list of keys, see below",
    "examples": "a list of texts or keys, see below",
    "entries": "a list of texts or of keys, or names with a text each",
}
_SHOWN: Final = ("ATT101", "CLM402", "SRC210", "QNT301")
"""The rules whose first finding the README shows."""
_COMMAND: Final = "```console\n$ attrlint check seeds/\n"


def contributing(registry: Registry) -> dict[str, str]:
    """Every table of CONTRIBUTING.md by its heading."""
    checks = ((f"`{c.name}`", c.about, _list(c.options), _list(c.placeholders)) for c in _sorted(registry.checks))
    signals = ((f"`{name}`", names(signal.kinds)) for name, signal in sorted(registry.signals.items()))
    conditions = ((f"`{c.name}`", c.about) for c in _sorted(registry.conditions))
    return {
        "## Keys of a rule file": _keys(RULE),
        "### Keys of `find`": _keys(FIND),
        "### Keys of a variant": _keys(VARIANT),
        "### Keys of an example": _keys(EXAMPLE),
        "### Keys of `measured`": _keys(MEASURED),
        "## Keys of a word list": _keys(LIST),
        "## Keys of a profile": _keys(PROFILE),
        "## Checks": table(("check", "finds", "options", "placeholders"), checks),
        "## Signals": table(("signal", "kinds"), signals),
        "## Conditions": table(("condition", "holds when"), conditions),
    }


def readme(book: Rulebook) -> dict[str, str]:
    """Every table of README.md by its heading."""
    keys = ((f"`{key.name}`", key.about) for key in CONFIG)
    return {"## Rules": families(book), "## Configuration": table(("key", "says"), keys)}


def with_tables(page: str, tables: Mapping[str, str]) -> str:
    """The page with the first table under each heading written anew."""
    for heading, rows in tables.items():
        place = re.compile(rf"(?m)^({re.escape(heading)}\n(?:(?!#|\|).*\n)*)(?:\|.*\n)+")
        found = place.search(page)
        if not found:
            raise ValueError(f"no table stands under “{heading}”")
        page = page[: found.end(1)] + rows + page[found.end() :]
    return page


def output() -> list[str]:
    """What `attrlint check seeds/` prints, block by block."""
    printed = StringIO()
    with chdir(ROOT), redirect_stdout(printed):
        main(["check", "seeds/", "--isolated", "--color", "never"])
    return printed.getvalue().strip().split("\n\n")


def with_sample(page: str) -> str:
    """The page with some of that output written anew."""
    before, command, rest = page.partition(_COMMAND)
    blocks = output()
    firsts = {next(at for at, block in enumerate(blocks) if f"[{code}]" in block) for code in _SHOWN}
    kept = sorted({*firsts, len(blocks) - 1})
    gaps = ["[…]\n\n" if at - before > 1 else "" for before, at in pairwise([-1, *kept])]
    sample = "\n\n".join(f"{gap}{blocks[at]}" for gap, at in zip(gaps, kept, strict=True))
    after = rest.partition("\n```")[2]
    return f"{before}{command}{sample}\n```{after}"


def _keys(keys: Iterable[Key]) -> str:
    rows = ((f"`{key.name}`", "yes" if key.required else "", _written(key), key.about) for key in keys)
    return table(("key", "required", "written as", "says"), rows)


def _written(key: Key) -> str:
    if key.choices:
        return names(key.choices)
    return key.form or _WRITTEN.get(key.type, key.type)


def _list(about: Mapping[str, str]) -> str:
    return "; ".join(f"`{name}`: {what}" for name, what in about.items())


def _sorted(parts: Mapping[str, T]) -> list[T]:
    return [parts[name] for name in sorted(parts)]


@cache
def generated() -> dict[Path, str]:
    """The text of every file that is written here, in whole or in part, as it should be."""
    registry = builtin.load(installed=False)
    book = Linters(registry, print).book()
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    front = (ROOT / "README.md").read_text("utf-8")
    return {
        ROOT / "CONTRIBUTING.md": with_tables(page, contributing(registry)),
        ROOT / "README.md": with_sample(with_tables(front, readme(book))),
        **{ROOT / "schemas" / name: text for name, text in Schemas(registry, book).all().items()},
        **{ROOT / "docs" / "rules" / name: text for name, text in rule_pages(registry, book).items()},
    }


def left_over() -> set[Path]:
    """Files of rules and schemas that are no more."""
    return {path for folder in ("schemas", "docs/rules") for path in (ROOT / folder).iterdir()} - generated().keys()


if __name__ == "__main__":
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    for path in left_over():
        path.unlink()
