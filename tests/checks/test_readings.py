from __future__ import annotations

from attrlint.checks.readings import readings
from tests.shipped import signals


def test_roles_hold_the_figures_and_the_words() -> None:
    (reading,) = readings(signals("Sales fell 8% to $369 million from $401 million."), "changes")
    played = {role: [int(q.value) for q in reading.quantities(role)] for role in reading.match.re.groupindex}
    assert {role: values for role, values in played.items() if values} == {
        "change": [8],
        "to": [369_000_000],
        "from": [401_000_000],
    }
    assert reading.words("down") == "fell"
    assert not reading.words("up")


def test_two_shapes_never_read_the_same_words() -> None:
    text = "Sales rose 8% to $369 million from $341 million, up 8% from $341 million."
    read = [reading.extent for reading in readings(signals(text), "changes")]
    assert len(read) == len(set(read)) == 1
