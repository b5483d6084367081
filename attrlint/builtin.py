"""attrlint's own plugin: its readers, signals, conditions, checks, reporters and rules.

What reads a draft is imported when its hook is called: a run in which no draft has changed does without.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrlint.data import directory
from attrlint.plugins import Later, Registry, Reporter, Signal, collect, hookimpl
from attrlint.readers import Reader, adoc, copyfiles, docx, html, markdown, newsxml, plain, rst

if TYPE_CHECKING:
    from attrlint.checks import Check
    from attrlint.conditions import Condition


@hookimpl
def attrlint_readers() -> Sequence[Reader]:
    """The file formats."""
    return (
        plain.READER,
        markdown.READER,
        html.READER,
        rst.READER,
        adoc.READER,
        docx.READER,
        newsxml.READER,
        *copyfiles.READERS,
    )


@hookimpl
def attrlint_signals() -> Mapping[str, Signal]:
    """The signals that rules can find."""
    from attrlint.signals.attributions import attributions
    from attrlint.signals.claims import claims
    from attrlint.signals.dates import dates
    from attrlint.signals.quantities import quantities
    from attrlint.signals.quotations import quotations
    from attrlint.signals.sourcemarks import sourcemarks
    from attrlint.signals.vagueness import vagueness

    return {
        "attributions": Signal(attributions, ("speech", "document", "hearsay", "thought", "attitude")),
        "claims": Signal(
            claims,
            (
                *("statistic", "price", "toll", "superlative", "record"),
                *("allegation", "forecast", "cause", "event", "hint"),
            ),
        ),
        "dates": Signal(
            dates,
            (
                *("full", "yearless", "month", "month-year", "year", "part", "period"),
                *("weekday", "relative", "event", "numeric", "impossible"),
            ),
        ),
        "quantities": Signal(
            quantities,
            (
                *("count", "percent", "points", "money", "measure", "duration", "multiple", "fraction"),
                *("ratio", "age", "ordinal", "year", "score", "time", "label"),
            ),
        ),
        "quotations": Signal(lambda signals: signals.get(quotations).items, ("sentence", "fragment", "term")),
        "sourcemarks": Signal(
            sourcemarks, ("tag", "line", "agency", "citation", "number", "footnote", "link", "cite", "comment")
        ),
        "vagueness": Signal(vagueness, ("encyclopedia", "news")),
    }


@hookimpl
def attrlint_conditions() -> Sequence[Condition]:
    """The named conditions."""
    from attrlint.conditions import CONDITIONS

    return CONDITIONS


@hookimpl
def attrlint_checks() -> Sequence[Check]:
    """The engines behind the shipped rules."""
    from attrlint.checks import (
        ages,
        arithmetic,
        calendar,
        claim,
        conflicts,
        details,
        magnitudes,
        metadata,
        names,
        periods,
        phrase,
        quotedwords,
        quotemarks,
        rates,
        repeats,
        sourcetag,
        speakers,
        spellings,
        story,
        tables,
        tallies,
        tenses,
        units,
    )

    modules = (
        *(phrase, claim, details, sourcetag, repeats, names, speakers, story),
        *(tenses, quotemarks, quotedwords, metadata, spellings),
        *(calendar, arithmetic, ages, periods, units, rates, tables),
        *(tallies, conflicts, magnitudes),
    )
    return tuple(module.CHECK for module in modules)


@hookimpl
def attrlint_reporters() -> Sequence[Reporter]:
    """The output formats; a run needs one."""
    rows = (
        ("full", "for reading: each finding with its sentence and what to do about it", "text:full"),
        ("concise", "path:line:col: CODE message", "text:concise"),
        ("grouped", "a heading for each file, its findings below it", "text:grouped"),
        ("json", "an array of findings", "data:array"),
        ("jsonl", "a finding a line, as JSON", "data:lines"),
        ("sarif", "SARIF 2.1.0, for code scanning", "sarif:sarif"),
        ("github", "annotations of a GitHub workflow run", "codehosts:github"),
        ("gitlab", "a GitLab code quality report", "codehosts:gitlab"),
        ("junit", "JUnit XML: a suite for each file, a failed case for each finding", "xml:junit"),
        ("checkstyle", "Checkstyle XML", "xml:checkstyle"),
        ("rdjson", "one object in reviewdog's format", "reviewdog:rdjson"),
        ("rdjsonl", "a line for each finding in reviewdog's format", "reviewdog:rdjsonl"),
        ("markdown", "a table for a comment on a pull request", "markdown:table"),
    )
    return [Reporter(name, about, Later(f"attrlint.reporters.{place}")) for name, about, place in rows]


@hookimpl
def attrlint_rules() -> Sequence[Path]:
    """The shipped rules."""
    return (directory("rules"),)


def load(*, installed: bool = True) -> Registry:
    """Everything there is: attrlint's own parts and, unless told otherwise, the installed plugins'."""
    return collect(sys.modules[__name__], installed=installed)
