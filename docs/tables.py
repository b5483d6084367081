"""What CONTRIBUTING.md and README.md repeat of the code, written there: `python docs/tables.py`.

Each table stands under its heading, the sample below the command that prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Final, TypeVar

from attrlint import builtin
from attrlint.cli import main
from attrlint.config.keys import CONFIG
from attrlint.linters import Linters
from attrlint.rulebook.fields import Key
from attrlint.rulebook.keys import EXAMPLE, FIND, MEASURED, RULE, VARIANT
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
}
_SHOWN: Final = ("ATT101", "CLM402", "SRC210", "QNT301")
"""The rules whose first finding the README shows."""
_COMMAND: Final = "```console\n$ attrlint check seeds/\n"


def contributing() -> dict[str, str]:
    """Every table of CONTRIBUTING.md by its heading."""
    registry = builtin.load(installed=False)
    checks = ((f"`{c.name}`", c.about, _list(c.options), _list(c.placeholders)) for c in _sorted(registry.checks))
    signals = ((f"`{name}`", _names(signal.kinds)) for name, signal in sorted(registry.signals.items()))
    conditions = ((f"`{c.name}`", c.about) for c in _sorted(registry.conditions))
    return {
        "## Keys of a rule file": _keys(RULE),
        "### Keys of `find`": _keys(FIND),
        "### Keys of a variant": _keys(VARIANT),
        "### Keys of an example": _keys(EXAMPLE),
        "### Keys of `measured`": _keys(MEASURED),
        "## Checks": _table(("check", "finds", "options", "placeholders"), checks),
        "## Signals": _table(("signal", "kinds"), signals),
        "## Conditions": _table(("condition", "holds when"), conditions),
    }


def readme() -> dict[str, str]:
    """Every table of README.md by its heading."""
    return {"## Configuration": _table(("key", "says"), ((f"`{key.name}`", key.about) for key in CONFIG))}


def with_tables(page: str, tables: Mapping[str, str]) -> str:
    """The page with the first table under each heading written anew."""
    for heading, table in tables.items():
        place = re.compile(rf"(?m)^({re.escape(heading)}\n(?:(?!#|\|).*\n)*)(?:\|.*\n)+")
        found = place.search(page)
        if not found:
            raise ValueError(f"no table stands under “{heading}”")
        page = page[: found.end(1)] + table + page[found.end() :]
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
    shown = [next((block for block in blocks if f"[{code}]" in block), "") for code in _SHOWN]
    sample = "\n\n".join([*filter(None, shown), "[…]", blocks[-1]])
    after = rest.partition("\n```")[2]
    return f"{before}{command}{sample}\n```{after}"


def _keys(keys: Iterable[Key]) -> str:
    rows = ((f"`{key.name}`", "yes" if key.required else "", _written(key), key.about) for key in keys)
    return _table(("key", "required", "written as", "says"), rows)


def _written(key: Key) -> str:
    if key.choices:
        return _names(key.choices)
    return key.form or _WRITTEN.get(key.type, key.type)


def _list(about: Mapping[str, str]) -> str:
    return "; ".join(f"`{name}`: {what}" for name, what in about.items())


def _sorted(parts: Mapping[str, T]) -> list[T]:
    return [parts[name] for name in sorted(parts)]


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "".join(f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in line)}|\n" for line in lines)


def pages() -> dict[str, str]:
    """The text of both pages, as it should be."""
    old = {name: (ROOT / name).read_text("utf-8") for name in ("CONTRIBUTING.md", "README.md")}
    return {
        "CONTRIBUTING.md": with_tables(old["CONTRIBUTING.md"], contributing()),
        "README.md": with_sample(with_tables(old["README.md"], readme())),
    }


def schemas() -> dict[str, str]:
    """The text of every file in schemas/, by name."""
    registry = builtin.load(installed=False)
    return Schemas(registry, Linters(registry, print).book()).all()


if __name__ == "__main__":
    for name, page in pages().items():
        (ROOT / name).write_text(page, "utf-8")
    for name, text in schemas().items():
        (ROOT / "schemas" / name).write_text(text, "utf-8")
