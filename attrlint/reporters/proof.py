"""The annotated article: drafts as they read, on one page that needs nothing else, with what a checker marks in them.

Everything that comes from a draft is escaped, its control characters are replaced, and the page's policy lets nothing
run or load but its own style and script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from attrlint.ledger import OPEN
from attrlint.ledger.checkable import WHOLE
from attrlint.printable import count, printable
from attrlint.reporters.article import Article, linked

_TEMPLATES: Final = Path(__file__).parent / "templates"


def page(articles: Sequence[Article]) -> str:
    """The page as HTML."""
    style, script = _source("page.css") + _source("print.css"), _source("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            articles=articles,
            style=Markup(style),  # noqa: S704  our own, not the draft's
            script=Markup(script),  # noqa: S704
            policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}';"
            " base-uri 'none'; form-action 'none'",
            open_statuses=OPEN,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["count"] = count
    environment.filters["slug"] = lambda status: status.replace(" ", "-")
    environment.tests["linked"] = linked
    environment.tests["whole"] = WHOLE.__contains__
    return environment


def _shown(value: object) -> object:
    """What a browser gets: draft text without controls and bidirectional overrides."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _source(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


def _digest(text: str) -> str:
    """A source expression of the page's policy that lets exactly this text in."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
