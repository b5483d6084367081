import pytest

from attrlint.signals.bodies import bodies, related
from tests.shipped import signals


def test_every_name_of_a_body_leads_to_one() -> None:
    found = signals("The Pentagon said so. [Source: DoD readout; Dept. of Defense]").get(bodies)
    assert [body.written for body in found.items] == ["Pentagon", "DoD", "Dept. of Defense"]
    assert {body.name for body in found.items} == {"Department of Defense"}


def test_small_letters_name_nobody() -> None:
    assert signals("Those who said it had fed the dog, sec by sec.").get(bodies).items == []


@pytest.mark.parametrize(
    ("one", "other", "yes"),
    [
        ("United Nations", "United Nations", True),
        ("United Nations Refugee Agency", "United Nations", True),
        ("United Nations", "United Nations Human Rights Office", True),
        ("United Nations Refugee Agency", "United Nations Human Rights Office", False),
        ("Congress", "Congressional Budget Office", False),
    ],
)
def test_related(one: str, other: str, yes: bool) -> None:
    assert related(one, other) is yes
