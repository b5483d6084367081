import pytest
from ablation import Case, cases
from pattern import Pattern

from tests.benchmarks.marked import article

TITLE = "Harbour freezes over\n"
PATTERN = Pattern()


def found(marked: str, kind: str = "speech") -> list[Case]:
    return list(cases(article(TITLE + marked, kind), PATTERN))


@pytest.mark.parametrize(
    ("marked", "twin"),
    [
        ("<The port> {said} [its exports fell 12 percent in a year].", "Its exports fell 12 percent in a year."),
        ("<The port> {said} [that its exports fell 12 percent].", "Its exports fell 12 percent."),
        ("[Its exports fell 12 percent in a year], <the port> {said}.", "Its exports fell 12 percent in a year."),
        (
            "[Its exports fell 12 percent in a year], {according to} <the port>.",
            "Its exports fell 12 percent in a year.",
        ),
        ("{According to} <the port>, [its exports fell 12 percent].", "Its exports fell 12 percent."),
        ("But <the port> {said} on Monday [that its exports fell 12 percent].", "Its exports fell 12 percent."),
        ("[Its exports], <the port> {said}, [fell 12 percent last year].", "Its exports fell 12 percent last year."),
        ("[In Oslo], <the port> {said}, [its exports fell 12 percent].", "In Oslo, its exports fell 12 percent."),
        (
            "[Its exports fell 12 percent], <the port> {said}, and [imports fell 9 percent].",
            "Its exports fell 12 percent, and imports fell 9 percent.",
        ),
        (
            "The winter was long. <The port> {said} [it lost $4 million here]. Ships waited.",
            "The winter was long. It lost $4 million here. Ships waited.",
        ),
        (
            "Though the mayor of Oslo had hoped for a short winter, <the port> {said} [its exports fell 12 percent].",
            "Though the mayor of Oslo had hoped for a short winter, its exports fell 12 percent.",
        ),
        (
            "[Its exports fell 12 percent], <the port> {said}, far more than in any of nine winters before.",
            "Its exports fell 12 percent, far more than in any of nine winters before.",
        ),
    ],
)
def test_the_twin_is_the_paragraph_without_source_and_cue(marked: str, twin: str) -> None:
    (case,) = found(marked)
    assert case.twin == twin
    assert case.original == article(marked).text
    assert case.date == "2026-05-13"


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("its exports fell 12 percent", "number"),
        ("it turned two hundred ships away", "number"),
        ("this is the largest port in Norway", "superlative"),
        ("the port had never closed its gates", "superlative"),
        ("the ice caused the crash outside", "cause"),
        ("the captain bribed the guards", "allegation"),
        ("the old pier was closed on Monday", "dated event"),
    ],
)
def test_the_kind_of_claim(claim: str, kind: str) -> None:
    (case,) = found(f"<The port> {{said}} [{claim}].", "document")
    assert case.kind == kind


@pytest.mark.parametrize(
    "marked",
    [
        "<The port> {said} [“its exports fell 12 percent”].",
        "<The port> {said} [its exports fell 12 percent]. It was “a shock”.",
        "<The port> {said} [the pier is old and in need of paint].",
        "<The port> {said} [it lost 12 percent].",
        "<The port> {plans} [to close for 12 weeks of the year].",
        "<The port> {praised} [the 12 captains of the long winter].",
        "<The port> {described} [a winter that cost it 12 percent].",
        "<The port> {found} [a hole in 12 of the old ships].",
        "<The port> {denied} [that its exports fell 12 percent].",
        "<The port> {did not say} [that its exports fell 12 percent].",
        "<The port> {asked} [whether its exports fell 12 percent].",
        "<The port> {said} [its exports should fall 12 percent a year].",
        "<The port> {said} [we lost 12 percent of the trade].",
        "<The port> {said} [the captain told 12 of them to wait].",
        "If the ice holds, <the port> {said}, [its exports fall 12 percent].",
        "{said} [its exports fell 12 percent in a year].",
    ],
)
def test_what_is_no_case(marked: str) -> None:
    assert found(marked) == []


def test_only_paragraphs_with_one_attribution_of_the_right_class() -> None:
    one = "<The port> {said} [its exports fell 12 percent]."
    assert len(found(one)) == 1
    assert found(one, "attitude") == []
    both = article(TITLE + one + "\n" + one)
    text = both.text.replace("percent.\nThe", "percent. The")
    assert list(cases(type(both)(both.id, text, both.date, both.sentences, (), both.attributions), PATTERN)) == []


def test_headlines_are_left_out() -> None:
    assert list(cases(article("<Port> {says} [its exports fell 12 percent]."), PATTERN)) == []
