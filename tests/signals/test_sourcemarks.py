import pytest

from attrlint.signals.sourcemarks import SourceMark, sourcemarks
from tests.shipped import signals, words

CLAIM = "The bridge cost $90 million to build over the last nine years and more"


def marks(text: str, *, markup: bool = False) -> list[SourceMark]:
    return signals(text, markup=markup).get(sourcemarks)


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("[Source: ONS, 2022]", "tag", "ONS, 2022"),
        ("[Sources: ONS; Eurostat]", "tag", "ONS; Eurostat"),
        ("[Source attribution: DoD briefing]", "tag", "DoD briefing"),
        ("[src: ONS]", "tag", "ONS"),
        ("(Source: ONS)", "tag", "ONS"),
        ("(via Reuters)", "tag", "Reuters"),
        ("(AP)", "agency", "AP"),
        ("[@dunn2020, p. 4]", "citation", "dunn2020"),
    ],
)
@pytest.mark.parametrize("markup", [False, True])
def test_conventions_in_the_text(written: str, kind: str, value: str, markup: bool) -> None:
    [mark] = marks(f"{CLAIM} {written}.", markup=markup)
    assert (mark.kind, mark.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (f"{CLAIM}.[^1]\n\n[^1]: ONS bulletin, 2022.", "footnote", "1"),
        (f"{CLAIM}, [the ONS](https://ons.gov.uk/b) found.", "link", "https://ons.gov.uk/b"),
        (f"{CLAIM}, [the ONS][o] found.\n\n[o]: https://ons.gov.uk/b", "link", "https://ons.gov.uk/b"),
        (f"{CLAIM}. <!-- source: ONS bulletin -->", "comment", "ONS bulletin"),
        (f"{CLAIM}.{{>>source: ONS bulletin<<}}", "comment", "ONS bulletin"),
        (f"{CLAIM}, <cite>ONS bulletin</cite>.", "cite", "ONS bulletin"),
    ],
)
def test_conventions_of_markdown(text: str, kind: str, value: str) -> None:
    [mark] = marks(text, markup=True)
    assert (mark.kind, mark.value) == (kind, value)
    assert mark.resolved


def test_a_line_of_its_own_speaks_for_the_block_above() -> None:
    found = signals(f"{CLAIM}.\n\nSource: ONS, 2022")
    [mark] = found.get(sourcemarks)
    assert (mark.kind, words(found, mark.covers)) == ("line", f"{CLAIM}.")


def test_a_comment_alone_speaks_for_the_block_above() -> None:
    found = signals(f"{CLAIM}.\n\n<!-- source: ONS -->\n\nThe end of it.", markup=True)
    [mark] = found.get(sourcemarks)
    assert words(found, mark.covers) == f"{CLAIM}."


def test_numbers_count_where_a_list_resolves_them() -> None:
    body = f"{CLAIM} [1]. More of it [7].\n\n"
    assert marks(body) == []
    one, seven = marks(body + "References\n\n1. ONS bulletin, 2022.")
    assert (one.resolved, seven.resolved) == (True, False)


def test_front_matter_sources_resolve_footnotes_and_citations() -> None:
    text = f"---\nsources:\n  ons: ONS bulletin, 2022-05-13\n---\n{CLAIM}. [^ons] It is [@ons] and [@nobody].\n"
    footnote, known, unknown = marks(text, markup=True)
    assert [mark.resolved for mark in (footnote, known, unknown)] == [True, True, False]
    assert known.dated


@pytest.mark.parametrize(
    "text",
    [
        "He wrote “[sic]” there.",
        "So [he said] it.",
        "See [Source](https://a.org/x).",
        "The (data show) it.",
        "Ask @dunn about [it].",
    ],
)
def test_what_is_no_tag(text: str) -> None:
    assert [mark for mark in marks(text, markup=True) if mark.kind != "link"] == []


@pytest.mark.parametrize(
    ("written", "fault"),
    [("[Source: ONS", "unclosed"), ("[Soruce: ONS]", "misspelt"), ("[Source ONS]", "no colon"), ("[Source: ONS]", "")],
)
def test_faults_of_form(written: str, fault: str) -> None:
    [mark] = marks(f"{CLAIM}. {written}")
    assert mark.fault == fault


@pytest.mark.parametrize(
    ("comment", "value"),
    [
        ("Audit Office, p. 4", "Audit Office, p. 4"),
        ("Source: Audit Office", "Audit Office"),
        ("Who counted?", None),
        ("check", None),
        ("Need source.", None),
        ("TK from Lee", None),
        ("attrlint: ignore[QNT301] no figure", None),
    ],
)
def test_a_comment_on_a_stretch_names_its_source_unless_it_asks_or_puts_off(comment: str, value: str | None) -> None:
    found = [mark.value for mark in marks(f"{{=={CLAIM}==}}{{>>{comment}<<}}.", markup=True)]
    assert found == ([value] if value else [])
