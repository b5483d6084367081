"""What the draft says in its own voice."""

from __future__ import annotations

from bisect import bisect_left

from attrlint.document import PROSE_KINDS, Span
from attrlint.signals import Signals
from attrlint.signals.quotations import quotations
from attrlint.signals.sourcemarks import tag_spans


def own_prose(signals: Signals, span: Span) -> bool:
    """Whether a span stands in a paragraph or list item, outside quotation marks and source tags.

    `span` counts code points of the document, end exclusive.
    """
    if signals.document.block_at(span.start).kind not in PROSE_KINDS:
        return False
    if signals.get(quotations).at(span.start) is not None:
        return False
    return not _tagged(signals, span)


def in_tag(signals: Signals, span: Span) -> bool:
    """Whether a span stands in a source tag or a footnote; counted as in `own_prose`."""
    return signals.document.block_at(span.start).kind == "note" or _tagged(signals, span)


def _tagged(signals: Signals, span: Span) -> bool:
    tags = signals.get(tag_spans)
    at = bisect_left(tags, span)
    return any(tag.overlaps(span) for tag in tags[max(0, at - 1) : at + 1])
