"""Rules tried on their own examples."""

from attrlint.authoring.examples import RuleSetAside, failures
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


def test_a_rule_that_fails_is_a_failure_at_each_example() -> None:
    def slow(_: Rule, example: Example) -> list[Span]:
        raise RuleSetAside("QNT301 took too long")

    tried = rule((Example("dozens", (Span(0, 6),), line=8),), (Example("two", line=9),))
    assert [str(problem) for problem in failures(tried, slow)] == [
        "x.yaml:8:1: QNT301 took too long",
        "x.yaml:9:1: QNT301 took too long",
    ]


def test_the_part_that_holds_a_rule_back_is_named() -> None:
    def check(tried: Rule, example: Example) -> list[Span]:
        return [] if "quoted" in tried.unless or "dated" in tried.given else dozens(tried, example)

    base = rule((Example("dozens", (Span(0, 6),), line=8),))
    for given, unless, named in (
        ((), ("counted", "quoted"), "unless: quoted"),
        (("named", "dated"), ("counted",), "given: dated"),
        (("dated",), ("quoted",), "given and unless and everywhere: false"),
    ):
        (problem,) = failures(base._replace(given=given, unless=unless), check)
        assert problem.message.endswith(f"it should mark “[[dozens]]”; without “{named}” it would find something")
