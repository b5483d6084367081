"""Rules tried on their own examples."""

from attrlint.authoring import failures
from attrlint.document import Span
from attrlint.finding import Severity
from attrlint.rulebook import Example, Rule


def rule(fires: tuple[Example, ...], silent: tuple[Example, ...] = ()) -> Rule:
    return Rule("QNT301", "x", Severity.error, "phrase", "m", "w", "f", fires=fires, silent=silent, path="x.yaml")


def dozens(_: Rule, example: Example) -> list[Span]:
    """Finds each “dozens”, twice over and last first."""
    starts = [at for at in range(len(example.text)) if example.text.startswith("dozens", at)]
    return [Span(at, at + 6) for at in reversed(starts)] * 2


def test_examples_that_hold() -> None:
    marked = Example("dozens of dozens", (Span(0, 6), Span(10, 16)))
    assert failures(rule((marked, Example("dozens")), (Example("two"),)), dozens) == []


def test_what_fails_is_shown_at_its_place() -> None:
    fires = (
        Example("dozens of men", (Span(0, 13),), line=8, column=5),
        Example("two\nmen", (Span(0, 3),), line=9, column=5),
        Example("two men", line=10, column=5),
    )
    silent = (Example("no dozens", line=12, column=7),)
    assert [str(problem) for problem in failures(rule(fires, silent), dozens)] == [
        "x.yaml:8:5: QNT301 marks “[[dozens]] of men”, it should mark “[[dozens of men]]”",
        "x.yaml:9:5: QNT301 marks “two men”, it should mark “[[two]] men”",
        "x.yaml:10:5: QNT301 should fire on this, it finds nothing",
        "x.yaml:12:7: QNT301 marks “no [[dozens]]”, it should mark “no dozens”",
    ]
