"""The annotated article: drafts as they read, on one page, with what a checker marks in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrlint.expressions import expression
from attrlint.ledger import OPEN
from attrlint.ledger.checkable import WHOLE
from attrlint.reporters.article import Article
from attrlint.reporters.pages import page

_WEB: Final = expression(r"https?://[^\s/]", re.IGNORECASE)


def proof(articles: Sequence[Article]) -> str:
    """The page as HTML; at least one article."""
    told = {"articles": articles, "open_statuses": OPEN, "whole": WHOLE, "linked": linked}
    return page("proof.html", ["proof.css", "print.css"], ["proof.js"], **told)


def linked(address: str) -> bool:
    """Whether an address written in a draft may become a link: a web address, and nothing that runs."""
    return bool(_WEB.match(address))
