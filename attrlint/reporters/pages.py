"""Pages that need nothing else: style and script inside, and a policy that lets nothing run or load but those.

Everything that comes from a draft is escaped, its control characters are replaced.
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

from attrlint.printable import count, printable

_TEMPLATES: Final = Path(__file__).parent / "templates"


def page(template: str, styles: Sequence[str], scripts: Sequence[str] = (), **told: object) -> str:
    """A template of ours, filled: its files become `style` and `script`, `policy` what lets in exactly those."""
    style, script = ("".join(map(_text, names)) for names in (styles, scripts))
    allowed = "".join(
        f" {kind}-src '{_digest(text)}';" for kind, text in (("style", style), ("script", script)) if text
    )
    policy = f"default-src 'none';{allowed} base-uri 'none'; form-action 'none'"
    ours = {"style": Markup(style), "script": Markup(script)}  # noqa: S704  not a draft's
    return _environment().get_template(template).render(**ours, policy=policy, **told)


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
    environment.filters["slug"] = lambda words: words.lower().replace(" ", "-")
    return environment


def _shown(value: object) -> object:
    """What a browser gets: draft text without controls and bidirectional overrides."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _text(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


def _digest(text: str) -> str:
    """A source expression of the policy that lets exactly this text in."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
