import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.signals.attributions import attributions
from attrlint.signals.people import folded, people
from attrlint.signals.spelling import apart, near_miss
from tests.shipped import signals


def named(text: str) -> list[tuple[str, str]]:
    return [(person.title, person.name) for person in signals(text).get(people).persons]


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("On Monday John Kirby spoke.", "", "John Kirby"),
        ("House Speaker Paul Ryan spoke.", "House Speaker", "Paul Ryan"),
        ("Attorney General Eric Holder spoke.", "Attorney General", "Eric Holder"),
        ("Secretary of State John Kerry spoke.", "State", "John Kerry"),
        ("Gov. Nikki Haley spoke.", "Gov.", "Nikki Haley"),
        ("U.S. Sen. Ted Cruz spoke.", "U.S. Sen.", "Ted Cruz"),
        ("NBC anchor Lester Holt spoke.", "", "Lester Holt"),
        ("CNN’s Anderson Cooper spoke.", "", "Anderson Cooper"),
        ("FBI Director James B. Comey spoke.", "FBI Director", "James B. Comey"),
        ("Ursula von der Leyen spoke.", "", "Ursula von der Leyen"),
        ("Ángel Núñez spoke.", "", "Ángel Núñez"),
        ("James O’Neill’s car was there.", "", "James O’Neill"),
        ("Martin Luther King Jr. spoke.", "", "Martin Luther King"),
        ("Bill Clinton spoke.", "", "Bill Clinton"),
        ("John “Tig” Tiegen spoke.", "", "John Tiegen"),
        ("Junichiro (Jun) Koizumi spoke.", "", "Junichiro Koizumi"),
        ("President Obama spoke.", "President", "Obama"),
        ("A spokeswoman, Ana Ruiz, spoke.", "", "Ana Ruiz"),
    ],
)
def test_who_is_introduced(text: str, title: str, name: str) -> None:
    assert named(text) == [(title, name)]


@pytest.mark.parametrize(
    "text",
    [
        "The Justice Department spoke.",
        "The Mueller Report was read.",
        "NBC and CNN spoke.",
        "Kirby spoke.",
        "They spoke in Paris. Nobody came.",
    ],
)
def test_what_is_nobody(text: str) -> None:
    assert named(text) == []


def test_a_full_stop_and_a_possessive_part_names() -> None:
    assert named("He met Kim. Lee Hale spoke.") == [("", "Lee Hale")]
    assert named("He met Ana Ruiz’s Marta Lopez.") == [("", "Ana Ruiz"), ("", "Marta Lopez")]


def test_a_title_leads_back_to_the_full_name_above() -> None:
    found = signals("Sergei Shoigu called. General Shoigu was calm.").get(people)
    assert [person.name for person in found.persons] == ["Sergei Shoigu"]
    assert [mention.titled("Sergei Shoigu called. General Shoigu was calm.") for mention in found.mentions] == [
        False,
        True,
    ]


def test_a_surname_goes_before_a_given_name_and_the_last_before_the_first() -> None:
    found = signals("James Lee came. Lee Hale came. Anna Lee came. Nobody else.").get(people)
    called = found.called("Lee", 60)
    assert called is not None
    assert called.name == "Anna Lee"
    early = found.called("Hale", 16)
    assert early is None
    given_name = found.called("james", 60)
    assert given_name is not None
    assert given_name.name == "James Lee"


def whos(text: str) -> list[str]:
    return [item.who for item in signals(text).get(attributions)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("John Kirby spoke. “We are ready,” Kirby said.", "John Kirby"),
        ("Commissioner James O’Neill came. “Nobody was hurt,” O'Neill said.", "James O’Neill"),
        ("Abdul al Muteiri came. “Nobody was hurt,” Al-Muteiri said.", "Abdul al Muteiri"),
        ("Hillary Clinton came. “It is over,” Hillary said.", "Hillary Clinton"),
        ("Hillary Clinton came. “It is over,” Mrs. Clinton said.", "Hillary Clinton"),
        ("“It is over,” said a spokesman for the Pentagon, John Kirby.", "John Kirby"),
        ("“It is over,” said Peter Hart, an aide to Marco Rubio.", "Peter Hart"),
        ("“It is over,” New York attorney Eric Levine said.", "Eric Levine"),
        ("The ONS said prices rose.", "ONS"),
        ("“It is over,” the mayor said.", ""),
        ("“It is over,” the mayor, Omar Diaz, said.", "Omar Diaz"),
        ("Ada Hale left early, her sister, Ana Hale, said.", "Ana Hale"),
        ("Many drivers, including Mr. Omar Diaz, said so.", ""),
    ],
)
def test_whom_a_source_stands_for(text: str, who: str) -> None:
    assert whos(text) == [who]


def test_an_aide_is_not_the_person_spoken_for() -> None:
    [who] = whos("“It is over,” said a spokesman for Marco Rubio.")
    assert who != "Marco Rubio"
    [who] = whos("West Virginia officials said it was over.")
    assert who != "West Virginia"


def test_of_two_of_one_family_the_one_who_spoke_speaks_on() -> None:
    text = "“I am here,” said Dorothy Woods, whose husband, Ty Woods, was there. “He left,” Woods said."
    assert whos(text) == ["Dorothy Woods", "Dorothy Woods"]


def test_pronouns_lead_back_to_the_last_speaker() -> None:
    assert whos("“We are ready,” John Kirby said. “It is time,” he added.") == ["John Kirby", "John Kirby"]
    text = "“He left,” Jane Cole said.\n\n“It is over,” the mayor, Omar Diaz, said. “We know,” he said."
    assert whos(text) == ["Jane Cole", "Omar Diaz", "Omar Diaz"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [("O’Neill’s", "o'neill"), ("Núñez", "nunez"), ("Al-Muteiri", "muteiri"), ("Jones’", "jones"), ("Jr.", "jr")],
)
def test_spellings_fold(name: str, plain: str) -> None:
    assert folded(name) == plain


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("okafor", "okafar", 1), ("byrne", "bryne", 1), ("giuliani", "giulini", 1), ("lee", "hale", 3), ("", "ab", 2)],
)
def test_slips_of_the_hand(one: str, other: str, slips: int) -> None:
    assert apart(one, other) == slips


@given(st.text("abcd", max_size=6), st.text("abcd", max_size=6))
def test_slips_count_the_same_both_ways(one: str, other: str) -> None:
    assert apart(one, other) == apart(other, one) <= max(len(one), len(other))
    assert (apart(one, other) == 0) == (one == other)


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("Mary Okafor came.", "okafar", "Mary Okafor"),
        ("Rudy Giuliani came.", "giullianni", "Rudy Giuliani"),
        ("Hillary Clinton came.", "clintons", None),
        ("Mary Okafor came.", "okafor", None),
        ("Tom Hale came.", "hall", None),
        ("A Tennessee Republican came.", "republicans", None),
    ],
)
def test_near_misses(text: str, name: str, near: str | None) -> None:
    found = near_miss(signals(text), name)
    assert (found.name if found else None) == near
