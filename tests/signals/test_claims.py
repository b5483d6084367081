from itertools import pairwise

import pytest

from attrlint.signals.claims import claims
from tests.shipped import signals, words


@pytest.mark.parametrize(
    ("text", "kind", "claim"),
    [
        ("Unemployment stands at 7.4%.", "statistic", "7.4%"),
        ("One in five children goes hungry.", "statistic", "One in five"),
        ("The bridge cost $90 million.", "price", "$90 million"),
        (
            "The call was the first formal contact since mid-February.",
            "superlative",
            "the first formal contact since mid-February",
        ),
        ("It was the deadliest quake in a century.", "superlative", "the deadliest quake in a century"),
        ("Twelve people were killed.", "toll", "Twelve people were killed"),
        ("The strike injured 40.", "toll", "injured 40"),
        ("Dunn embezzled $2 million.", "allegation", "Dunn embezzled"),
        ("Acme bribed officials.", "allegation", "Acme bribed"),
        ("Dunn, who ran the fund, embezzled it.", "allegation", "Dunn, who ran the fund, embezzled"),
        ("Dunn repeatedly threatened two witnesses in May.", "allegation", "Dunn repeatedly threatened two witnesses"),
        ("Her husband shot her in the kitchen.", "allegation", "Her husband shot her"),
        ("The company bribed two inspectors.", "allegation", "The company bribed"),
        ("He killed his former wife.", "allegation", "He killed his former wife"),
        ("In May, the mayor took bribes.", "allegation", "the mayor took bribes"),
        ("The firm’s chief executive murdered a witness.", "allegation", "The firm’s chief executive murdered"),
        ("The firm is the fastest-growing in Europe.", "superlative", "the fastest-growing in Europe"),
        ("It is the poorest district in the county.", "superlative", "the poorest district in the county"),
        ("It is the safest way to travel in the city.", "superlative", "the safest way to travel in the city"),
        ("It led to a sharp rise in rents.", "cause", "led to a sharp rise"),
        ("The outbreak was caused by the old wells.", "cause", "caused by the old wells"),
        ("It could widen the war or trigger famine for years.", "forecast", "could widen the war or trigger famine"),
        ("Rents will soon double.", "forecast", "will soon double"),
    ],
)
def test_what_a_checker_would_underline(text: str, kind: str, claim: str) -> None:
    found = signals(text)
    assert (kind, claim) in [(item.kind, words(found, item.span)) for item in found.get(claims)]


@pytest.mark.parametrize(
    "text",
    [
        "Rain hammered the tin roof as the bus pulled in.",
        "First, we walked to the river.",
        "The first lady visited the two armed forces.",
        "Section 230 protects Route 66 at 9 a.m.",
        "“Twelve people were killed,” he said.",
        "Were 12,000 people killed?",
        "# 12,000 people killed",
        "> 12,000 people were killed.",
        "Lee, 43, lives at 1600 Elm Street.",
    ],
)
def test_what_needs_no_checking(text: str) -> None:
    assert [item for item in signals(text, markup=True).get(claims) if item.checkable] == []


@pytest.mark.parametrize(
    "text",
    [
        "The council will vote on the budget.",
        "She could hear the war.",
        "The speech led to applause.",
        "They marched for good causes and against hunger.",
        "The outbreak is over. It was caused by rain.",
    ],
)
def test_neither_forecast_nor_cause(text: str) -> None:
    assert {item.kind for item in signals(text).get(claims)} <= {"hint"}


def test_claims_do_not_overlap() -> None:
    spans = [item.span for item in signals("Twelve people were killed, the worst toll in a century.").get(claims)]
    assert len(spans) > 1
    assert all(one.end <= two.start for one, two in pairwise(spans))


@pytest.mark.parametrize(
    ("verdict", "alleged"),
    [
        ("A judge has jailed Peter Dunn.", False),
        ("Peter Dunn pleaded guilty in May.", False),
        ("A judge has jailed Peter Hale.", True),
        ("Peter Dunn was jailed without bond.", True),
        ("Peter Dunn pleaded not guilty in May.", True),
    ],
)
def test_what_a_court_has_decided_is_alleged_no_longer(verdict: str, alleged: bool) -> None:
    [claim] = [item for item in signals(f"{verdict} Dunn stole a ring.").get(claims) if item.kind == "allegation"]
    assert claim.checkable is alleged


@pytest.mark.parametrize(
    "text",
    [
        "Looters stole food from the stall.",
        "A Briton stole food from the stall.",
        "The paper says that the mayor took bribes.",
        "The year the mayor took bribes, it rained.",
        "After he killed his wife, it rained.",
        "The mayor murdered the song and killed the bill.",
        "He shot his wife a look.",
        "The coach shot her portrait.",
        "A clerk took bribes.",
        "The mayor allegedly took bribes.",
    ],
)
def test_what_accuses_nobody(text: str) -> None:
    assert [item for item in signals(text).get(claims) if item.kind == "allegation"] == []


@pytest.mark.parametrize(
    "told", ["Peter Dunn was charged with murder.", "Dunn pleaded not guilty.", "Dunn was found guilty of murder."]
)
def test_a_case_in_court_speaks_for_whoever_has_no_name(told: str) -> None:
    [claim] = [item for item in signals(f"{told} He killed his wife.").get(claims) if item.kind == "allegation"]
    assert not claim.checkable


@pytest.mark.parametrize(
    ("told", "alleged"),
    [
        ("The mayor was indicted in May.", False),
        ("Peter Dunn, a clerk, was indicted in May.", True),
        ("Nobody has ever been charged.", True),
        ("In the novel, nobody minds.", None),
        ("It was 1871.", True),
    ],
)
def test_an_office_is_alleged_to_have_done_it_until_the_draft_tells_its_own_case(
    told: str, alleged: bool | None
) -> None:
    found = [item for item in signals(f"{told} The mayor took bribes.").get(claims) if item.kind == "allegation"]
    assert [item.checkable for item in found] == ([] if alleged is None else [alleged])


@pytest.mark.parametrize(
    ("text", "alleged"),
    [
        ("The mayor took bribes in 1871.", False),
        ("The mayor took bribes in the 1920s.", False),
        ("The mayor took bribes in 2019.", True),
        ("Dunn robbed Hale and scored two touchdowns.", False),
        ("Dunn took bribes and scored two touchdowns.", True),
    ],
)
def test_times_long_past_and_games_accuse_nobody(text: str, alleged: bool) -> None:
    assert any(item.kind == "allegation" for item in signals(text).get(claims)) is alleged
