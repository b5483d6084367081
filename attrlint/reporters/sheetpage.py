"""The claim ledger as a page (`attrlint claims --output-format html`): plain tables, nothing to load or run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from attrlint.ledger import Row
from attrlint.printable import printable
from attrlint.reporters.sheets import Ledger, summary, total

_TEMPLATES: Final = Path(__file__).parent / "templates"


def page(ledger: Ledger) -> str:
    """The page as HTML; every character of a draft or a checker is escaped."""
    style = (_TEMPLATES / "claims.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        finalize=lambda value: value if isinstance(value, Markup) or not isinstance(value, str) else printable(value),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    table = ledger.table
    state = table.index("state")

    def shown(rows: Sequence[Row]) -> list[int]:
        """The columns that a checker fills, and `state` where anything stands there."""
        return [at for at in range(len(table.columns)) if at in table.typed or (at == state and _any(rows, at))]

    return environment.get_template("claims.html").render(
        sheets=[(sheet, summary(sheet), ledger.of(sheet)) for sheet in ledger.sheets],
        total=total(ledger.sheets),
        others=ledger.others,
        columns=table.columns,
        cell=lambda row, name: row.cells[table.index(name)],
        shown=shown,
        style=Markup(style),  # noqa: S704  our own, not a draft's
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )


def _any(rows: Sequence[Row], at: int) -> bool:
    return any(row.cells[at] for row in rows)
